import { expect, type Page, test } from '@playwright/test';
import { type DemoRole, expectAccessibleInBothThemes, signInAs } from './journey';

/** Everything that opens over a page, in both themes: menus, dialogs, the drawer. */
interface Opened {
  readonly what: string;
  readonly as: DemoRole;
  readonly path: string;
  readonly open: (page: Page) => Promise<void>;
}

/** Only that is looked at: the page behind it is the tour's. */
const OPENED = 'dialog[open], [popover]:popover-open, kp-action-drawer [role=dialog]';
const click =
  (name: string | RegExp, role: 'button' | 'link' | 'tab' = 'button') =>
  (page: Page) =>
    page.getByRole(role, { name }).first().click();

const EVERYTHING: readonly Opened[] = [
  { what: 'the menu of the person', as: 'coordinator', path: '/', open: click(/^Meny för /) },
  {
    what: 'the search',
    as: 'coordinator',
    path: '/',
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Sök' }).fill('svar');
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    },
  },
  { what: 'a new action', as: 'coordinator', path: '/plan', open: click('Ny åtgärd') },
  { what: 'the shortcuts', as: 'coordinator', path: '/plan', open: click('Kortkommandon') },
  { what: 'the owner of a row', as: 'coordinator', path: '/plan', open: click(/^Ansvarig: .*Ändra$/) },
  { what: 'the date of a row', as: 'coordinator', path: '/plan', open: click(/^Klar senast: .*Ändra$/) },
  {
    what: 'the status of a row',
    as: 'coordinator',
    path: '/plan',
    open: (page) => page.locator('td.c-status button').first().click(),
  },
  {
    what: 'the locked statuses of a row',
    as: 'leadership',
    path: '/plan?group=none',
    open: (page) => page.locator('td.c-status button').first().click(),
  },
  {
    what: 'the drawer of an action',
    as: 'coordinator',
    path: '/plan',
    open: (page) => page.locator('a[href*="action="]').first().click(),
  },
  { what: 'an invitation', as: 'administrator', path: '/installningar', open: click('Bjud in') },
  { what: 'a person', as: 'administrator', path: '/installningar', open: click(/^Ändra /) },
  { what: 'a leaver', as: 'administrator', path: '/installningar', open: click(/^Stäng av /) },
  {
    what: 'a new unit',
    as: 'administrator',
    path: '/installningar?del=enheter',
    open: click('Ny enhet'),
  },
  { what: 'a request for help', as: 'contributor', path: '/mina', open: click('Behöver hjälp') },
];

test('the bar of the picked rows, under the pointer and after its menu', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/plan');
  await page.locator('td.c-pick input').first().check();
  const button = page.locator('kp-bulk-bar [data-bulk=owner]');
  await button.hover();
  await expectAccessibleInBothThemes(page, 'kp-bulk-bar');
  await button.click();
  await expect(page.locator('[popover]:popover-open')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await expectAccessibleInBothThemes(page, 'kp-bulk-bar');
});

test('the bar says what a role may not do with the picked rows', async ({ page }) => {
  await signInAs(page, 'leadership');
  await page.goto('/plan?group=none');
  await page.locator('td.c-pick input').first().check();
  const bar = page.locator('kp-bulk-bar');
  for (const kind of ['owner', 'due', 'status']) {
    await expect(bar.locator(`[data-bulk=${kind}]`)).toHaveAttribute('aria-disabled', 'true');
  }
  await expect(bar.getByText('Din roll ändrar inte de valda åtgärderna.')).toBeVisible();
  await bar.locator('[data-bulk=owner]').click({ force: true });
  await expect(page.locator('kp-plan-editor')).toHaveCount(0);
  await expectAccessibleInBothThemes(page, 'kp-bulk-bar');
});

for (const { what, as, path, open } of EVERYTHING) {
  test(what, async ({ page }) => {
    await signInAs(page, as);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await open(page);
    await expect(page.locator(OPENED).last()).toBeVisible();
    await expectAccessibleInBothThemes(page, OPENED);
    // Neither axe nor the change of theme has closed it.
    await expect(page.locator(OPENED).last()).toBeVisible();
  });
}
