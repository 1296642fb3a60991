import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessibleInBothThemes, expectNoSideways, send, signInAs } from './journey';

/*
 * A manager's ordinary work in the plan: the queues of what waits, ten actions assigned at once, a date moved, and a view
 * of one's own under a name that others open by its link. What a hand does is counted.
 */
test.describe.configure({ mode: 'serial' });

/** A press, a click, or words typed into a field and sent. */
function counter() {
  let count = 0;
  return {
    act: async (work: () => Promise<unknown>) => {
      count += 1;
      await work();
    },
    count: () => count,
  };
}

/** Twelve actions without owner and date in the plan that the page opens. */
async function queueActions(page: Page): Promise<void> {
  const { items } = await (await page.request.get('/api/evaluations')).json();
  for (let number = 1; number <= 12; number += 1) {
    const action = { evaluationId: items[0].id, title: `Köad åtgärd ${number}`, subQuestions: ['1.1'] };
    const added = await send(page, 'POST', '/api/actions', action);
    expect(added.status(), await added.text()).toBe(201);
  }
}

const queue = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} \\d+$`) });
const rows = (page: Page) => page.locator('tr[data-row]');
const focusedRow = (page: Page) => page.locator('tr[data-row]:focus-within');
const heads = (page: Page) => page.getByRole('columnheader');
const pressOn = async (target: Locator, key: string) => {
  await target.focus();
  await target.page().keyboard.press(key);
};

test('ten actions get their owner in at most eight interactions', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await queueActions(page);
  await page.goto('/plan');
  const { act, count } = counter();
  await act(() => queue(page, 'Utan ansvarig').click());
  await expect(page).toHaveURL(/queue=noOwner/);
  const ticks = rows(page).filter({ hasText: 'Köad åtgärd' }).getByRole('checkbox');
  await expect(ticks).toHaveCount(12);
  const waiting = await rows(page).count();
  await act(() => ticks.first().click());
  await act(() => ticks.nth(9).click({ modifiers: ['Shift'] }));
  await expect(page.getByText('10 valda')).toBeVisible();
  await act(() =>
    page
      .getByRole('toolbar')
      .getByRole('button', { name: /^Ansvarig/ })
      .click(),
  );
  await act(() => page.getByRole('option', { name: /Bo Berg/ }).click());
  await act(() => page.getByRole('button', { name: 'Ändra 10 av 10' }).click());
  await expect(page.getByText('10 åtgärder är ändrade.')).toBeVisible();
  await expect(rows(page)).toHaveCount(waiting - 10);
  expect(count()).toBeLessThanOrEqual(8);
  test.info().annotations.push({ type: 'interactions', description: `ten assigned in ${count()}` });
});

test('a date is moved in three interactions', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/plan?q=K%C3%B6ad');
  const due = rows(page)
    .first()
    .getByRole('button', { name: /^Klar senast/ });
  await due.click();
  await page.getByRole('button', { name: /^Två veckor till/ }).click();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  // The row shows it at once; what is saved has a version of its own, which the next change needs.
  await expect(page.getByText(/^Å-\d+ är sparad\.$/)).toBeVisible();
  await expect(due).not.toHaveAccessibleName(/Välj datum/);
  const first = await due.getAttribute('aria-label');

  // A date that stands asks why, and the words go where the keyboard already is.
  const { act, count } = counter();
  await act(() => due.click());
  await act(() => page.getByRole('button', { name: /^En månad till/ }).click());
  await expect(page.getByLabel('Varför ändras datumet?')).toBeFocused();
  await act(async () => {
    await page.keyboard.type('Nämnden flyttade mötet');
    await page.keyboard.press('Control+Enter');
  });
  await expect(due).not.toHaveAttribute('aria-label', first ?? '');
  expect(count()).toBe(3);
});

test('a queue is worked through by keyboard: the next one comes by itself', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/plan?queue=noOwner&q=K%C3%B6ad');
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press('j');
  const first = await focusedRow(page).getAttribute('data-row');
  await expect(focusedRow(page).getByRole('button', { name: /^Ansvarig/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Arvid');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(focusedRow(page).getByRole('button', { name: /^Ansvarig/ })).toBeFocused();
  expect(await focusedRow(page).getAttribute('data-row')).not.toBe(first);

  // Tab saves as well, and leads to the next cell of the row.
  await page.keyboard.press('Enter');
  await page.keyboard.type('Bo Berg');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Ingen åtgärd passar filtret.')).toBeVisible();
  await expectAccessibleInBothThemes(page);
});

test('cells by keyboard: arrows move, Enter opens, Esc leaves, Tab saves and goes on', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/plan?q=K%C3%B6ad&group=none');
  await expect(rows(page)).toHaveCount(12);
  const row = rows(page).nth(1);
  const [third, owner] = [rows(page).nth(2), row.getByRole('button', { name: /^Ansvarig/ })];
  await owner.focus();
  await page.keyboard.press('ArrowDown');
  await expect(third.getByRole('button', { name: /^Ansvarig/ })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await expect(row.getByRole('button', { name: /^Enhet/ })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(row.getByRole('checkbox')).toBeFocused();
  await owner.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Anna');
  await page.keyboard.press('Escape');
  await expect(owner).toBeFocused();
  await expect(owner).not.toHaveAccessibleName(/Anna/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Anna');
  await page.keyboard.press('Tab');
  await expect(owner).toHaveAccessibleName(/Anna Andersson/);
  await expect(row.getByRole('button', { name: /^Enhet/ })).toBeFocused();

  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 valda')).toBeVisible();
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page.getByText('2 valda')).toBeVisible();
});

test('by keyboard: grouped by quarter, without a column, saved as a view, the same after a reload and for others', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'coordinator');
  await page.goto('/plan');
  await pressOn(page.getByRole('button', { name: /^Grupp:/ }), 'Enter');
  for (const key of ['End', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await expect(page.getByRole('rowheader', { name: /Kvartal \d 20\d\d/ }).first()).toBeVisible();

  await pressOn(page.getByRole('button', { name: 'Kolumner' }), 'Enter');
  await pressOn(page.getByRole('checkbox', { name: 'Enhet', exact: true }), 'Space');
  await pressOn(page.getByRole('button', { name: 'Flytta Klar senast tidigare' }), 'Enter');
  await page.keyboard.press('Escape');
  await expect(heads(page).filter({ hasText: 'Enhet' })).toHaveCount(0);

  const title = heads(page).filter({ hasText: 'Åtgärd' });
  const before = (await title.boundingBox())?.width ?? 0;
  await title.getByRole('button').focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await title.boundingBox())?.width ?? 0).toBeGreaterThan(before + 30);
  await expect(page).toHaveURL(/group=quarter.*columns=/);

  await pressOn(page.getByRole('button', { name: 'Vyer' }), 'Enter');
  await expect(page.getByLabel('Spara det som visas som en vy')).toBeFocused();
  await page.keyboard.type('Kvartalen');
  await pressOn(page.getByRole('checkbox', { name: 'Dela med alla i kommunen' }), 'Space');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Vy: Kvartalen' })).toBeVisible();
  await page.keyboard.press('Escape');

  const shown = async (on: Page) => ({
    heads: await heads(on).allInnerTexts(),
    groups: await on.getByRole('rowheader', { name: /p säkrade/ }).allInnerTexts(),
  });
  const mine = await shown(page);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Vy: Kvartalen' })).toBeVisible();
  expect(await shown(page)).toEqual(mine);

  const other = await openAs(browser, page.url());
  await expect(other.getByRole('button', { name: 'Vy: Kvartalen' })).toBeVisible();
  expect(await shown(other)).toEqual(mine);
  await other.getByRole('button', { name: 'Vy: Kvartalen' }).click();
  await other.getByRole('button', { name: 'Inställningar för vyn Kvartalen' }).click();
  await expect(other.getByRole('button', { name: 'Ta bort' })).toHaveCount(0);
  await other.getByRole('button', { name: 'Öppna planen med vyn' }).click();
  await expect(other.getByText('öppnas först')).toBeVisible();
  await other.goto('/plan');
  await expect(other).toHaveURL(/group=quarter/);
  await other.context().close();

  // The plain plan of the coordinator comes with the columns that were left, and with no view.
  await page.goto('/plan');
  await expect(page).toHaveURL(/\/plan\?(utvardering=[^&]+&)?columns=/);
  await page.getByRole('button', { name: 'Kolumner' }).click();
  await page.getByRole('button', { name: 'Återställ kolumnerna' }).click();
  await expect(page).not.toHaveURL(/columns=/);
});

test('the menus of columns and views, in both themes and on a narrow screen', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/plan?group=subQuestion');
  const owner = heads(page).filter({ hasText: 'Ansvarig' });
  const box = await owner.boundingBox();
  const [edge, middle] = [(box?.x ?? 0) + (box?.width ?? 0) - 1, (box?.y ?? 0) + 17];
  await page.mouse.move(edge, middle);
  await page.mouse.down();
  await page.mouse.move(edge + 60, middle, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/owner%3A2\d\d|owner:2\d\d/);
  await page.getByRole('button', { name: 'Kolumner' }).click();
  await expectAccessibleInBothThemes(page, 'kp-column-menu');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Vyer' }).click();
  await page.getByRole('button', { name: 'Inställningar för vyn Kvartalen' }).click();
  await expect(page.getByRole('button', { name: 'Ersätt med det som visas' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'kp-plan-tabs');
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSideways(page);
  await expectAccessibleInBothThemes(page, 'kp-plan-tabs');

  await page.getByRole('button', { name: 'Ersätt med det som visas' }).click();
  await expect(page.getByText('Vyn Kvartalen är sparad.')).toBeVisible();
  await page.getByRole('button', { name: 'Ta bort', exact: true }).click();
  await expect(page.getByText('Vyn Kvartalen är borttagen.')).toBeVisible();
});

async function openAs(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signInAs(page, 'leadership');
  await page.goto(url);
  return page;
}

test('a manager begins with the queues of the own unit; who decides nothing has none', async ({ page, browser }) => {
  await signInAs(page, 'manager');
  await page.goto('/plan');
  await queue(page, 'Utan datum').click();
  await expect(page).toHaveURL(/unit=mine/);
  await expect(page.getByRole('button', { name: 'Ta bort filtret Enhet' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSideways(page);
  await expectAccessibleInBothThemes(page);

  const other = await (await browser.newContext()).newPage();
  await signInAs(other, 'contributor');
  await other.goto('/plan');
  await expect(other.getByRole('button', { name: /^Alla \d+$/ })).toBeVisible();
  await expect(queue(other, 'Utan datum')).toHaveCount(0);
  await other.context().close();
});

test('a thousand rows: only those near the window are drawn, a key costs little, no head hides the focus', async ({
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
    }));
    await route.fulfill({ response: reply, json: { ...list, items, total: 1000, nextCursor: null } });
  });
  await page.goto('/plan?group=none');
  await expect(rows(page).first()).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(200);
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '1001');

  await rows(page).first().getByRole('link').focus();
  await page.keyboard.press('Control+End');
  await expect(focusedRow(page)).toContainText('Å-1000');
  await expect(focusedRow(page)).toHaveAttribute('aria-rowindex', '1001');
  // Back up over the edge of what is drawn: every row is there, one after the other, below the heads.
  for (let number = 999; number >= 930; number -= 1) {
    await page.keyboard.press('ArrowUp');
    await expect(focusedRow(page)).toContainText(`Å-${number}`);
  }
  const edge = await heads(page).first().boundingBox();
  const focus = await page.locator(':focus').boundingBox();
  expect(focus?.y ?? 0).toBeGreaterThanOrEqual((edge?.y ?? 0) + (edge?.height ?? 0) - 1);

  // Processor time of the page's thread, so that a busy machine does not count; in the page, so that no recorder does.
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
  const each = (await spent()) - from;
  test.info().annotations.push({ type: 'key', description: `${(each / 60).toFixed(1)} ms of processor time` });
  // Redrawing a thousand rows takes several hundred.
  expect(each / 60).toBeLessThan(80);
});
