import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSideways, samplePlan, signInAs } from './journey';

/** From the plan to who changed what, to what differs, to a file, and to the proof that nobody altered it. */
test('the history of the plan', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto(await samplePlan(page));
  await page.getByRole('link', { name: 'Historik' }).click();
  await expect(page).toHaveURL(/\/historik/);
  await expect(page.getByRole('heading', { level: 1, name: 'Historik' })).toBeVisible();
  const entries = page.locator('kp-history-steps li');
  await expect(entries).toHaveCount(50);
  await page.getByRole('button', { name: 'Visa fler' }).click();
  await expect(entries).toHaveCount(100);

  await page.getByLabel('Fält').selectOption({ label: 'Klar senast' });
  await expect(page).toHaveURL(/field=due/);
  await expect(entries.first()).toContainText('Klar senast');
  // In words, with the date as people write it.
  await expect(entries.first()).toContainText(/\d{1,2} (jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec)/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Ladda ned som CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^historik-\d{4}-\d\d-\d\d\.csv$/);
  expect(readFileSync(await download.path(), 'utf8')).toContain(';Klar senast;');

  await entries
    .first()
    .getByRole('link', { name: /^En åtgärd: / })
    .click();
  await expect(page).toHaveURL(/action=/);
  const numbers = page.locator('kp-history-steps a.q');
  await expect.poll(async () => new Set(await numbers.allInnerTexts()).size).toBe(1);
  await page.getByRole('button', { name: 'Ta bort valet En åtgärd' }).click();
  await page.getByRole('button', { name: 'Rensa' }).click();
  await expect(page).not.toHaveURL(/field=|action=/);

  await page.getByRole('button', { name: 'Före och efter' }).click();
  await page.getByLabel('Från och med').fill('2020-09-01');
  await expect(page).toHaveURL(/view=net.*since=2020-09-01|since=2020-09-01.*view=net/);
  await expect(page.locator('kp-history-net li').first()).toContainText('Å-01');
  await page.getByLabel('Från och med').fill('2199-12-31');
  await expect(page.getByText('Inget skiljer sig mellan dagarna.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Visa allt' }).click();

  await page.getByRole('button', { name: 'Kontrollera kedjan' }).click();
  await expect(page.getByText(/Kedjan är hel: \d+ händelser är oförändrade\./)).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSideways(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('kp-history-filters')).toBeHidden();
  await expect(page.locator('kp-history-net li').first()).toBeVisible();
});

test('staff read the history of the plan, and neither the check nor what is not theirs to read', async ({ page }) => {
  await signInAs(page, 'contributor');
  await page.goto('/historik');
  await expect(page.locator('kp-history-steps li').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Kontrollera kedjan' })).toHaveCount(0);
  const kinds = await page.getByLabel('Gäller').locator('option').allInnerTexts();
  expect(kinds).toEqual(['Hela planen', 'Åtgärder', 'Mål och utvärdering', 'Personer och enheter']);
});

test('a history that cannot be loaded says so, and can be tried again', async ({ page }) => {
  await signInAs(page, 'coordinator');
  let broken = true;
  await page.route('**/api/history?**', (route) => (broken ? route.abort() : route.continue()));
  await page.goto('/historik');
  await expect(page.getByText('Historiken kunde inte läsas in')).toBeVisible();
  await expectAccessible(page);
  broken = false;
  await page.getByRole('button', { name: 'Försök igen' }).click();
  await expect(page.locator('kp-history-steps li').first()).toBeVisible();
});
