import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectNoSideways, send, signInAs } from './journey';

/* The plan in windows of every width: the title can be read, groups are as wide as rows and stay in sight. */
test.describe.configure({ mode: 'serial' });

const WIDTHS = [840, 900, 1000, 1100, 1152, 1200, 1279, 1280, 1366, 1440];
const table = (page: Page) => page.locator('.scroll');
const widthOf = async (page: Page, selector: string): Promise<number> =>
  (await page.locator(selector).first().boundingBox())?.width ?? 0;

/** Nothing of the table is cut off, and nothing has to be scrolled to. */
async function expectFits(page: Page): Promise<void> {
  const over = await table(page).evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(over).toBe(0);
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
      const [row, group, all] = await Promise.all([
        widthOf(page, 'tr[data-row]'),
        widthOf(page, 'tr[kp-group-row] .line'),
        table(page).evaluate((box) => box.clientWidth),
      ]);
      expect([row, group], `row and group at ${width}`).toEqual([all, all]);
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
