import { type Browser, expect, test } from '@playwright/test';
import {
  expectAccessible,
  expectAccessibleInBothThemes,
  expectNoSideways,
  screenshotPath,
  send,
  signInAs,
} from './journey';

/** Every page in both themes and languages: opened, free of violations, without a foreign word, narrow enough. */
const PAGES = [
  ['lagesbild', '/'],
  ['plan', '/plan'],
  ['historik', '/historik'],
  ['skillnad', '/historik?view=net&since=2020-09-01'],
  ['mina', '/mina'],
  ['delfragor', '/delfragor'],
  ['paminnelser', '/paminnelser'],
  ['import', '/import'],
  ['mejl', '/mejl'],
  ['installningar', '/installningar'],
] as const;

/** These are shown in the README. */
const SHOWN = new Set(['lagesbild', 'plan']);

test.describe('without signing in', () => {
  for (const theme of ['light', 'dark'] as const) {
    test(`the start page, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.goto('/');
      await expect(page).toHaveURL(/logga-in/);
      await expect(page.getByRole('heading', { name: 'Logga in' })).toBeVisible();
      await expectAccessible(page);
    });
  }

  test('the page behind a sign-in link, before and after a link that has expired', async ({ page }) => {
    await page.goto('/lank/finns-inte');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessibleInBothThemes(page);
    await page.getByRole('button').click();
    await expect(page.getByRole('alert')).toContainText(/[a-zåäö]+\.$/);
    await expectAccessibleInBothThemes(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSideways(page);
  });

  test('the page behind an invitation, also when the password is too short', async ({ page }) => {
    await signInAs(page, 'administrator');
    const wish = { name: 'Ulla Ny', email: 'ulla.ny@ekvik.example', role: 'contributor', unitId: null };
    const invited = await send(page, 'POST', '/api/people', wish);
    expect(invited.status(), await invited.text()).toBe(201);
    let path: string | undefined;
    await expect
      .poll(async () => {
        const { items } = await (await page.request.get('/api/mailbox')).json();
        path = items.map(({ text }: { text: string }) => /\/losenord\/\S+/.exec(text)?.[0]).find(Boolean);
        return path;
      })
      .toBeDefined();
    await page.context().clearCookies();
    await page.goto(path ?? '');
    await expect(page.locator('#nytt-losenord')).toBeVisible();
    await expectAccessibleInBothThemes(page);
    await page.locator('#nytt-losenord').fill('kort');
    await page.locator('button[type=submit]').click();
    await expect(page.getByRole('alert')).toContainText(/[a-zåäö]+\.$/);
    await expectAccessibleInBothThemes(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSideways(page);
  });

  test('the page behind an invitation whose link has expired', async ({ page }) => {
    await page.goto('/losenord/finns-inte');
    await expect(page.getByText(/^Länken gäller inte längre/)).toBeVisible();
    await expect(page.locator('#nytt-losenord')).toHaveCount(0);
    await expectAccessibleInBothThemes(page);
  });

  test('the page behind a reminder whose link has expired', async ({ page }) => {
    await page.goto('/svar/finns-inte');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Länken gäller inte längre');
    await expectAccessibleInBothThemes(page);
  });

  test('the example opens with one click', async ({ page }) => {
    await page.goto('/logga-in');
    await page.getByRole('button', { name: /Öppna exemplet/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Lägesbild' })).toBeVisible();
  });

  test('a wrong password is refused with one sentence', async ({ page }) => {
    await page.goto('/logga-in');
    await page.getByText('Logga in med lösenord').click();
    await page
      .getByLabel(/E-post/)
      .last()
      .fill('chef@ekvik.example');
    await page.getByLabel('Lösenord').fill('fel lösenord');
    await page.getByRole('button', { name: 'Logga in', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Logga in' }).getByRole('alert')).toContainText(/[a-zåäö]+\.$/);
    await page.getByLabel('Lösenord').fill('kompassplan-demo');
    await page.getByRole('button', { name: 'Logga in', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Lägesbild|Mina åtgärder/);
  });
});

for (const [name, path] of PAGES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${name}, ${theme}`, async ({ page }) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      await page.emulateMedia({ colorScheme: theme });
      await signInAs(page, 'coordinator');
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      // A phrase that is missing shows its key.
      expect(await page.locator('body').innerText()).not.toMatch(/\b[a-z]+\.[a-z]+[A-Z-][A-Za-z-]*\b/);
      await expectAccessible(page);
      if (theme === 'light' && SHOWN.has(name)) await page.screenshot({ path: screenshotPath(name) });
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSideways(page);
      await expectAccessible(page);
      await page.setViewportSize({ width: 320, height: 640 });
      await expectNoSideways(page);
      expect(faults).toEqual([]);
    });
  }
}

test.describe('in English', () => {
  const speak = async (browser: Browser, language: string) => {
    const page = await browser.newPage();
    await signInAs(page, 'coordinator');
    expect((await send(page, 'PATCH', '/api/session', { language })).ok()).toBe(true);
    await page.close();
  };
  test.beforeAll(({ browser }) => speak(browser, 'en'));
  // The journeys after this one are Swedish, however these tests end.
  test.afterAll(({ browser }) => speak(browser, 'sv'));

  for (const [name, path] of PAGES) {
    test(name, async ({ page }) => {
      await signInAs(page, 'coordinator');
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      const navigation = await page.getByRole('navigation').first().innerText();
      expect(navigation).not.toMatch(/[åäö]/i);
      await expectAccessible(page);
    });
  }
});

test('each role sees what it may', async ({ page }) => {
  await signInAs(page, 'contributor');
  await page.goto('/');
  const navigation = page.getByRole('navigation').first();
  await expect(navigation.getByText('Plan', { exact: true })).toBeVisible();
  await expect(navigation.getByText('Import', { exact: true })).toHaveCount(0);
  await expect(navigation.getByText('Påminnelser', { exact: true })).toHaveCount(0);
});
