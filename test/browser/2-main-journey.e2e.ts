import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, signInAs } from './journey';

/*
 * The road through the product once, as its people go it: the coordinator imports and assigns, the owner reports from the
 * phone, a second person verifies, and the points move. Then the reminder and the page behind its link.
 */
const fixtures = resolve(import.meta.dirname, '../fixtures');
const screenshots = resolve(import.meta.dirname, 'screenshots');
test.describe.configure({ mode: 'serial' });

const headline = (page: Page) => page.getByText(/^[\d,]+ av [\d,]+ poäng$/).first();

test('upload, review, commit: 48 actions, and the same file again changes nothing', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles(`${fixtures}/ekvik-2017.txt`);
  await expect(page.getByRole('heading', { level: 1, name: 'Granska importen' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('454/800 poäng')).toBeVisible();
  await expect(page.getByText('45 av 45 delfrågor')).toBeVisible();
  await expect(page.getByText('0 rader oplacerade')).toBeVisible();
  await expect(page.getByText('0 av 48 granskade')).toBeVisible();
  await expectAccessible(page);

  // By keyboard: the first suggestion, the next one, its second suggestion, undo.
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 av 48 granskade')).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByText('0 av 48 granskade')).toBeVisible();
  await page.getByRole('button', { name: /^Bekräfta alla \d+ starka$/ }).click();
  await expect(page.getByText(/^[1-9]\d? av 48 granskade$/)).toBeVisible();
  await page.screenshot({ path: `${screenshots}/granska.png` });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Skapa 48 åtgärder' }).click();
  await expect(page).toHaveURL(/\/plan/);
  await expect(page.getByText('48 åtgärder skapade')).toBeVisible();
  await expect(page.getByText('48 inte påbörjade')).toBeVisible();

  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles(`${fixtures}/ekvik-2017.txt`);
  await expect(page.getByText('Den här filen är redan importerad')).toBeVisible();
});

test('a file that is no report gets one sentence', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/import');
  const file = { name: 'brev.txt', mimeType: 'text/plain', buffer: Buffer.from('Hej!\nInga områden här.\n') };
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText('Rapporten gick inte att läsa')).toBeVisible();
  await expect(page.getByText(/innehåller inget av Kommunkompassens områden/).first()).toBeVisible();
});

test('assign an owner and a date in the table', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/plan');
  const row = page.getByRole('row', { name: /Å-07/ });
  await row.getByRole('button', { name: /^Ansvarig: .*Ändra$/ }).click();
  await page.getByRole('option', { name: /Bo Berg/ }).click();
  await expect(row.getByText('Bo Berg')).toBeVisible();
  await row.getByRole('button', { name: /^Klar senast: .*Ändra$/ }).click();
  const dialog = page.getByRole('dialog');
  const soon = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await dialog.locator('input[type=date], input').first().fill(soon);
  await dialog.getByRole('button', { name: /^(Spara|Ändra)$/ }).click();
  await expect(row.getByText('Välj datum')).toHaveCount(0);
});

test('the owner reports from the phone, and a second person verifies', async ({ page, browser }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, 'contributor');
  await page.goto('/mina');
  await expectAccessible(page);
  await page.goto('/plan');
  await page.getByRole('listitem').filter({ hasText: 'Å-07' }).getByRole('link').click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('På väg', { exact: true }).click();
  await drawer.getByLabel(/Framsteg/).fill('40');
  await drawer.getByRole('textbox').first().fill('Första utkastet är klart.');
  await drawer.getByRole('button', { name: 'Spara uppdatering' }).click();
  await expect(drawer.getByText('Första utkastet är klart.').last()).toBeVisible();
  await expectAccessible(page);

  await drawer.getByText('Klar', { exact: true }).click();
  await drawer.getByRole('button', { name: 'Spara uppdatering' }).click();
  await expect(drawer.getByText('Klar, ej verifierad').first()).toBeVisible();
  await drawer.getByRole('button', { name: 'Lägg till', exact: true }).click();
  await drawer.getByLabel('Adress').fill('https://ekvik.example/visselblasning');
  await drawer.getByLabel('Rubrik').fill('Sidan om visselblåsning');
  await drawer.getByRole('button', { name: 'Lägg till bevis' }).click();
  await expect(drawer.getByText('Sidan om visselblåsning').first()).toBeVisible();

  const other = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signInAs(other, 'coordinator');
  await other.goto('/');
  const before = await headline(other).innerText();
  await other.goto('/plan');
  await other.getByRole('link', { name: /./ }).and(other.locator('[href*="action="]')).nth(6).click();
  const opened = other.getByRole('dialog');
  await expect(opened.getByText('Å-07')).toBeVisible();
  await expectAccessible(other);
  await opened.getByRole('button', { name: 'Verifiera', exact: true }).click();
  await expect(opened.getByText('Verifierad', { exact: true }).first()).toBeVisible();
  await other.goto('/');
  // Done and verified both count as secured, so the headline stands and the split moves.
  await expect(headline(other)).toHaveText(before);
  await expect(other.getByText('1 st').first()).toBeVisible();
  await other.context().close();
});

test('a reminder arrives once, and its link answers without signing in', async ({ page, browser }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/paminnelser');
  await expect(page.getByRole('heading', { name: '30 dagar framåt' })).toBeVisible();
  const runNow = async () => {
    await page.getByRole('button', { name: 'Kör utskick nu' }).click();
    await page.getByRole('button', { name: 'Ja, skicka' }).click();
  };
  await runNow();
  const mails = async () =>
    (await (await page.request.get('/api/mailbox')).json()).items as { text: string; subject: string }[];
  await expect.poll(async () => (await mails()).length, { timeout: 30_000 }).toBeGreaterThan(0);
  const settled = async () => {
    const log = (await (await page.request.get('/api/reminders/log')).json()).items as { state: string }[];
    return log.length > 0 && log.every((mail) => mail.state === 'sent' || mail.state === 'skipped');
  };
  await expect.poll(settled, { timeout: 30_000 }).toBe(true);
  const sent = await mails();
  expect(sent.some((mail) => /[åäö]/.test(mail.text))).toBe(true);
  expect(sent.every((mail) => !/[ÃÂ�]/.test(mail.text + mail.subject))).toBe(true);
  const again = page.waitForResponse((answer) => answer.url().endsWith('/api/reminders/run'));
  await runNow();
  expect(await (await again).json()).toEqual({ planned: 0, mails: 0 });
  await expect.poll(settled).toBe(true);
  expect((await mails()).length).toBe(sent.length);

  await page.goto('/mejl');
  await expectAccessible(page);
  const link = sent.flatMap((mail) => mail.text.match(/\/svar\/[\w-]+/) ?? [])[0];
  expect(link).toBeDefined();
  const stranger = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'sv-SE' })
  ).newPage();
  await stranger.goto(link!);
  await expect(stranger.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(stranger);
  await stranger.getByRole('button', { name: 'På väg' }).click();
  await expect(stranger.getByText(/Tack! Ditt svar är sparat/)).toBeVisible();
  await stranger.context().close();
});
