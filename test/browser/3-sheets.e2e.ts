import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { xlsxOf } from '../support/spreadsheets.js';
import { expectAccessible, expectNoSideways, signInAs } from './journey';

/** A report that comes as a spreadsheet: the template, cells to correct, foreign heads, and back out again. */
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function give(page: Page, name: string, rows: Parameters<typeof xlsxOf>[0]): Promise<void> {
  const file = { name, mimeType: XLSX, buffer: await xlsxOf(rows) };
  await page.locator('input[type=file]').setInputFiles(file);
}

test('the template is offered, and what is wrong in it is told cell by cell', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/import');
  await page.getByText('Skriv av rapporten i en mall').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Mall för Excel' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('kompassplan-mall.xlsx');
  await expectAccessible(page);

  await give(page, 'mall-med-fel.xlsx', [
    ['Typ', 'Nummer', 'Text', 'Poäng'],
    ['År', null, '2019', null],
    ['Område', '1', 'Offentlighet och demokrati', 'femtio'],
    ['Förslag', '1', 'Gör mer', null],
  ]);
  await expect(
    page.getByText('2 rutor i filen behöver rättas, den första är D3. Ingenting har sparats.').first(),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /^D3 .*inget tal/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^A4 .*ingen typ/ })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSideways(page);

  const remove = page.getByRole('button', { name: 'Ta bort mall-med-fel.xlsx ur listan' });
  await remove.click();
  await expect(page.getByText('mall-med-fel.xlsx är borttagen ur listan.')).toBeVisible();
  await expect(remove).toHaveCount(0);
});

test('what the file says and the plan cannot take over is told before anything is created', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/import');
  await give(page, 'okanda.xlsx', [
    ['Typ', 'Nummer', 'Text', 'Poäng', 'Max', 'Procent', 'Ansvarig', 'Enhet'],
    ['År', null, '2018'],
    ['Område', '1', 'Offentlighet och demokrati', 40, 100],
    ['Område', '2', 'Tillgänglighet och brukarorientering'],
    ['Delfråga', '1.1', 'Finns en plan?', 16, 15, 100],
    ['Förbättringsområde', '1', 'Berätta mer', null, null, null, 'chef@annanstans.example', 'Okänd enhet'],
    ['Förbättringsområde', '1', 'Lyssna mer', null, null, null, 'chef@annanstans.example'],
  ]);
  await expect(page.getByRole('heading', { level: 1, name: 'Granska importen' })).toBeVisible({ timeout: 30_000 });
  const checks = page.getByRole('list', { name: 'Kontroller' });
  const unknown = checks.getByRole('listitem').filter({ hasText: '2 namn i filen finns inte här' });
  await expect(unknown).toContainText('chef@annanstans.example och Okänd enhet');
  await expect(checks.getByText('siffrorna går inte ihop i 1.1')).toBeVisible();
  await expect(checks.getByText('1 av 2 områden har poäng, så inget går att jämföra')).toBeVisible();
  const card = page.locator('kp-review-card');
  await expect(card.getByText('chef@annanstans.example – finns inte här, lämnas tom')).toBeVisible();
  await expect(card.getByText('Okänd enhet – finns inte här, lämnas tom')).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSideways(page);
});

test('foreign heads: a person says what the columns are, reviews and creates the plan, and downloads it', async ({
  page,
}) => {
  await signInAs(page, 'coordinator');
  await page.goto('/import');
  await give(page, 'handlingsplan.xlsx', [
    ['Avsnitt', 'Förbättringsområde', 'Delfråga', 'Deadline'],
    [
      '1. Offentlighet och demokrati',
      'Gör resultaten begripliga för invånarna',
      '1.3',
      new Date('2027-05-31T00:00:00Z'),
    ],
    [null, 'Bjud in till fler medborgardialoger', null, null],
    ['Ständiga förbättringar', 'Analysera avvikelser i varje verksamhet', null, null],
  ]);
  await expect(page.getByRole('heading', { level: 1, name: 'Vad står i kolumnerna?' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole('columnheader', { name: /Förbättringsområde.*Texten/ })).toBeVisible();
  await expect(page.getByLabel('Texten')).toHaveValue('1');
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSideways(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await expect(page.getByLabel('Område eller nummer')).toHaveValue('0');
  await page.getByLabel('Område eller nummer').selectOption('');
  await page.getByRole('button', { name: 'Läs filen' }).click();
  await expect(page.getByText('Välj kolumner för område eller nummer.')).toBeVisible();
  await page.getByLabel('Område eller nummer').selectOption('0');
  await page.getByRole('button', { name: 'Läs filen' }).click();
  await expect(page.getByText('Skriv året med fyra siffror.')).toBeVisible();
  await page.getByLabel(/^År/).fill('2019');
  await page.getByLabel('Utgåva').selectOption('2016');
  await page.getByRole('button', { name: 'Läs filen' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Granska importen' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('1 av 3 granskade')).toBeVisible();
  await page.getByRole('button', { name: 'Skapa 3 åtgärder' }).click();
  await expect(page.getByText('3 åtgärder skapade')).toBeVisible();

  await page.goto('/import');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Ladda ner handlingsplan.xlsx som CSV' }).click(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv).toMatch(/Förbättringsområde;1;Gör resultaten begripliga för invånarna;.*;1\.3;.*;2027-05-31;/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSideways(page);
});

test('the downloaded plan of the sample is taken in again as it went out', async ({ page }) => {
  await signInAs(page, 'coordinator');
  const { items } = await (await page.request.get('/api/evaluations')).json();
  // The oldest: an evaluation that a journey before this one made may have actions of its own, which no report is asked for.
  const sample = items.findLast((item: { actions: number }) => item.actions >= 48);
  const file = await page.request.get(`/api/evaluations/${sample.id}/export?format=json`);
  await page.goto('/import');
  const buffer = await file.body();
  await page.locator('input[type=file]').setInputFiles({ name: 'plan.json', mimeType: 'application/json', buffer });
  await expect(page.getByRole('heading', { level: 1, name: 'Granska importen' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('454/800 poäng')).toBeVisible();
  await expect(page.getByText('45 av 45 delfrågor')).toBeVisible();

  // The plan has it: nothing is left to review, and what the file says of the actions is not taken over unseen.
  await expect(page.getByText('Inget nytt att granska.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Visa skillnaderna' }).click();
  const dialog = page.getByRole('dialog', { name: 'Skillnader mot planen' });
  await expect(dialog.getByText('Filen säger också något om själva åtgärderna.')).toBeVisible();
  await expect(dialog.getByText('Rapporten säger samma sak som planen')).toHaveCount(0);
  await expectAccessible(page);
  await dialog.getByRole('link', { name: 'Ändra dem i planen' }).click();
  await expect(page).toHaveURL(/\/plan/);
});
