import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectNoSideways, send, signInAs } from './journey';

/*
 * The plan in windows of every width: the title can be read, groups are as wide as rows and stay in sight. Before any other
 * report is read, so that the plan is the sample's.
 */

const WIDTHS = [840, 900, 1000, 1100, 1152, 1200, 1279, 1280, 1366, 1440];
const table = (page: Page) => page.locator('.scroll');
const widthOf = async (page: Page, selector: string): Promise<number> =>
  (await page.locator(selector).first().boundingBox())?.width ?? 0;

/** Nothing of the table is cut off, and nothing has to be scrolled to. */
async function expectFits(page: Page): Promise<void> {
  await expect.poll(() => table(page).evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
}

for (const role of ['coordinator', 'leadership'] as const) {
  test(`the title can be read at every width (${role})`, async ({ page }) => {
    await signInAs(page, role);
    await page.goto('/plan');
    await expect(page.locator('tr[data-row]').first()).toBeVisible();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await expect
        .poll(() => widthOf(page, 'tr[data-row] th.c-title'), { message: `title at ${width}` })
        .toBeGreaterThanOrEqual(280);
      await expectFits(page);
      // How much narrower or wider than the table a row and a group are.
      const off = async (selector: string) =>
        (await widthOf(page, selector)) - (await table(page).evaluate((box) => box.clientWidth));
      for (const selector of ['tr[data-row]', 'tr[kp-group-row] .line']) {
        await expect.poll(() => off(selector), { message: `${selector} at ${width}` }).toBe(0);
      }
      await expectNoSideways(page);
    }
    // What goes first is what one can do without; from 1280 on everything is there.
    for (const [width, unit, evidence] of [
      [1100, 0, 0],
      [1200, 0, 1],
      [1280, 1, 1],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await expect(page.getByRole('columnheader', { name: 'Enhet' })).toHaveCount(unit);
      await expect(page.getByRole('columnheader', { name: 'Bevis' })).toHaveCount(evidence);
    }
  });
}

test('columns that were chosen stay, and the table scrolls to them; the keyboard takes it along', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.setViewportSize({ width: 900, height: 800 });
  await page.goto('/plan?columns=number,title,owner,unit,due,effort,cost,tags,status');
  const row = page.locator('tr[data-row]').first();
  await expect(row.getByRole('rowheader')).toBeVisible();
  expect(await widthOf(page, 'tr[data-row] th.c-title')).toBeGreaterThanOrEqual(280);
  expect(await table(page).evaluate((box) => box.scrollWidth - box.clientWidth)).toBeGreaterThan(100);
  // The head of a group keeps its points in sight.
  await expect(page.locator('tr[kp-group-row] .sum').first()).toBeInViewport();
  await page.keyboard.press('j');
  await expect(row.locator('[data-enter]')).toBeFocused();
  await expect(row.locator('[data-enter]')).toBeInViewport({ ratio: 1 });
  await expectNoSideways(page);
});

test('the column chooser offers what else a row carries, and says what has no room', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/plan?group=none');
  await page.getByRole('button', { name: 'Kolumner' }).click();
  const menu = page.getByRole('dialog', { name: 'Kolumner' });
  for (const name of ['Insats, v', 'Kostnad', 'Etiketter', 'Startdatum', 'Första datum', 'Flyttat, ggr', 'Ersättare']) {
    await expect(menu.getByLabel(name, { exact: true })).not.toBeChecked();
  }
  await menu.getByLabel('Kostnad', { exact: true }).check();
  await expect(page).toHaveURL(/columns=.*cost/);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: 'Kostnad' }).getByRole('button').click();
  await expect(page.locator('tr[data-row]').first()).toContainText(/\d\s000\skr/);
  // Remembered: the plain address opens with it.
  await expect
    .poll(async () => (await (await page.request.get('/api/saved-views')).json()).columns as string | null)
    .toContain('cost');
  await page.goto('/plan');
  await expect(page.getByRole('columnheader', { name: 'Kostnad' })).toBeVisible();
  const reset = await send(page, 'PUT', '/api/plan-habits', { columns: null });
  expect(reset.status()).toBeLessThan(300);

  await page.setViewportSize({ width: 1000, height: 800 });
  await page.goto('/plan');
  await page.getByRole('button', { name: 'Kolumner' }).click();
  await expect(menu.getByText('Får inte plats i fönstret nu: Enhet, Bevis')).toBeVisible();
});

test('the head of a group stays under the heads of the columns, and hides no focus', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.setViewportSize({ width: 1440, height: 420 });
  await page.goto('/plan');
  const rows = page.locator('tr[data-row]');
  const heads = page.locator('tr[kp-group-row] th');
  await expect(heads.first()).toBeVisible();
  await rows.nth(4).scrollIntoViewIfNeeded();
  for (let step = 0; step < 9; step += 1) await page.keyboard.press('j');
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('k');
  const focused = await page.locator(':focus').boundingBox();
  const group = await heads.first().boundingBox();
  const columns = await page.locator('thead th').first().boundingBox();
  expect(group?.y).toBeCloseTo((columns?.y ?? 0) + (columns?.height ?? 0), 0);
  expect(focused?.y).toBeGreaterThanOrEqual((group?.y ?? 0) + (group?.height ?? 0));
});

