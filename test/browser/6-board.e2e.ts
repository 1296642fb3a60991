import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible, expectAccessibleInBothThemes, expectNoSideways, send, signInAs } from './journey';

/*
 * The plan seen in other ways: as a board, where cards move by their menu and by hand, and as a timeline by quarter with
 * what waits for what. Both in the real product, by keyboard alone, in both themes and on a narrow screen.
 */
test.describe.configure({ mode: 'serial' });

const column = (page: Page, name: string) =>
  page.locator('kp-board-column').filter({ has: page.getByRole('heading', { name: new RegExp(`^${name} \\d+`) }) });
const card = (page: Page, title: string) => page.locator('li[data-row]').filter({ hasText: title });
const moveButton = (of: Locator) => of.getByRole('button', { name: /^Flytta till…/ });
/** What a screen reader says by itself. */
const told = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text });
const focused = (page: Page) => page.locator(':focus');
const bar = (page: Page, number: string) => page.getByRole('button', { name: new RegExp(`^${number}: `) });

/** Actions of one's own in the plan that the page opens; returns their ids and numbers. */
async function addActions(page: Page, wishes: readonly object[]): Promise<{ id: string; number: string }[]> {
  const { items } = await (await page.request.get('/api/evaluations')).json();
  // Somebody who signs in nowhere has them, so that the queue without an owner stays as other journeys expect it.
  const people = (await (await page.request.get('/api/people')).json()).items;
  const ownerId = people.find(({ name }: { name: string }) => name === 'Johan Jansson').id;
  const made = [];
  for (const wish of wishes) {
    const added = await send(page, 'POST', '/api/actions', {
      evaluationId: items[0].id,
      subQuestions: ['8.2'],
      ownerId,
      ...wish,
    });
    expect(added.status(), await added.text()).toBe(201);
    const { id, number } = await added.json();
    made.push({ id, number: `Å-${String(number).padStart(2, '0')}` });
  }
  return made;
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** As a hand does it: down on the title, over in steps, and up. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('nothing to drag');
  await page.mouse.move(start.x + start.width / 2, start.y + 12);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 12, start.y + 20, { steps: 3 });
  await page.mouse.move(end.x + end.width / 2, end.y + Math.min(end.height - 8, 160), { steps: 8 });
}

