import { expect, type Page, test } from '@playwright/test';
import { type DemoRole, expectAccessibleInBothThemes, signInAs } from './journey';

/** Everything that opens over a page, in both themes: menus, dialogs, the drawer. */
interface Opened {
  readonly what: string;
  readonly as: DemoRole;
  readonly path: string;
  readonly open: (page: Page) => Promise<void>;
  /** How it is known to be open. */
  readonly seen: (page: Page) => ReturnType<Page['locator']>;
}

const dialog = (page: Page) =>
  page.locator('dialog[open], [popover]:popover-open, kp-action-drawer [role=dialog]').last();
const click =
  (name: string | RegExp, role: 'button' | 'link' | 'tab' = 'button') =>
  (page: Page) =>
    page.getByRole(role, { name }).first().click();

const EVERYTHING: readonly Opened[] = [
  { what: 'the menu of the person', as: 'coordinator', path: '/', open: click(/^Meny för /), seen: dialog },
  { what: 'a new action', as: 'coordinator', path: '/plan', open: click('Ny åtgärd'), seen: dialog },
  { what: 'the shortcuts', as: 'coordinator', path: '/plan', open: click('Kortkommandon'), seen: dialog },
  { what: 'the owner of a row', as: 'coordinator', path: '/plan', open: click(/^Ansvarig: .*Ändra$/), seen: dialog },
  { what: 'the date of a row', as: 'coordinator', path: '/plan', open: click(/^Klar senast: .*Ändra$/), seen: dialog },
  {
    what: 'the status of a row',
    as: 'coordinator',
    path: '/plan',
    open: (page) => page.locator('td.c-status button').first().click(),
    seen: (page) => page.getByRole('menu'),
  },
  {
    what: 'the drawer of an action',
    as: 'coordinator',
    path: '/plan',
    open: (page) => page.locator('a[href*="action="]').first().click(),
    seen: dialog,
  },
  { what: 'an invitation', as: 'administrator', path: '/installningar', open: click('Bjud in'), seen: dialog },
  { what: 'a person', as: 'administrator', path: '/installningar', open: click(/^Ändra /), seen: dialog },
  { what: 'a leaver', as: 'administrator', path: '/installningar', open: click(/^Stäng av /), seen: dialog },
  {
    what: 'a new unit',
    as: 'administrator',
    path: '/installningar?del=enheter',
    open: click('Ny enhet'),
    seen: dialog,
  },
  { what: 'a request for help', as: 'contributor', path: '/mina', open: click('Behöver hjälp'), seen: dialog },
];

for (const { what, as, path, open, seen } of EVERYTHING) {
  test(what, async ({ page }) => {
    await signInAs(page, as);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await open(page);
    await expect(seen(page)).toBeVisible();
    await expectAccessibleInBothThemes(page);
    // Neither axe nor the change of theme has closed it.
    await expect(seen(page)).toBeVisible();
  });
}
