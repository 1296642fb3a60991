import { expect, type Page, test } from '@playwright/test';
import { expectAccessibleInBothThemes, expectNoSideways, send, signInAs } from './journey';

/* Keys that come faster than what they are meant for, and wishes that have no meaning for the action as it stands. */

const drawer = (page: Page) => page.locator('kp-action-drawer');
const ownerOf = async (page: Page, id: string) => (await (await page.request.get(`/api/actions/${id}`)).json()).owner;

async function newAction(page: Page, title: string, more: object = {}): Promise<string> {
  const { items } = await (await page.request.get('/api/evaluations')).json();
  const wish = { evaluationId: items[0].id, title, subQuestions: ['1.1'], ...more };
  const made = await send(page, 'POST', '/api/actions', wish);
  expect(made.status(), await made.text()).toBe(201);
  return (await made.json()).id;
}
const owners = async (page: Page) => {
  const { items } = await (await page.request.get('/api/people')).json();
  return (items as { id: string; name: string; role: string; active: boolean }[]).filter(
    ({ active, role }) => active && role !== 'evaluator',
  );
};

test.beforeEach(({ page }) => signInAs(page, 'coordinator'));

test('an owner is typed and taken before the people are there', async ({ page }) => {
  const people = await owners(page);
  const [first, other] = [people[0]!, people.find(({ name }) => name !== people[0]!.name)!];
  const id = await newAction(page, 'Snabba tangenter', { ownerId: first.id });
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/api/people', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/plan?action=${id}`);
  const button = drawer(page).locator('dl button').filter({ hasText: first.name }).first();
  await expect(button).toBeVisible();
  // In one breath of the page, as a machine or a very fast hand does it.
  await button.evaluate((element) => (element as HTMLElement).click());
  await page.keyboard.type(other.name);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Hämtar …')).toBeVisible();
  expect((await ownerOf(page, id))?.id).toBe(first.id);
  release();
  await expect.poll(async () => (await ownerOf(page, id))?.id).toBe(other.id);
});

test('Enter on words that nobody has changes nothing', async ({ page }) => {
  const people = await owners(page);
  const id = await newAction(page, 'Ingen heter så', { ownerId: people[0]!.id });
  await page.goto(`/plan?action=${id}`);
  await drawer(page).locator('dl button').filter({ hasText: people[0]!.name }).first().click();
  await page.keyboard.type('xyzåäö');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Inget passar.')).toBeVisible();
  expect((await ownerOf(page, id))?.id).toBe(people[0]!.id);
});

test('no key is lost while the search is fetched', async ({ page }) => {
  await page.goto('/delfragor');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  const box = page.getByRole('combobox', { name: 'Sök' });
  await page.keyboard.press('Control+k');
  // Letters that every keyboard has: others are put in by the test as if they were pasted.
  await page.keyboard.type('loftenx');
  await page.keyboard.press('Backspace');
  release();
  await expect(box).toBeFocused();
  await page.keyboard.type(' tjanst');
  await expect(box).toHaveValue('loften tjanst');
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  // Fetched already, and still it opens a little later than the key.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('invanarenkat');
  await page.keyboard.press('Enter');
  await expect(page.locator('#kp-action-title')).toHaveText(/invånarenkäten/);
});

test('the date of finished work stays, and says why', async ({ page }) => {
  const id = await newAction(page, 'Datumet som står', { due: '2031-05-30' });
  const done = await send(page, 'POST', `/api/actions/${id}/progress`, { status: 'done' });
  expect(done.status()).toBeLessThan(300);
  await page.goto(`/plan?q=${encodeURIComponent('Datumet som står')}&group=none`);
  const row = page.locator(`tr[data-row="${id}"]`);
  await row.locator('.c-due button').click();
  const said = page.getByText('Är redan klar: datumet ändras inte.');
  await expect(said).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press('Escape');
  await expect(said).toBeHidden();
  await expect(row.locator('.c-due button')).toBeFocused();

  await row.getByRole('checkbox').check();
  await page.keyboard.press('d');
  await page.locator('kp-due-editor input[type=date]').fill('2031-09-30');
  await page.getByLabel('Varför ändras datumet?').fill('Nämnden möts senare.');
  await page.keyboard.press('Control+Enter');
  const preview = page.getByRole('dialog', { name: 'Förhandsvisning' });
  await expect(preview.getByText('1 kan inte ändras')).toBeVisible();
  await expect(preview.getByText('Är redan klar: datumet ändras inte.')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`/plan?action=${id}`);
  await expect(drawer(page).getByRole('heading', { name: 'Klar senast' })).toBeVisible();
  await expect(drawer(page).getByRole('button', { name: 'Ändra datum' })).toHaveCount(0);
});

test('nobody looks again at a day that has passed, and nobody is “ingen”', async ({ page }) => {
  const id = await newAction(page, 'Prövas igen i går');
  await page.goto(`/plan?action=${id}`);
  await drawer(page).getByRole('button', { name: 'Avböj' }).click();
  await page.getByLabel('Varför avböjs åtgärden?').fill('För dyrt.');
  await page.getByLabel('Prövas igen (valfritt)').fill('2020-01-01');
  const said = page.getByText('Dagen då åtgärden ska prövas igen har redan varit.');
  await expect(said).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.locator('kp-note-form').getByRole('button', { name: 'Avböj' }).click();
  await expect(page.getByLabel('Varför avböjs åtgärden?')).toHaveValue('För dyrt.');
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSideways(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByLabel('Prövas igen (valfritt)').fill('2099-01-01');
  await expect(said).toBeHidden();
  await page.locator('kp-note-form').getByRole('button', { name: 'Avböj' }).click();
  await expect.poll(async () => (await (await page.request.get(`/api/actions/${id}`)).json()).status).toBe('declined');

  const open = await newAction(page, 'Utan någon alls');
  await page.goto(`/plan?q=${encodeURIComponent('Utan någon alls')}&group=none`);
  await page.locator(`tr[data-row="${open}"]`).getByRole('checkbox').check();
  await page.keyboard.press('a');
  await page.keyboard.type('Bo Berg');
  await page.keyboard.press('Enter');
  const preview = page.getByRole('dialog', { name: 'Förhandsvisning' });
  await expect(preview.locator('.change').first()).toHaveText(/Ansvarig:\s*ingen\s*blir\s*Bo Berg/);
});