test('a card moves by its menu with the keyboard alone, and what a status asks for is asked', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await addActions(page, [{ title: 'Tavlans första' }, { title: 'Tavlans andra', due: inDays(-3) }]);
  await page.goto('/plan?q=Tavlans');
  await page.getByRole('button', { name: 'Tavla', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/layout=board/);
  await expect(column(page, 'Inte påbörjad').locator('li[data-row]')).toHaveCount(2);
  await expect(card(page, 'Tavlans andra')).toContainText(/Försenad, \d/);

  await page.getByRole('heading', { name: 'Plan', exact: true }).click();
  await page.keyboard.press('j');
  await expect(focused(page)).toHaveText(/Flytta till…/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'Inte påbörjad' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(card(page, 'Tavlans första')).toHaveCount(1);
  await expect(column(page, 'Pågår')).toContainText('Tavlans första');
  await expect(told(page, /^Å-\d+ ligger nu i Pågår\./)).toHaveCount(1);
  // The keyboard goes on where the card lies now.
  await expect(column(page, 'Pågår').getByRole('button', { name: /^Flytta till…/ })).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.press('3');
  await page.keyboard.type('Ett beslut av nämnden');
  await page.keyboard.press('Control+Enter');
  await expect(column(page, 'Behöver hjälp')).toContainText('Tavlans första');

  // Declined asks for its reason and when it is to be looked at again; the menu says why the verified one is locked.
  await page.keyboard.press('Enter');
  await expect(page.getByText('Verifieras av en annan person när åtgärden är klar.')).toBeVisible();
  await page.keyboard.press('6');
  await expect(page.getByLabel('Varför avböjs åtgärden?')).toBeFocused();
  await page.keyboard.type('Görs av regionen');
  await page.getByLabel('Prövas igen (valfritt)').fill(inDays(200));
  await page.keyboard.press('Enter');
  await expect(column(page, 'Avböjd')).toContainText('Tavlans första');
  await expect(told(page, /ligger nu i Avböjd\./)).toHaveCount(1);
  const [row] = (await (await page.request.get('/api/actions?q=Tavlans+f%C3%B6rsta')).json()).items;
  expect(row).toMatchObject({ status: 'declined', reviewOn: inDays(200) });
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(column(page, 'Behöver hjälp')).toContainText('Tavlans första');
});

test('a card moves by hand; what the column asks for is asked, and where it may not lie it is said why', async ({
  page,
}) => {
  await signInAs(page, 'coordinator');
  await page.goto('/plan?q=Tavlans&layout=board');
  const second = card(page, 'Tavlans andra');
  const pages: string[] = [];
  page.on('request', (request) => request.method() === 'PATCH' && pages.push(request.url()));
  await drag(page, second, column(page, 'Pågår'));
  // While it is on its way the columns say what they can't take.
  await expect(column(page, 'Verifierad')).toContainText('Verifieras av en annan person när åtgärden är klar.');
  await page.mouse.up();
  await expect(column(page, 'Pågår')).toContainText('Tavlans andra');
  await expect(page.getByText(/ligger nu i Pågår\./)).toBeVisible();
  // A drag is no click: the page of the action stays closed.
  await expect(page).not.toHaveURL(/action=/);

  await drag(page, second, column(page, 'Verifierad'));
  await page.mouse.up();
  await expect(page.getByText(/ligger kvar i Pågår\. Verifieras av en annan person/)).toBeVisible();
  await expect(column(page, 'Pågår')).toContainText('Tavlans andra');
  expect(pages).toHaveLength(1);

  await drag(page, second, column(page, 'Behöver hjälp'));
  await page.mouse.up();
  await expect(page.getByLabel('Vad behövs, och av vem?')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(column(page, 'Pågår')).toContainText('Tavlans andra');
  expect(pages).toHaveLength(1);
});

test('a move that is refused goes back: the server says why, and what somebody else changed beside it stands', async ({
  page,
}) => {
  await signInAs(page, 'coordinator');
  await page.goto('/plan?q=Tavlans+andra&layout=board');
  const second = card(page, 'Tavlans andra');
  await expect(column(page, 'Pågår')).toContainText('Tavlans andra');
  // The answer waits until the card has been seen in its new column.
  let answer = (): void => undefined;
  const seen = new Promise<void>((done) => (answer = done));
  const problem = { type: 'about:blank', title: 'Din roll får inte göra det här.', status: 403, code: 'forbidden' };
  await page.route(/\/api\/actions\/[0-9a-f-]+$/, async (route) => {
    if (route.request().method() !== 'PATCH') return route.fallback();
    await seen;
    await route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify(problem) });
  });
  await moveButton(second).click();
  await page.keyboard.press('1');
  await expect(column(page, 'Inte påbörjad')).toContainText('Tavlans andra');
  answer();
  await expect(told(page, /ligger kvar i Pågår\. /)).toHaveCount(1);
  await expect(column(page, 'Pågår')).toContainText('Tavlans andra');
  await page.unroute(/\/api\/actions\/[0-9a-f-]+$/);

  // Somebody else is faster, and this page has not heard of it: the real server refuses the old version.
  await page.route('**/api/events', (route) => route.abort());
  await page.reload();
  const [row] = (await (await page.request.get('/api/actions?q=Tavlans+andra')).json()).items;
  await expect(moveButton(second)).toBeVisible();
  const changed = await send(
    page,
    'PATCH',
    `/api/actions/${row.id}`,
    { title: 'Tavlans andra, omskriven' },
    {
      'If-Match': `"${row.version}"`,
    },
  );
  expect(changed.status()).toBe(200);
  await moveButton(second).click();
  await page.keyboard.press('1');
  // Only the title is the other's, and only the column one's own: both stand.
  await expect(column(page, 'Inte påbörjad')).toContainText('Tavlans andra, omskriven');
  await expect(page.getByRole('dialog', { name: /Någon annan hann ändra/ })).toHaveCount(0);
});

