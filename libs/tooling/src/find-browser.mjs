// The browser for the tests: an installed one first, then Debian's, then Playwright's own.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './build.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function installed() {
  if (process.env.KOMPASSPLAN_BROWSER) return process.env.KOMPASSPLAN_BROWSER;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      if (existsSync(join(folder, name))) return join(folder, name);
    }
  }
  return null;
}

/** @returns {Promise<string>} path of a Chromium or Chrome; ends the process with one sentence when there is none. */
export async function findBrowser() {
  const found = installed();
  if (found) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('Installerar Chromium med apt-get för webbläsartesterna.');
    await run(['apt-get', 'update', '-qq']);
    await run(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    const fresh = installed();
    if (fresh) return fresh;
  }
  const { code } = await run(['playwright', 'install', 'chromium']);
  if (code === 0) {
    const { chromium } = await import('@playwright/test');
    if (existsSync(chromium.executablePath())) return chromium.executablePath();
  }
  console.error(
    'Webbläsartesterna behöver Chromium. Installera det och kör igen, eller ange sökvägen i KOMPASSPLAN_BROWSER.',
  );
  process.exit(1);
}
