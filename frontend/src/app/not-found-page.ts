import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from './core/i18n';

@Component({
  selector: 'kp-not-found-page',
  imports: [RouterLink, TranslatePipe],
  template: `
    <main class="alone">
      <h1>{{ 'shell.not-found' | t }}</h1>
      <p>{{ 'shell.not-found-text' | t }}</p>
      <a class="btn pri" routerLink="/">{{ 'shell.to-start' | t }}</a>
    </main>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFoundPage {}
