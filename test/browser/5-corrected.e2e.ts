import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessibleInBothThemes, expectNoSideways, signInAs } from './journey';

/** A report of an evaluation that the plan has comes again: the same words first, then corrected. */
const OLD = readFileSync(resolve(import.meta.dirname, '../fixtures/ekvik-2017.txt'), 'utf8');
const GONE = 'Det saknas en trygg kanal för den som vill slå larm om oegentligheter';
const ADDED = 'Samla alla verksamheters öppettider i en kalender';

/** As another year, so that what the other tests have imported is another evaluation. */
function reportOf(...changes: readonly (readonly [from: string, to: string])[]): Buffer {
  const text = changes.reduce(
    (all, [from, to]) => {
      expect(all.split(from), from).toHaveLength(2);
      return all.replace(from, to);
    },
    OLD.replaceAll('2017', '2019'),
  );
  return Buffer.from(text);
}
const CORRECTED = reportOf(
  ['11\t25\t43%', '13\t25\t52%'],
  ['454 poäng av 800', '456 poäng av 800'],
  ['kommunen informerar och svarar i sociala', 'kommunen informerar, svarar och lyssnar i sociala'],
  [`- ${GONE}\n`, `- ${ADDED}\n`],
);

async function review(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer });
  await expect(page.getByRole('heading', { level: 1, name: 'Granska importen' })).toBeVisible({ timeout: 30_000 });
}

const compare = (page: Page) => page.getByRole('button', { name: 'Jämför med planen' });
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Skillnader mot planen' });

test.describe.configure({ mode: 'serial' });

test('the plan gets the evaluation; the same words again differ in nothing', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await review(page, 'rapport.txt', reportOf());
  await page.getByRole('button', { name: 'Skapa 48 åtgärder' }).click();
  await expect(page.getByText('48 åtgärder skapade')).toBeVisible();

  await review(page, 'samma.txt', Buffer.from(`${reportOf().toString()}\n`));
  await expect(page.getByRole('alert')).toContainText('finns redan i planen, med 48 åtgärder');
  await compare(page).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByText('Det finns inget att rätta.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Rätta utvärderingen i planen' })).toHaveCount(0);
  await expectAccessibleInBothThemes(page, 'kp-differences-dialog');
  await dialog.getByRole('button', { name: 'Avbryt importen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Importera en rapport' })).toBeVisible();
});

test('a corrected report: the differences by keyboard, in both themes and on a phone, then the correction', async ({
  page,
}) => {
  await signInAs(page, 'coordinator');
  await review(page, 'rättad.txt', CORRECTED);
  // Only what the plan does not have in these words is left to review.
  await expect(page.locator('kp-check-strip').getByText('0 av 2 granskade')).toBeVisible();
  await expect(page.getByText('46 punkter finns redan i planen')).toBeVisible();
  await expect(page.locator('kp-review-card')).toContainText(/informerar, svarar och lyssnar|öppettider/);
  await compare(page).focus();
  await page.keyboard.press('Enter');
  const dialog = dialogOf(page);
  await expect(dialog).toBeVisible();
  for (const count of ['3 ändrade uppgifter', '1 omformulerad punkt', '1 tillagd punkt', '1 borttagen punkt']) {
    await expect(dialog.getByText(count, { exact: true })).toBeVisible();
  }
  await expect(dialog.getByText('106 punkter är lika')).toBeVisible();
  await expect(dialog.getByText('Inga skillnader i områdena 2, 3, 4, 5, 6, 7 och 8.')).toBeVisible();
  await expect(dialog.locator('del')).toHaveText(['informerar och']);
  await expect(dialog.locator('ins')).toHaveText(['informerar,', 'och lyssnar']);
  await expect(dialog.locator('ins').last()).toHaveCSS('text-decoration-line', 'underline');
  await expect(dialog.getByRole('listitem').filter({ hasText: GONE })).toContainText(/Borttagen.*Å-07 finns kvar/s);
  await expect(dialog.getByRole('listitem').filter({ hasText: ADDED })).toContainText(/Tillagd.*Blir en ny åtgärd/s);
  await expectAccessibleInBothThemes(page, 'kp-differences-dialog');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSideways(page);
  await expectAccessibleInBothThemes(page, 'kp-differences-dialog');
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(compare(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Rätta utvärderingen i planen' }).focus();
  // A look at what others do, under way while one corrects: the own correction is not told as somebody else's.
  const looks = page.waitForRequest('**/api/imports');
  const corrected = page.waitForResponse('**/commit');
  await page.route('**/api/imports', async (route) => {
    await corrected;
    await route.continue().catch(() => undefined);
  });
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await looks;
  await page.keyboard.press('Enter');
  await corrected;
  await page.unroute('**/api/imports');
  await expect(page).toHaveURL(/\/plan/);
  await expect(page.getByText('Utvärderingen är rättad. 1 ny åtgärd.')).toBeVisible();
  await expect(page.getByText(ADDED).first()).toBeVisible();
  await page.getByText(GONE).first().click();
  await expect(page.getByText('finns inte i den rättade rapporten')).toBeVisible();

  await page.goto('/import');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'rättad.txt', mimeType: 'text/plain', buffer: CORRECTED });
  await expect(page.getByText('Den här filen är redan importerad')).toBeVisible();
});