test('who may not set a status is told why in the menu, and filters, queues and saved views hold on the board', async ({
  page,
  browser,
}) => {
  const reader = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signInAs(reader, 'leadership');
  await reader.goto('/plan?layout=board');
  await moveButton(reader.locator('li[data-row]').first()).click();
  await expect(reader.getByText('Den ansvariga, enhetens chef och samordnaren rapporterar.')).toBeVisible();
  await reader.context().close();

  await signInAs(page, 'coordinator');
  await page.goto('/plan?layout=board');
  await page.getByRole('button', { name: /^Väntar på verifiering \d+$/ }).click();
  await expect(page).toHaveURL(/layout=board.*queue=verify|queue=verify.*layout=board/);
  await expect(column(page, 'Pågår')).toContainText('Inga åtgärder här.');
  await page.getByRole('button', { name: 'Vyer' }).click();
  await page.keyboard.type('Verifieras på tavlan');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Vy: Verifieras på tavlan' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Tabell', exact: true }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await page.getByRole('button', { name: 'Vyer' }).click();
  await page.getByRole('button', { name: /^Verifieras på tavlan/ }).click();
  await expect(column(page, 'Klar, ej verifierad')).toBeVisible();
  await page.getByRole('button', { name: 'Vy: Verifieras på tavlan' }).click();
  await page.getByRole('button', { name: 'Inställningar för vyn Verifieras på tavlan' }).click();
  await page.getByRole('button', { name: 'Ta bort', exact: true }).click();
  await expect(page.getByText('Vyn Verifieras på tavlan är borttagen.')).toBeVisible();
});

