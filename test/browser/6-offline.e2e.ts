import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import {
  type DemoRole,
  expectAccessibleInBothThemes,
  expectNoSideways,
  screenshotPath,
  send,
  signInAs,
} from './journey';

/* One's own actions on a phone whose connection comes and goes: nothing is lost, nothing is sent twice, conflicts are told. */

const WAITING = 'Sparas när du är uppkopplad igen';
test.use({ viewport: { width: 390, height: 844 } });

async function another(browser: Browser, role: DemoRole): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, role);
  return page;
}

/** Gives the signed-in person actions that are due today. */
async function give(page: Page, coordinator: Page, ...titles: readonly string[]): Promise<readonly string[]> {
  const me = (await (await page.request.get('/api/session')).json()).person.id;
  const { items } = await (await coordinator.request.get('/api/evaluations')).json();
  const due = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
  const ids: string[] = [];
  for (const title of titles) {
    const wish = { evaluationId: items[0].id, title, subQuestions: ['1.1'], ownerId: me, due };
    const added = await send(coordinator, 'POST', '/api/actions', wish);
    expect(added.status(), await added.text()).toBe(201);
    ids.push((await added.json()).id);
  }
  return ids;
}

async function change(page: Page, id: string, patch: object): Promise<void> {
  const { version } = await read(page, id);
  const answer = await send(page, 'PATCH', `/api/actions/${id}`, patch, { 'If-Match': `"${version}"` });
  expect(answer.status(), await answer.text()).toBe(200);
}

const read = async (page: Page, id: string) => (await page.request.get(`/api/actions/${id}`)).json();
const reports = async (page: Page, id: string): Promise<string[]> =>
  (await read(page, id)).progressEntries.map(({ status }: { status: string }) => status);
const card = (page: Page, title: string) => page.locator('kp-answer-card').filter({ hasText: title });
const press = (page: Page, title: string, answer: string) =>
  card(page, title).getByRole('button', { name: answer, exact: true }).click();
const progressPath = (id: string) => `**/api/actions/${id}/progress`;

async function offline(context: BrowserContext, page: Page): Promise<void> {
  await context.setOffline(true);
  await expect(page.getByText('Du är inte uppkopplad', { exact: true })).toBeVisible();
}

let coordinator: Page;
test.beforeEach(async ({ page, browser }) => {
  await signInAs(page, 'contributor');
  coordinator = await another(browser, 'coordinator');
});
test.afterEach(() => coordinator.context().close());

