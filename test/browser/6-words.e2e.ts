import { type Browser, expect, type Page, test } from '@playwright/test';
import {
  type DemoRole,
  expectAccessibleInBothThemes,
  expectNoSideways,
  screenshotPath,
  send,
  signInAs,
} from './journey';

/* Words that are typed and not saved: no colleague, no empty field, no Escape and no reload takes them away unasked. */

interface Read {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly rights: { readonly edit: boolean };
}
const drawer = (page: Page) => page.locator('kp-action-drawer');
const read = async (page: Page, id: string): Promise<Read> => (await page.request.get(`/api/actions/${id}`)).json();

async function another(browser: Browser, role: DemoRole): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, role);
  return page;
}

async function change(page: Page, id: string, patch: object): Promise<void> {
  const { version } = await read(page, id);
  const answer = await send(page, 'PATCH', `/api/actions/${id}`, patch, { 'If-Match': `"${version}"` });
  expect(answer.status(), await answer.text()).toBe(200);
}

async function comment(page: Page, id: string, text: string): Promise<void> {
  const said = await send(page, 'POST', `/api/actions/${id}/comments`, { text });
  expect(said.status()).toBeLessThan(300);
}

/** A new action of the manager's own unit, open on the page, which hears what others do. */
async function openOwn(page: Page, coordinator: Page, title: string): Promise<string> {
  const { items } = await (await page.request.get('/api/actions?status=inProgress,notStarted&limit=500')).json();
  const rows = items as { id: string; unit: { id: string } | null; evaluationId: string }[];
  const { person } = await (await page.request.get('/api/session')).json();
  const near = rows.find(({ unit }) => unit !== null && person.unitIds.includes(unit.id))!;
  const { evaluationId, unit } = near;
  const wish = { evaluationId, title, subQuestions: ['1.1', '1.2'], unitId: unit!.id };
  const made = await send(coordinator, 'POST', '/api/actions', wish);
  expect(made.status(), await made.text()).toBe(201);
  const { id } = (await made.json()) as Read;
  await change(coordinator, id, { effortWeeks: 3 });
  const stream = page.waitForResponse('**/api/events');
  await page.goto(`/plan?action=${id}`);
  await stream;
  await expect(drawer(page).getByRole('heading', { level: 2 })).toHaveText(title);
  return id;
}

let colleague: Page;
test.beforeEach(async ({ page, browser }) => {
  await signInAs(page, 'manager');
  colleague = await another(browser, 'coordinator');
});
test.afterEach(() => colleague.context().close());

const edit = (page: Page) => drawer(page).getByRole('button', { name: 'Ändra åtgärden' }).click();
const title = (page: Page) => page.locator('#kp-details-title');
const text = (page: Page) => page.locator('#kp-details-text');

test('a colleague comments and changes the title while one types: the words stand, and one chooses', async ({
  page,
}) => {
  const id = await openOwn(page, colleague, 'Två skriver rubriken');
  await edit(page);
  await title(page).fill('Chefens rubrik');
  await text(page).click();
  await page.keyboard.type('Chefens ord, första');
  await comment(colleague, id, 'Hur går det?');
  await expect(page.locator('#kp-activity')).toContainText('Hur går det?');
  await expect(title(page)).toHaveValue('Chefens rubrik');
  await change(colleague, id, { title: 'Kollegans rubrik', description: 'Kollegans ord', tags: ['kollegans'] });
  await expect(page.locator('#kp-action-title')).toHaveText('Kollegans rubrik');
  await page.keyboard.type(' och sista');
  await expect(title(page)).toHaveValue('Chefens rubrik');
  await expect(text(page)).toHaveValue('Chefens ord, första och sista');
  await expect(page.getByText('Någon annan har ändrat åtgärden medan du skriver.', { exact: false })).toBeVisible();
  await page.screenshot({ path: screenshotPath('words-drift') });
  await expectAccessibleInBothThemes(page, 'kp-action-details-form');

  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  const conflict = page.locator('kp-conflict-dialog');
  const titles = conflict.getByRole('group', { name: 'Åtgärd' });
  await expect(titles.getByRole('radio', { name: /Du vill spara Chefens rubrik/ })).toBeVisible();
  await expect(titles.getByRole('radio', { name: /Står nu, av .* Kollegans rubrik/ })).toBeVisible();
  const texts = conflict.getByRole('group', { name: 'Beskrivning' });
  await expect(texts.getByRole('radio', { name: /Står nu, av .* Kollegans ord/ })).toBeVisible();

  // Escape does not throw the words away unasked here either.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Fortsätt skriva' })).toBeFocused();
  await page.keyboard.press('Enter');
  await titles.getByRole('radio').first().check();
  await texts.getByRole('radio').first().check();
  await conflict.getByRole('button', { name: 'Spara valen' }).click();
  await expect(conflict).toHaveCount(0);
  await expect
    .poll(() => read(page, id))
    .toMatchObject({
      ...{ title: 'Chefens rubrik', description: 'Chefens ord, första och sista', tags: ['kollegans'] },
    });
});

test('what one has not touched is left as the colleague has it', async ({ page }) => {
  const id = await openOwn(page, colleague, 'Bara beskrivningen');
  await edit(page);
  await text(page).fill('Chefens beskrivning');
  await change(colleague, id, { title: 'Kollegans nya rubrik' });
  await expect(page.locator('#kp-action-title')).toHaveText('Kollegans nya rubrik');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.locator('kp-action-details-form')).toHaveCount(0);
  await expect
    .poll(() => read(page, id))
    .toMatchObject({
      ...{ title: 'Kollegans nya rubrik', description: 'Chefens beskrivning' },
    });
});

