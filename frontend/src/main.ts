import { bootstrapApplication } from '@angular/platform-browser';
import { config } from 'zod';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { useLanguage, storedLanguage } from './app/core/i18n';
import { applyTheme, storedTheme } from './app/core/theme';

// zod would try `new Function`, which the content security policy forbids and reports.
config({ jitless: true });
applyTheme(storedTheme());
void useLanguage(storedLanguage())
  .then(() => bootstrapApplication(App, appConfig))
  .catch((error: unknown) => console.error(error));