test('with a connection an update is one tap and one request', async ({ page }) => {
  const [id = ''] = await give(page, coordinator, 'Ett tryck');
  await page.goto('/mina');
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(new URL(request.url()).pathname));
  await press(page, 'Ett tryck', 'Klar');
  await expect(page.getByText('Sparat: Klar')).toBeVisible();
  expect(await reports(page, id)).toEqual(['done']);
  expect(sent).toEqual([`/api/actions/${id}/progress`]);
  await page.getByRole('button', { name: 'Ångra', exact: true }).click();
  await expect(page.getByText('Svaret är ångrat.')).toBeVisible();
  await expect.poll(async () => (await read(page, id)).status).toBe('notStarted');
  await expect(card(page, 'Ett tryck').getByRole('button', { name: 'Klar', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
});

test('two answers without a connection are kept, told before a reload, and sent when it is back', async ({
  page,
  context,
}) => {
  const [first = '', second = ''] = await give(page, coordinator, 'Utan nät ett', 'Utan nät två');
  await page.goto('/mina');
  await expect(card(page, 'Utan nät två')).toBeVisible();
  await offline(context, page);
  await press(page, 'Utan nät ett', 'Klar');
  await press(page, 'Utan nät två', 'Klar');
  await expect(card(page, 'Utan nät ett')).toContainText(WAITING);
  await expect(card(page, 'Utan nät två')).toContainText(WAITING);
  await expect(page.getByText('Ladda inte om sidan', { exact: false })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: screenshotPath('offline-answers') });
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSideways(page);
  await page.setViewportSize({ width: 390, height: 844 });

  const asked = page.waitForEvent('dialog');
  const reloading = page.evaluate(() => location.reload());
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await reloading;
  await expect(card(page, 'Utan nät två')).toContainText(WAITING);
  expect([(await read(coordinator, first)).status, (await read(coordinator, second)).status]).toEqual([
    'notStarted',
    'notStarted',
  ]);

  await context.setOffline(false);
  await expect(page.getByText('2 svar är sparade')).toBeVisible();
  await expect(card(page, 'Utan nät ett')).toHaveCount(0);
  for (const id of [first, second]) expect(await reports(page, id)).toEqual(['done']);
  await expect(page.getByText('Du är inte uppkopplad', { exact: true })).toHaveCount(0);
});

test('a closed tab: what waited is there again and is sent once', async ({ page, context }) => {
  const [id = ''] = await give(page, coordinator, 'Stängd flik');
  await page.goto('/mina');
  await expect(card(page, 'Stängd flik')).toBeVisible();
  await offline(context, page);
  await card(page, 'Stängd flik').getByRole('button', { name: 'Behöver hjälp' }).click();
  await page.getByRole('radio', { name: 'Mer tid' }).check();
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect(card(page, 'Stängd flik')).toContainText(WAITING);
  await page.close();

  const later = await context.newPage();
  await later.route('**/progress', (route) => route.fulfill({ status: 503, body: 'Ett ögonblick' }));
  await context.setOffline(false);
  await later.goto('/mina');
  await expect(card(later, 'Stängd flik')).toContainText(WAITING);
  await expect(later.getByText('Servern går inte att nå just nu')).toBeVisible();
  await expectAccessibleInBothThemes(later);
  await later.unroute('**/progress');
  // By itself, after a pause that has grown with every try.
  await expect(later.getByText('Sparat: Behöver hjälp')).toBeVisible({ timeout: 80_000 });
  expect(await reports(later, id)).toEqual(['needsHelp']);
  expect((await read(later, id)).help.text).toContain('Mer tid');
});

test('a reply that is lost on the way does not make a second report', async ({ page }) => {
  const [id = ''] = await give(page, coordinator, 'Tappat svar');
  await page.goto('/mina');
  await expect(card(page, 'Tappat svar')).toBeVisible();
  await page.route(
    progressPath(id),
    async (route) => {
      expect((await route.fetch()).status()).toBe(200);
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  await press(page, 'Tappat svar', 'På väg');
  await expect(card(page, 'Tappat svar')).toContainText(WAITING);
  expect(await reports(page, id)).toEqual(['inProgress']);
  await expect(page.getByText('Sparat: På väg')).toBeVisible();
  await expect(card(page, 'Tappat svar')).toContainText('Du svarade På väg i dag');
  expect(await reports(page, id)).toEqual(['inProgress']);
});

test('undone while its reply is missing: the server has nothing of it in the end', async ({ page }) => {
  const [id = ''] = await give(page, coordinator, 'Ångrat i ovisshet');
  await page.goto('/mina');
  await expect(card(page, 'Ångrat i ovisshet')).toBeVisible();
  await page.route(
    progressPath(id),
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  await press(page, 'Ångrat i ovisshet', 'På väg');
  await page.getByRole('button', { name: 'Ångra', exact: true }).click();
  await expect.poll(async () => (await read(page, id)).status).toBe('notStarted');
  await expect(card(page, 'Ångrat i ovisshet').locator('[aria-pressed=true]')).toHaveCount(0);
});

test('an answer that waits is undone by dropping it, and a second thought takes its place', async ({
  page,
  context,
}) => {
  const [id = '', other = ''] = await give(page, coordinator, 'Ångras i kön', 'Ändras i kön');
  await page.goto('/mina');
  await expect(card(page, 'Ångras i kön')).toBeVisible();
  await offline(context, page);
  await press(page, 'Ångras i kön', 'Klar');
  await page.getByRole('button', { name: 'Ångra', exact: true }).click();
  await expect(page.getByText('Svaret är ångrat.')).toBeVisible();
  await expect(card(page, 'Ångras i kön')).not.toContainText(WAITING);
  await press(page, 'Ändras i kön', 'På väg');
  await press(page, 'Ändras i kön', 'Klar');
  await context.setOffline(false);
  await expect(page.getByText('Sparat: Klar')).toBeVisible();
  expect([await reports(page, id), await reports(page, other)]).toEqual([[], ['done']]);
});

test('somebody else was faster: the card tells both, and one chooses', async ({ page, context }) => {
  const titles = ['Krock, min', 'Krock, deras', 'Bara ny rubrik'] as const;
  const [mine = '', theirs = '', renamed = ''] = await give(page, coordinator, ...titles);
  await page.goto('/mina');
  await expect(card(page, titles[0])).toBeVisible();
  await offline(context, page);
  for (const title of titles) await press(page, title, 'Klar');
  for (const id of [mine, theirs]) {
    await change(coordinator, id, { status: 'needsHelp', statusNote: 'Väntar på upphandling' });
  }
  await change(coordinator, renamed, { title: 'Bara en ny rubrik' });
  await context.setOffline(false);
  const told = 'Någon annan har ändrat status till Behöver hjälp sedan du svarade Klar.';
  await expect(card(page, titles[0])).toContainText(told);
  await expect(card(page, titles[1])).toContainText(told);
  const notice = page.locator('kp-notice-bar');
  await expect(notice).toContainText('Sparat: Klar. Någon annan har ändrat Krock, min. Välj i Mina åtgärder');
  // What others changed beside the status is no conflict.
  await expect.poll(() => reports(page, renamed)).toEqual(['done']);
  expect((await read(page, mine)).status).toBe('needsHelp');
  await expectAccessibleInBothThemes(page);
  await card(page, titles[0]).scrollIntoViewIfNeeded();
  await page.screenshot({ path: screenshotPath('offline-conflict') });

  // A conflict lasts over a reload.
  await page.reload();
  await expect(card(page, titles[0])).toContainText(told);
  await card(page, titles[0]).getByRole('button', { name: 'Behåll min' }).press('Enter');
  await expect(page.getByText('Sparat: Klar')).toBeVisible();
  await card(page, titles[1]).getByRole('button', { name: 'Behåll det som står' }).press('Enter');
  await expect(card(page, titles[1])).not.toContainText(told);
  await expect.poll(async () => (await read(page, mine)).status).toBe('done');
  expect((await read(page, theirs)).status).toBe('needsHelp');
});

test('one person’s answers are told at sign-out, and neither shown to nor sent by another', async ({ page }) => {
  const [id = ''] = await give(page, coordinator, 'Bara min kö');
  await page.goto('/mina');
  await expect(card(page, 'Bara min kö')).toBeVisible();
  await page.route('**/progress', (route) => route.fulfill({ status: 502, body: '' }));
  await press(page, 'Bara min kö', 'Klar');
  await expect(card(page, 'Bara min kö')).toContainText(WAITING);
  const signOut = async () => {
    await page.getByRole('button', { name: /^Meny för/ }).click();
    await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
  };
  await signOut();
  await expect(page.getByRole('dialog', { name: 'Du har svar som inte är sparade' })).toContainText('1 svar');
  await expectAccessibleInBothThemes(page);
  await page.getByRole('button', { name: 'Stanna kvar' }).click();
  await expect(card(page, 'Bara min kö')).toContainText(WAITING);
  await signOut();
  await page.getByRole('button', { name: 'Logga ut ändå' }).click();
  await expect(page).toHaveURL(/logga-in/);
  await page.unroute('**/progress');

  await signInAs(page, 'manager');
  const sent: string[] = [];
  page.on('request', (request) => request.url().endsWith('/progress') && sent.push(request.url()));
  await page.goto('/mina');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText('Bara min kö')).toHaveCount(0);
  expect(sent).toEqual([]);
  expect((await read(coordinator, id)).status).toBe('notStarted');

  // Whose it is finds it again.
  await page.context().clearCookies();
  await signInAs(page, 'contributor');
  await page.goto('/mina');
  await expect(page.getByText('Sparat: Klar')).toBeVisible();
  expect(await reports(page, id)).toEqual(['done']);
});

test('another tab signs in somebody else: nothing goes out in the wrong name', async ({ page }) => {
  const [id = ''] = await give(page, coordinator, 'Fel namn');
  await page.goto('/mina');
  await expect(card(page, 'Fel namn')).toBeVisible();
  await page.route('**/progress', (route) => route.fulfill({ status: 502, body: '' }));
  await press(page, 'Fel namn', 'Klar');
  await expect(card(page, 'Fel namn')).toContainText(WAITING);
  await page.context().clearCookies();
  await signInAs(page, 'coordinator');
  const sent: string[] = [];
  await page.unroute('**/progress');
  page.on('request', (request) => request.url().endsWith('/progress') && sent.push(request.url()));
  const whose = page.waitForResponse((answer) => answer.url().endsWith('/api/session'));
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  expect((await (await whose).json()).person.role).toBe('coordinator');
  await expect(card(page, 'Fel namn')).toContainText(WAITING);
  expect(sent).toEqual([]);
  expect((await read(coordinator, id)).progressEntries).toEqual([]);
});