test('the timeline draws what waits, says it in words, and moves a date by keyboard with its reason', async ({
  page,
}) => {
  await signInAs(page, 'coordinator');
  const [first, second, third] = await addActions(page, [
    { title: 'Tidslinjens första', start: inDays(0), due: inDays(20) },
    { title: 'Tidslinjens andra', start: inDays(30), due: inDays(60) },
    { title: 'Tidslinjens tredje' },
  ]);
  if (!first || !second || !third) throw new Error('three were asked for');
  const waits = { waitsForIds: [first.id] };
  const linked = await send(page, 'PATCH', `/api/actions/${second.id}`, waits, { 'If-Match': '"1"' });
  expect(linked.status(), await linked.text()).toBe(200);

  await page.goto('/plan?q=Tidslinjens&layout=timeline&group=none');
  await expect(page.locator('path.wait.holds')).toHaveCount(1);
  await expect(bar(page, second.number)).toHaveAccessibleName(
    new RegExp(`Inte påbörjad\\. Väntar på ${first.number} Tidslinjens första, klar senast \\d`),
  );
  await expect(bar(page, first.number)).toHaveAccessibleName(new RegExp(`${second.number} väntar på den här`));
  await expect(page.getByRole('columnheader').filter({ hasText: 'I dag' })).toContainText(/Kv \d 20\d\d/);
  await expect(page.getByRole('row').filter({ hasText: 'Utan datum 1' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Tidslinjens tredje' })).toContainText('Välj datum');

  // Seven weeks on by the keys: the first now ends after the one that waits for it.
  await bar(page, first.number).focus();
  for (let week = 0; week < 7; week += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect(told(page, /Enter för att gå vidare/)).toContainText(first.number);
  await page.keyboard.press('Escape');
  await expect(page.locator('i.ghost')).toHaveCount(0);
  for (let week = 0; week < 7; week += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect(page.locator('i.ghost')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Varför ändras datumet?')).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Klar senast', exact: true })).toHaveValue(inDays(20 + 49));
  await page.keyboard.type('Väntar på upphandlingen');
  await page.keyboard.press('Control+Enter');
  await expect(bar(page, first.number)).toHaveAccessibleName(/först \d+ \S+( \d{4})?, flyttad framåt 1 gång/);
  await expect(page.locator('path.wait.clash')).toHaveCount(1);
  await expect(bar(page, second.number)).toHaveAccessibleName(/som ska vara klar först \d/);
  await expect(bar(page, first.number)).toBeFocused();

  await expectAccessibleInBothThemes(page);
  await page.setViewportSize({ width: 320, height: 640 });
  const section = page.locator('section').filter({ hasText: 'Tidslinjens andra' });
  await expect(section.getByRole('heading', { name: /^Kvartal \d 20\d\d/ })).toBeVisible();
  await expect(section).toContainText(`Väntar på ${first.number} Tidslinjens första, som ska vara klar först`);
  await expectNoSideways(page);
  await expectAccessibleInBothThemes(page);
  await page.getByRole('button', { name: `Välj datum ${third.number}` }).click();
  await page.getByRole('button', { name: /^Två veckor till/ }).click();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByText('Utan datum')).toHaveCount(1);
  await expectNoSideways(page);
});

test('the board in both themes, and on a narrow screen below each other', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/plan?layout=board');
  await expect(page.locator('li[data-row]').first()).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await moveButton(page.locator('li[data-row]').first()).click();
  await expectAccessible(page, 'kp-plan-editor');
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 320, height: 640 });
  const [open, closed] = [column(page, 'Inte påbörjad'), column(page, 'Pågår')];
  await expect(open.locator('li[data-row]').first()).toBeVisible();
  await expect(closed.locator('li[data-row]')).toHaveCount(0);
  await closed.getByRole('button', { name: /^Pågår/ }).click();
  await expect(closed.locator('li[data-row]').first()).toBeVisible();
  await expectNoSideways(page);
  // Wherever it stands scrolled, something lies half under the bar at the foot; judged is the beginning.
  await page.evaluate(() => scrollTo(0, 0));
  await expectAccessibleInBothThemes(page);
});

test('a thousand cards: those near the window are drawn, more come as one nears them, and a key costs little', async ({
  page,
}) => {
  await signInAs(page, 'coordinator');
  await page.route('**/api/actions?*', async (route) => {
    const reply = await route.fetch();
    const list = await reply.json();
    const items = Array.from({ length: 1000 }, (_, index) => ({
      ...list.items[index % list.items.length],
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      number: index + 1,
      status: 'inProgress',
    }));
    await route.fulfill({ response: reply, json: { ...list, items, total: 1000, nextCursor: null } });
  });
  await page.goto('/plan?layout=board');
  const cards = column(page, 'Pågår').locator('li[data-row]');
  await expect(cards.first()).toBeVisible();
  expect(await cards.count()).toBeLessThan(100);
  await expect(column(page, 'Pågår').getByRole('heading', { level: 2 })).toContainText('1000');
  const before = await cards.count();
  await column(page, 'Pågår')
    .getByRole('list')
    .evaluate((list) => list.scrollTo({ top: list.scrollHeight }));
  await expect.poll(() => cards.count()).toBeGreaterThan(before);

  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const from = await spent();
  await page.evaluate(async () => {
    for (const key of 'j'.repeat(30) + 'k'.repeat(30)) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await new Promise(requestAnimationFrame);
    }
  });
  const each = ((await spent()) - from) / 60;
  test.info().annotations.push({ type: 'key', description: `${each.toFixed(1)} ms of processor time` });
  // Redrawing a thousand cards takes several hundred.
  expect(each).toBeLessThan(80);

  await page.getByRole('button', { name: 'Tidslinje', exact: true }).click();
  const drawn = page.locator('tr[data-row]');
  await expect(drawn.first()).toBeVisible();
  expect(await drawn.count()).toBeLessThan(200);
});
