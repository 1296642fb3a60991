import { expect, type Page, test } from '@playwright/test';
import { expectAccessibleInBothThemes, expectNoSideways, signInAs } from './journey';

/* From anywhere to anything, by the keyboard alone, and on a phone. */

const box = (page: Page) => page.getByRole('combobox', { name: 'Sök' });
const title = (page: Page) => page.locator('#kp-action-title');

async function search(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type(text);
}

test('an action is found by a part of a compound, and opened, by the keyboard alone', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/delfragor');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await search(page, 'enkät');
  // The first hit is chosen, and said to who listens.
  const chosen = page.getByRole('listbox').getByRole('option', { selected: true });
  await expect(chosen).toHaveText(/invånarenkäten/);
  await expect(box(page)).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '');
  await expect(page.getByRole('status').filter({ hasText: /träff/ })).toHaveText(/träff/);
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText(/invånarenkäten/);
  await expect(box(page)).toBeHidden();

  // What was searched for is offered again.
  await page.keyboard.press('Escape');
  await expect(title(page)).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('group', { name: 'Senaste sökningar' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveValue('enkät');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveText(/invånarenkäten/);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).not.toHaveText(/invånarenkäten/);
  await page.keyboard.press('Escape');
  await expect(box(page)).toBeHidden();
});

test('people, sub-questions and evidence lead to their places', async ({ page }) => {
  await signInAs(page, 'leadership');
  await page.goto('/plan');
  await search(page, 'gunila grön');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveText(/Gunilla Grön/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/plan\?.*owner=/);
  await search(page, '2.4');
  await page.getByRole('group', { name: 'Delfrågor' }).getByRole('option').first().click();
  await expect(page).toHaveURL(/\/delfragor\?.*q=2\.4/);
  await search(page, 'KS 141');
  // Enter before the answer waits for it.
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText(/bemötande/);
});

test('nothing found, and a search that fails, say what to do', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/plan');
  await search(page, 'xylofonorkester');
  await expect(page.getByText('Inget hittades för ”xylofonorkester”.')).toBeVisible();
  await page.route('**/api/search?*', (route) => route.abort());
  await box(page).fill('enkät');
  await expect(page.getByRole('alert').filter({ hasText: 'Det gick inte att söka.' })).toBeVisible();
  await page.unroute('**/api/search?*');
  await page.getByRole('button', { name: 'Försök igen' }).click();
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
});

test('on a phone the search is a whole sheet, reached from the bar', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signInAs(page, 'contributor');
  await page.goto('/mina');
  await page.locator('nav.foot').getByRole('button', { name: 'Sök' }).click();
  await box(page).fill('svar');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await expectNoSideways(page);
  await expectAccessibleInBothThemes(page, 'dialog[open]');
  await page.getByRole('dialog').getByRole('button', { name: 'Stäng' }).click();
  await expect(page.locator('nav.foot').getByRole('button', { name: 'Sök' })).toBeFocused();
});

test('shortcuts of one key can be turned off, for good', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/plan');
  await expect(page.locator('[data-row]').first()).toBeVisible();
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: 'Kortkommandon med en enda tangent' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.reload();
  await expect(page.locator('[data-row]').first()).toBeVisible();
  for (const key of ['?', 'n', 'j', 's']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toBeHidden();
  await search(page, 'svar');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  // Back on from the person's menu.
  await page.getByRole('button', { name: /^Meny för / }).click();
  await page.getByRole('checkbox', { name: 'Kortkommandon med en enda tangent' }).check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Kortkommandon' })).toBeVisible();
});