test('a queue and a long view push nothing out of line, and the strip of tabs says that there are more', async ({
  page,
}) => {
  await signInAs(page, 'coordinator');
  const name = 'En vy med ett mycket långt namn som ingen orkar läsa';
  const view = await send(page, 'POST', '/api/saved-views', { name, shared: false, query: 'queue=noOwner' });
  expect(view.status()).toBe(201);
  await page.goto('/plan?queue=noOwner');
  const top = async (target: ReturnType<Page['locator']>) => {
    const box = (await target.boundingBox())!;
    return Math.round(box.y + box.height / 2);
  };
  await expect(page.getByRole('button', { name: `Vy: ${name}` })).toBeVisible();
  const line = await top(page.getByPlaceholder('Sök i planen'));
  for (const button of ['Kolumner', /^Grupp/, 'Rensa', /^Klar senast/]) {
    expect(await top(page.getByRole('search').getByRole('button', { name: button })), String(button)).toBe(line);
  }
  expect(await widthOf(page, 'kp-view-menu')).toBeLessThanOrEqual(180);

  await page.setViewportSize({ width: 1100, height: 800 });
  const last = page.getByRole('navigation', { name: 'Vyer av planen' }).getByRole('button').last();
  const more = page.getByRole('button', { name: 'Visa fler flikar' });
  await expect(more).toBeVisible();
  await more.focus();
  for (let press = 0; press < 8; press += 1) {
    await page.keyboard.press('Enter');
    // At the end the focus goes on to the last tab.
    if (await last.evaluate((tab) => tab === document.activeElement)) break;
  }
  // Its lower pixel lies under the line of the strip.
  await expect(last).toBeInViewport({ ratio: 0.95 });
  await expect(last).toBeFocused();
  await expectAccessible(page);
  const [saved] = (
    (await (await page.request.get('/api/saved-views')).json()).items as { id: string; name: string }[]
  ).filter((one) => one.name === name);
  await send(page, 'DELETE', `/api/saved-views/${saved?.id}`, undefined);
});

test('on a phone the first card is near, and the filters wait behind one button', async ({ page }) => {
  await signInAs(page, 'coordinator');
  for (const { width, height, first } of [
    { width: 390, height: 844, first: 400 },
    { width: 320, height: 640, first: 470 },
  ]) {
    await page.setViewportSize({ width, height });
    await page.goto('/plan');
    const card = page.locator('li[data-row]').first();
    await expect(card).toBeVisible();
    expect((await card.boundingBox())!.y).toBeLessThan(first);
    const fold = page.getByRole('button', { name: /^Filter/ });
    await expect(fold).toHaveAttribute('aria-expanded', 'false');
    await expect(page.getByRole('button', { name: 'Ansvarig', exact: true })).toHaveCount(0);
    await fold.press('Enter');
    await page.getByRole('button', { name: 'Ansvarig', exact: true }).click();
    await page.getByRole('option', { name: /^Jag/ }).click();
    await fold.press('Enter');
    // What is on still shows, and can be taken away.
    await expect(fold).toHaveText('Filter (1)');
    await expect(page.getByRole('button', { name: 'Ta bort filtret Ansvarig' })).toBeVisible();
    await expectNoSideways(page);
    await expectAccessible(page);
  }
});

test('on a phone an action begins with who, when and with what proof, and ends with its history', async ({ page }) => {
  await signInAs(page, 'coordinator');
  const { items } = await (await page.request.get('/api/actions?q=Tj%C3%A4nstel%C3%B6ften')).json();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/plan?action=${items[0].id}`);
  const drawer = page.locator('.drawer');
  await expect(drawer.locator('header').getByText(/^Klar senast \d/)).toBeVisible();
  await expect(drawer.locator('#kp-activity li').first()).toBeVisible();
  const placeOf = async (selector: string) => (await drawer.locator(selector).first().boundingBox())!.y;
  const order = ['kp-action-facts', 'kp-action-evidence', 'kp-action-reminders', 'kp-action-why', 'kp-action-activity'];
  const places: number[] = [];
  for (const selector of order) places.push(await placeOf(selector));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBeLessThan(320);
  expect(places[1]).toBeLessThan(844);
  await expect(drawer.locator('#kp-activity li')).toHaveCount(3);
  await drawer.getByRole('button', { name: /^Visa \d+ äldre$/ }).press('Enter');
  await expect(drawer.locator('#kp-activity li').nth(3)).toBeFocused();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSideways(page);
});

test('a notice moves neither page nor drawer, and never hides the focus', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/plan');
  const row = page.locator('tr[data-row]').nth(1);
  const status = row.locator('[data-enter]');
  await status.click();
  const foot = await page.locator('.hints').boundingBox();
  await page.keyboard.press('Escape');
  const due = row.getByRole('button', { name: /^Klar senast/ });
  await due.click();
  await page.getByRole('button', { name: /^Två veckor till/ }).click();
  await page.getByLabel('Varför ändras datumet?').fill('Mer tid');
  await page.keyboard.press('Control+Enter');
  const notice = page.locator('kp-notice-bar .bar');
  await expect(notice).toBeVisible();
  expect(await page.locator('.hints').boundingBox()).toEqual(foot);
  const boxOf = async (target: ReturnType<Page['locator']>) => (await target.boundingBox())!;
  expect((await boxOf(notice)).y + (await boxOf(notice)).height).toBeLessThanOrEqual(foot!.y);
  for (let step = 0; step < 22; step += 1) {
    await page.keyboard.press('j');
    const [bar, focus] = [await boxOf(notice), await boxOf(page.locator(':focus'))];
    const apart =
      bar.y >= focus.y + focus.height ||
      focus.y >= bar.y + bar.height ||
      bar.x >= focus.x + focus.width ||
      focus.x >= bar.x + bar.width;
    expect(apart, `step ${step}`).toBe(true);
  }
  await notice.hover();
  await page.mouse.move(0, 0);
  await page.keyboard.press('o');
  const drawer = await boxOf(page.locator('.drawer'));
  expect(drawer.y + drawer.height).toBe(900);
});
