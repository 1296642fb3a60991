import { expect, type Page, test } from '@playwright/test';
import {
  expectAccessible,
  expectAccessibleInBothThemes,
  expectNoSideways,
  screenshotPath,
  send,
  signInAs,
} from './journey';

/*
 * Changing many actions at once and taking it back, and one action of several, several of one: by keyboard alone where it says so.
 */
test.describe.configure({ mode: 'serial' });

const rows = (page: Page) => page.locator('tr[data-row]');
const dialog = (page: Page) => page.getByRole('dialog').last();
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Actions of their own, found again by their words; the page opens on them. */
async function openWith(page: Page, word: string, count: number, more: object = {}): Promise<void> {
  await signInAs(page, 'coordinator');
  const { items } = await (await page.request.get('/api/evaluations')).json();
  for (let number = 1; number <= count; number += 1) {
    const action = { evaluationId: items[0].id, title: `${word} ${number}`, subQuestions: ['1.1', '1.2'], ...more };
    const added = await send(page, 'POST', '/api/actions', action);
    expect(added.status(), await added.text()).toBe(201);
  }
  await page.goto(`/plan?q=${word}&group=none`);
  await expect(rows(page)).toHaveCount(count);
}

test('ten actions get an owner in at most eight clicks, keys and words, seen before and undone after', async ({
  page,
}) => {
  await openWith(page, 'Flerval', 14);
  let count = 0;
  const act = async (...keys: string[]) => {
    count += 1;
    await press(page, ...keys);
  };
  count += 1;
  await rows(page).first().getByRole('checkbox').click();
  count += 1;
  await rows(page)
    .nth(9)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await expect(page.getByText('10 valda')).toBeVisible();
  await act('a');
  count += 1;
  await page.keyboard.type('Bo Berg');
  await act('Enter');
  // Counts first, then the rows; the button that writes has the focus.
  await expect(dialog(page).getByText('10 ändras')).toBeVisible();
  await expect(dialog(page).getByRole('listitem')).toHaveCount(10);
  await expect(dialog(page).getByRole('button', { name: 'Ändra 10 av 10' })).toBeFocused();
  await expect(rows(page).getByRole('button', { name: /Ansvarig: Bo Berg/ })).toHaveCount(0);
  await page.screenshot({ path: screenshotPath('forhandsvisning') });
  await expectAccessibleInBothThemes(page);
  await act('Enter');
  expect(count).toBeLessThanOrEqual(8);
  test.info().annotations.push({ type: 'interactions', description: `ten assigned in ${count}` });
  await expect(page.getByText('10 åtgärder är ändrade.')).toBeVisible();
  await expect(rows(page).getByRole('button', { name: /Ansvarig: Bo Berg/ })).toHaveCount(10);

  // Ten minutes later the notice is long gone, and so after a reload: the list has it still.
  await page.reload();
  await expect(rows(page)).toHaveCount(14);
  await page.keyboard.press('r');
  const list = page.getByRole('dialog', { name: 'Senaste ändringar' });
  // The newest first; the same person may have changed more within the last ten minutes.
  await expect(list.getByText(/Ansvarig.*minuter kvar/).first()).toBeVisible();
  await expectAccessible(page);
  await press(page, 'Enter');
  await expect(page.getByText('Ändringen av 10 åtgärder är ångrad.')).toBeVisible();
  await expect(rows(page).getByRole('button', { name: /Ansvarig: Bo Berg/ })).toHaveCount(0);
});

test('what somebody else has changed meanwhile is told, and stays', async ({ page }) => {
  await openWith(page, 'Krock', 3);
  const ids = await rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-row') ?? ''));
  await rows(page).first().getByRole('checkbox').focus();
  await press(page, 'Space', 'j', 'x', 'j', 'x');
  await expect(page.getByText('3 valda')).toBeVisible();
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: /^Etiketter/ })
    .click();
  await page.getByLabel('Lägg till').fill('Krockad');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Visa vad som ändras' }).click();
  await expect(dialog(page).getByText('3 ändras')).toBeVisible();
  // Between the look and the press; the page itself may have seen it by then, the dialog keeps what it was shown.
  const { version } = await (await page.request.get(`/api/actions/${ids[1]}`)).json();
  const changed = await send(
    page,
    'PATCH',
    `/api/actions/${ids[1]}`,
    { title: 'Krock från någon annan' },
    { 'If-Match': `"${version}"` },
  );
  expect(changed.status()).toBe(200);
  await page.getByRole('button', { name: 'Ändra 3 av 3' }).click();
  await expect(page.getByRole('heading', { name: '1 åtgärd ändrades inte' })).toBeVisible();
  await expect(dialog(page).getByText('Någon annan hann ändra före dig')).toBeVisible();
  await expectAccessible(page);
  await dialog(page).getByRole('button', { name: 'Ångra ändringen' }).click();
  await expect(page.getByText('Ändringen av 2 åtgärder är ångrad.')).toBeVisible();
});