test('splitting: the parts stand, and are saved on top of what the colleague changed', async ({ page }) => {
  const id = await openOwn(page, colleague, 'Delas av två');
  const start = async (way: RegExp) => {
    await drawer(page).getByRole('button', { name: 'Fler val för åtgärden' }).click();
    await page.getByRole('button', { name: way }).click();
  };
  await start(/^Dela upp/);
  // Three weeks in two halves, as Swedish writes them; a comma is understood.
  await expect(page.getByLabel('Veckor för del 1')).toHaveValue('1,5');
  await page.getByLabel('Veckor för del 1').fill('0,5');
  await page.getByLabel('Titel för del 2').fill('Andra delen');
  await change(colleague, id, { title: 'Delas, säger kollegan' });
  await expect(page.locator('#kp-action-title')).toHaveText('Delas, säger kollegan');
  await expect(page.getByLabel('Titel för del 2')).toHaveValue('Andra delen');
  await expect(page.getByLabel('Veckor för del 1')).toHaveValue('0,5');
  await page.getByRole('button', { name: 'Dela i 2' }).click();
  await expect(page.getByRole('alert')).toContainText('Någon annan har ändrat åtgärden');
  // What was not touched follows the colleague.
  await expect(page.getByLabel('Titel för del 1')).toHaveValue('Delas, säger kollegan');
  await expect(page.getByLabel('Titel för del 2')).toHaveValue('Andra delen');
  await page.getByRole('button', { name: 'Dela i 2' }).click();
  await expect(page.getByText(/Å-\d+ är delad i 2\./)).toBeVisible();
  expect(await read(page, id)).toMatchObject({ title: 'Delas, säger kollegan', effortWeeks: 0.5 });

  // A copy is given its title in the same way.
  await start(/^Gör en kopia/);
  await page.locator('#kp-copy-title').fill('Min kopia');
  await change(colleague, id, { title: 'Delas, igen' });
  await expect(page.locator('#kp-action-title')).toHaveText('Delas, igen');
  await expect(page.locator('#kp-copy-title')).toHaveValue('Min kopia');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Släng det jag skrev' }).click();
  await expect(page.locator('kp-copy-dialog')).toHaveCount(0);
});

test('an empty title is told, and nothing is saved until there is one', async ({ page }) => {
  const id = await openOwn(page, colleague, 'Får ingen tom rubrik');
  await edit(page);
  await title(page).fill('   ');
  await text(page).fill('Sparas inte ännu');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.locator('kp-action-details-form').getByText('Skriv en titel.')).toBeVisible();
  await expect(title(page)).toBeFocused();
  await expect(title(page)).toHaveAttribute('aria-invalid', 'true');
  await expectAccessibleInBothThemes(page, 'kp-action-details-form');
  expect(await read(page, id)).toMatchObject({ title: 'Får ingen tom rubrik', description: null });
  await title(page).fill('Nu finns en');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect.poll(() => read(page, id)).toMatchObject({ title: 'Nu finns en', description: 'Sparas inte ännu' });
});

test('Escape and the cross ask before typed words go, by keyboard alone', async ({ page }) => {
  await openOwn(page, colleague, 'Fråga först');
  const form = page.locator('kp-action-details-form');
  await edit(page);
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);

  await edit(page);
  await text(page).fill('Långa tankar');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toContainText('Du har skrivit något som inte är sparat.');
  await expect(page.getByRole('button', { name: 'Fortsätt skriva' })).toBeFocused();
  await expectAccessibleInBothThemes(page, 'kp-action-details-form');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.screenshot({ path: screenshotPath('words-ask-320') });
  await expectNoSideways(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  // Escape once more, and again: one is back where one wrote.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(text(page)).toHaveValue('Långa tankar');
  await form.getByRole('button', { name: 'Stäng' }).click();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Släng det jag skrev' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form).toHaveCount(0);
  await expect(page.locator('#kp-action-title')).toBeVisible();
});

test('a note and a comment that are half written are there after a reload, for the one who wrote them', async ({
  page,
}) => {
  const id = await openOwn(page, colleague, 'Halvskrivet');
  await page.locator('#kp-update-note').fill('Mötet blev');
  await drawer(page).getByText('Behöver hjälp', { exact: true }).click();
  await page.locator('#kp-comment').fill('Kan någon');
  await page.reload();
  await expect(page.locator('#kp-update-note')).toHaveValue('Mötet blev');
  await expect(drawer(page).getByRole('radio', { name: 'Behöver hjälp' })).toBeChecked();
  await expect(page.locator('#kp-comment')).toHaveValue('Kan någon');
  await drawer(page).getByRole('button', { name: 'Skicka' }).click();
  await expect(page.locator('#kp-activity')).toContainText('Kan någon');
  await page.reload();
  await expect(page.locator('#kp-update-note')).toHaveValue('Mötet blev');
  await expect(page.locator('#kp-comment')).toHaveValue('');

  await page.context().clearCookies();
  await signInAs(page, 'administrator');
  await page.goto(`/plan?action=${id}`);
  await expect(page.locator('#kp-update-note')).toHaveValue('');
});
