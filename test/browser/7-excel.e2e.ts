import { expect, type Page, test } from '@playwright/test';
import { type Grid, gridOf, xlsxOf } from '../support/spreadsheets.js';
import {
  expectAccessible,
  expectAccessibleInBothThemes,
  expectNoSideways,
  screenshotPath,
  samplePlan,
  send,
  signInAs,
} from './journey';
import { readFileSync } from 'node:fs';

/** The plan out to Excel, edited there while somebody works here, and back: by keyboard, on a phone too. */
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const menu = (page: Page) => page.getByRole('button', { name: 'Excel: exportera och läs in' });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Läs in ändringar från Excel' });

function cell(rows: Grid, row: number, head: string, value?: Grid[number][number]): Grid[number][number] {
  const at = (rows[0] ?? []).indexOf(head);
  const cells = rows[row] ?? [];
  if (value !== undefined) cells[at] = value;
  return cells[at] ?? null;
}

async function give(page: Page, rows: Grid): Promise<void> {
  const file = { name: 'plan.xlsx', mimeType: XLSX, buffer: await xlsxOf(rows) };
  await dialog(page).locator('input[type=file]').setInputFiles(file);
}

test('what is shown goes out, and comes back as the changes that were made in it', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto(`${await samplePlan(page)}&area=2`);
  await menu(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Exportera vyn som Excel' })).toBeFocused();
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/^atgarder-\d{4}-\d{2}-\d{2}\.xlsx$/);
  const rows = await gridOf(readFileSync(await download.path()));
  expect(rows.slice(1).every((_, at) => cell(rows, at + 1, 'Område') === 2)).toBe(true);

  // Meanwhile the first action gets another title here.
  const id = String(cell(rows, 1, 'Id (ändra inte)'));
  const { version } = await (await page.request.get(`/api/actions/${id}`)).json();
  const renamed = await send(
    page,
    'PATCH',
    `/api/actions/${id}`,
    { title: 'Ändrad här' },
    { 'If-Match': `"${version}"` },
  );
  expect(renamed.status(), await renamed.text()).toBe(200);
  const dated = rows.findIndex((_, at) => at > 1 && cell(rows, at, 'Klar senast') instanceof Date);
  cell(rows, 1, 'Åtgärd', 'Åtgärd ur filen: å ä ö');
  cell(rows, 1, 'Kostnad, kr', 125000);
  cell(rows, dated, 'Klar senast', new Date('2031-05-31T00:00:00Z'));
  cell(rows, 3, 'Ansvarig', 'Ingen Alls');
  rows.push(rows[0]!.map((head) => (head === 'Åtgärd' ? 'En ny rad' : null)));

  await menu(page).click();
  await page.getByRole('button', { name: 'Läs in ändringar från Excel…' }).click();
  await give(page, rows);
  await expect(dialog(page).getByText('3 ändringar i 2 åtgärder.')).toBeVisible({ timeout: 30_000 });
  await expect(dialog(page).getByText('Ingen Alls finns inte bland personerna', { exact: false })).toBeVisible();
  await expect(dialog(page).getByText('Raden är ny.', { exact: false })).toBeVisible();
  await expect(dialog(page).getByText(/^Ändrades här av .+\.$/)).toBeVisible();
  await expectAccessibleInBothThemes(page, 'dialog');
  await page.screenshot({ path: screenshotPath('excel') });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSideways(page);
  await page.screenshot({ path: screenshotPath('excel-390') });
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSideways(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  // What stands here is kept until somebody chooses otherwise.
  await expect(dialog(page).getByRole('radio', { name: 'Behåll: Ändrad här' })).toBeChecked();
  await dialog(page).getByRole('radio', { name: 'Behåll: Ändrad här' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(dialog(page).getByRole('radio', { name: 'Från filen: Åtgärd ur filen: å ä ö' })).toBeChecked();
  await dialog(page).getByRole('button', { name: 'Gör 3 ändringar' }).click();
  await expect(dialog(page).getByText('Skriv varför datumen flyttas.')).toBeVisible();
  await expect(dialog(page).getByLabel('Varför flyttas datumen?')).toBeFocused();
  await page.keyboard.type('Nytt beslut i nämnden');
  await dialog(page).getByRole('button', { name: 'Gör 3 ändringar' }).click();
  await expect(page.getByText('2 åtgärder är ändrade.')).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByText('Åtgärd ur filen: å ä ö').first()).toBeVisible();
  expect((await (await page.request.get(`/api/actions/${id}`)).json()).cost).toBe(125000);

  // The same file once more changes nothing.
  await menu(page).click();
  await page.getByRole('button', { name: 'Läs in ändringar från Excel…' }).click();
  await give(page, rows);
  await expect(dialog(page).getByText('Inga ändringar', { exact: false })).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
});

test('on a phone the menu is a sheet at the bottom', async ({ page }) => {
  await signInAs(page, 'leadership');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/plan');
  await menu(page).click();
  await expect(page.getByRole('link', { name: 'Exportera vyn som CSV' })).toBeVisible();
  await expectNoSideways(page);
  await page.screenshot({ path: screenshotPath('excel-menu-390') });
});