test('a single change is undone by Ctrl+Z, also after its notice has gone', async ({ page }) => {
  await openWith(page, 'Xylofon', 1);
  const owner = rows(page).getByRole('button', { name: /^Ansvarig/ });
  await owner.focus();
  await press(page, 'Enter');
  await page.keyboard.type('Bo Berg');
  await press(page, 'Enter');
  await expect(page.getByText(/Å-\d+ är sparad\./)).toBeVisible();
  await page.getByRole('button', { name: 'Stäng meddelandet' }).click();
  await owner.focus();
  await press(page, 'Control+z');
  await expect(page.getByText('Ändringen av 1 åtgärd är ångrad.')).toBeVisible();
  await expect(owner).not.toHaveAccessibleName(/Bo Berg/);
});

test('an action is copied, split and merged from its menu, by keyboard', async ({ page }) => {
  await openWith(page, 'Klyvbar', 2);
  const ids = await rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-row') ?? ''));
  const drawer = page.getByRole('dialog', { name: /Klyvbar/ });
  const menu = drawer.getByRole('button', { name: 'Fler val för åtgärden' });
  await page.goto(`/plan?q=Klyvbar&group=none&action=${ids[0]}`);

  await menu.focus();
  await press(page, 'Enter', 'Enter');
  await expect(dialog(page).getByRole('heading', { name: /^Gör en kopia av Å-/ })).toBeVisible();
  await expectAccessible(page);
  await dialog(page).getByLabel('Åtgärd', { exact: true }).fill('Klyvbar kopia');
  await press(page, 'Tab', 'Tab', 'Enter');
  await expect(page.getByRole('heading', { name: 'Klyvbar kopia' })).toBeVisible();
  await expect(drawer.getByRole('link', { name: /^Kopia av Å-/ })).toBeVisible();
  await drawer.getByRole('link', { name: /^Kopia av Å-/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Klyvbar 1' })).toBeVisible();

  await menu.focus();
  await press(page, 'Enter');
  await page.getByRole('button', { name: /^Dela upp/ }).focus();
  await press(page, 'Enter');
  await dialog(page).getByLabel('Titel för del 2').focus();
  await press(page, 'Enter');
  await expect(dialog(page).getByText('Skriv en titel för varje del.')).toBeVisible();
  await page.keyboard.type('Klyvbar andra delen');
  await dialog(page).getByRole('group', { name: 'Delfrågor för del 1' }).getByLabel(/^1\.2/).press('Space');
  await page.screenshot({ path: screenshotPath('dela') });
  await expectAccessibleInBothThemes(page);
  await dialog(page).getByRole('button', { name: 'Dela i 2' }).press('Enter');
  await expect(page.getByText(/Å-\d+ är delad i 2\./)).toBeVisible();
  await expect(drawer.getByRole('link', { name: /^Delades: Å-/ })).toBeVisible();

  await menu.focus();
  await press(page, 'Enter');
  await page.getByRole('button', { name: /^Slå ihop/ }).focus();
  await press(page, 'Enter');
  await dialog(page)
    .getByLabel(/^Åtgärder som ska slås ihop/)
    .focus();
  await page.keyboard.type('Klyvbar 2');
  await press(page, 'ArrowDown', 'Enter');
  await page.keyboard.type('Klyvbar andra');
  await press(page, 'ArrowDown', 'Enter');
  await expectAccessibleInBothThemes(page);
  await dialog(page).getByRole('button', { name: 'Slå ihop 3 åtgärder' }).press('Enter');
  await expect(page.getByText(/^2 åtgärder är sammanslagna med Å-\d+\.$/)).toBeVisible();
  await expect(drawer.getByRole('link', { name: /^Sammanslagen hit: Å-/ })).toHaveCount(2);
  await expectAccessible(page);
  await drawer
    .getByRole('link', { name: /^Sammanslagen hit: Å-/ })
    .first()
    .press('Enter');
  await expect(drawer.getByRole('link', { name: /^Sammanslagen med Å-/ })).toBeVisible();
  await expect(menu).toHaveCount(0);
});

test('on a phone nothing needs scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 720 });
  await signInAs(page, 'coordinator');
  await page.goto('/plan?q=Klyvbar');
  await page
    .getByRole('button', { name: /Klyvbar kopia/ })
    .or(page.getByRole('link', { name: /Klyvbar kopia/ }))
    .first()
    .click();
  await page.getByRole('button', { name: 'Fler val för åtgärden' }).click();
  await expectNoSideways(page);
  await page.getByRole('button', { name: /^Dela upp/ }).click();
  await expect(page.getByLabel('Titel för del 2')).toBeVisible();
  await expectNoSideways(page);
  await expectAccessible(page);
});
