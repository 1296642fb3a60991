import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectAccessibleInBothThemes, screenshotPath, send, signInAs } from './journey';

/*
 * The road through the product once, as its people go it: the coordinator imports and assigns, the owner reports from the
 * phone, a second person verifies, and the points move. Then the reminder and the page behind its link.
 */
const fixtures = resolve(import.meta.dirname, '../fixtures');
test.describe.configure({ mode: 'serial' });

const headline = (page: Page) => page.getByText(/^[\d,]+ av [\d,]+ poäng$/).first();

/** YYYY-MM-DD in the municipality. */
const localDay = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());

/**
 * Whatever day and hour it is, there is something to send and nothing keeps it back: no quiet days, from midnight on, with
 * today as the day of the weekly mail, and one action that somebody else has just become responsible for.
 */
async function remindToday(page: Page): Promise<void> {
  const { policy, version } = await (await page.request.get('/api/reminder-policy')).json();
  const open = {
    ...policy,
    enabled: true,
    digest: { weekday: new Date(`${localDay()}T12:00:00Z`).getUTCDay() || 7, time: '00:00' },
    quiet: { weekends: false, holidays: false, ranges: [] },
  };
  const set = await send(page, 'PUT', '/api/reminder-policy', open, { 'If-Match': `"${version}"` });
  expect(set.status(), await set.text()).toBe(200);
  const { items: people } = await (await page.request.get('/api/people')).json();
  const { items: evaluations } = await (await page.request.get('/api/evaluations')).json();
  const action = {
    evaluationId: evaluations[0].id,
    title: 'Svara på frågor från invånare',
    subQuestions: ['1.1'],
    ownerId: people.find((person: { role: string }) => person.role === 'contributor').id,
  };
  const added = await send(page, 'POST', '/api/actions', action);
  expect(added.status(), await added.text()).toBe(201);
}

test('upload, review, commit: 48 actions, and the same file again changes nothing', async ({ page }) => {
  await signInAs(page, 'coordinator');
  // A year that the plan does not have: all of it is new.
  const another = readFileSync(`${fixtures}/ekvik-2017.txt`, 'utf8').replaceAll('2017', '2016');
  await page.goto('/import');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'ekvik-2016.txt', mimeType: 'text/plain', buffer: Buffer.from(another) });
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
  await page.screenshot({ path: screenshotPath('granska') });
  await expectAccessibleInBothThemes(page);

  // The sample has this year's plan already: the page says so, and compares before anything is written.
  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles(`${fixtures}/ekvik-2017.txt`);
  await expect(page.getByRole('heading', { level: 1, name: 'Granska importen' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Jämför med planen' }).click();
  const question = page.getByRole('dialog', { name: 'Skillnader mot planen' });
  await expect(question).toBeVisible();
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Lägg in som en till utvärdering' }).click();
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
  await expectAccessibleInBothThemes(page);

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
  await expectAccessibleInBothThemes(other);
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
  await remindToday(page);
  await page.goto('/paminnelser');
  await expect(page.getByRole('heading', { name: '30 dagar framåt' })).toBeVisible();
  // The server's answers, kept on their way: Chromium may have thrown a body away by the time it is asked for.
  const answers: unknown[] = [];
  await page.route('**/api/reminders/run', async (route) => {
    const reply = await route.fetch();
    answers.push(await reply.json());
    await route.fulfill({ response: reply });
  });
  const runNow = async () => {
    const before = answers.length;
    await page.getByRole('button', { name: 'Kör utskick nu' }).click();
    await page.getByRole('button', { name: 'Ja, skicka' }).click();
    await expect.poll(() => answers.length).toBe(before + 1);
    return answers.at(-1);
  };
  const mails = async () => {
    const items = (await (await page.request.get('/api/mailbox')).json()).items as { text: string; subject: string }[];
    return items.filter(({ text }) => !text.includes('/losenord/'));
  };
  const settled = async () => {
    const log = (await (await page.request.get('/api/reminders/log')).json()).items as { state: string }[];
    return log.length > 0 && log.every((mail) => mail.state === 'sent' || mail.state === 'skipped');
  };
  // Twice on one day; a midnight in between is a new day, and then it is done once more.
  let day: string;
  let sent: { text: string; subject: string }[];
  let again: unknown;
  do {
    day = localDay();
    await runNow();
    await expect.poll(async () => (await mails()).length, { timeout: 30_000 }).toBeGreaterThan(0);
    await expect.poll(settled, { timeout: 30_000 }).toBe(true);
    sent = await mails();
    again = await runNow();
  } while (day !== localDay());
  expect(again).toEqual({ planned: 0, mails: 0 });
  await expect.poll(settled).toBe(true);
  expect((await mails()).length).toBe(sent.length);
  expect(sent.some((mail) => /[åäö]/.test(mail.text))).toBe(true);
  expect(sent.every((mail) => !/[ÃÂ�]/.test(mail.text + mail.subject))).toBe(true);

  await page.goto('/mejl');
  await expectAccessible(page);
  const link = sent.flatMap((mail) => mail.text.match(/\/svar\/[\w-]+/) ?? [])[0];
  expect(link).toBeDefined();
  const stranger = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'sv-SE' })
  ).newPage();
  await stranger.goto(link!);
  await expect(stranger.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessibleInBothThemes(stranger);
  await stranger.getByRole('button', { name: 'På väg' }).click();
  await expect(stranger.getByText(/Tack! Ditt svar är sparat/)).toBeVisible();
  await expectAccessibleInBothThemes(stranger);
  await stranger.context().close();
});
