import { type Browser, expect, type Page, test } from '@playwright/test';
import { type DemoRole, send, signInAs } from './journey';

/* What one person changes is seen by another who has the page open, within seconds and without a touch. */

async function another(browser: Browser, role: DemoRole): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, role);
  return page;
}

/** Opens a page and waits until it hears what others do. */
async function openLive(page: Page, path: string): Promise<void> {
  const stream = page.waitForResponse('**/api/events');
  await page.goto(path);
  expect((await stream).status()).toBe(200);
}

async function anAction(page: Page): Promise<{ id: string; evaluationId: string; title: string }> {
  const { items } = await (await page.request.get('/api/actions?status=inProgress&limit=1')).json();
  return items[0];
}

async function change(page: Page, id: string, patch: object): Promise<void> {
  const { version } = await (await page.request.get(`/api/actions/${id}`)).json();
  const answer = await send(page, 'PATCH', `/api/actions/${id}`, patch, { 'If-Match': `"${version}"` });
  expect(answer.status(), await answer.text()).toBe(200);
}

const row = (page: Page, id: string) => page.locator(`[data-row="${id}"]`);

test('in the table and in the drawer, where what is typed and the focus stay', async ({ page, browser }) => {
  await signInAs(page, 'coordinator');
  const arvid = await another(browser, 'administrator');
  const { id, title, evaluationId } = await anAction(page);
  await openLive(page, `/plan?utvardering=${evaluationId}`);
  await expect(row(page, id)).toContainText(title);
  await change(arvid, id, { title: 'Arvids nya rubrik' });
  await expect(row(page, id)).toContainText('Arvids nya rubrik');

  await openLive(page, `/plan?action=${id}`);
  const note = page.locator('#kp-update-note');
  await note.click();
  await page.keyboard.type('Mötet är');
  await change(arvid, id, { title, status: 'done' });
  await expect(page.locator('#kp-action-title')).toHaveText(title);
  await expect(page.getByText('Arvid Alm ändrade', { exact: false }).first()).toContainText('nyss');
  await expect(note).toBeFocused();
  await page.keyboard.type(' hållet');
  await expect(note).toHaveValue('Mötet är hållet');

  // The way to see what it was.
  await page.getByRole('button', { name: 'Visa ändringen' }).click();
  await expect(page.locator('#kp-activity')).toContainText('Arvid Alm');
  await expect(page.getByRole('button', { name: 'Visa ändringen' })).toBeHidden();

  // It was begun before Arvid's change: it does not undo that unseen, and is saved on the second try.
  const save = page.getByRole('button', { name: 'Spara uppdatering' });
  await save.click();
  await expect(page.getByText(/Någon annan har ändrat åtgärden under tiden/)).toBeVisible();
  await save.click();
  await expect(page.locator('#kp-activity')).toContainText('Mötet är hållet');
  const stands = await (await page.request.get(`/api/actions/${id}`)).json();
  expect(stands.status).toBe('done');
  await change(arvid, id, { status: 'inProgress', progress: 40, statusNote: 'Tillbaka' });
  await arvid.context().close();
});

test("somebody else's comment, and nothing about one's own changes", async ({ page, browser }) => {
  await signInAs(page, 'coordinator');
  const karin = await another(browser, 'leadership');
  const { id } = await anAction(page);
  await openLive(page, `/plan?action=${id}`);
  await page.locator('#kp-comment').fill('Min egen');
  await page.getByRole('button', { name: 'Skicka' }).click();
  await expect(page.locator('#kp-activity')).toContainText('Min egen');
  const said = await send(karin, 'POST', `/api/actions/${id}/comments`, { text: 'Bra jobbat' });
  expect(said.status()).toBeLessThan(300);
  await expect(page.getByText('Karin Kvist kommenterade nyss')).toBeVisible();
  await expect(page.locator('#kp-activity')).toContainText('Bra jobbat');
  await expect(page.getByText(/Cecilia Carlsson (ändrade|kommenterade) nyss/)).toHaveCount(0);
  await karin.context().close();
});

test('my actions: what is given to me appears', async ({ page, browser }) => {
  await signInAs(page, 'contributor');
  const coordinator = await another(browser, 'coordinator');
  const me = (await (await page.request.get('/api/session')).json()).person.id;
  const { items: evaluations } = await (await coordinator.request.get('/api/evaluations')).json();
  await openLive(page, '/mina');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const wish = { evaluationId: evaluations[0].id, title: 'Just given to me', subQuestions: ['1.1'], ownerId: me };
  const added = await send(coordinator, 'POST', '/api/actions', wish);
  expect(added.status(), await added.text()).toBe(201);
  await expect(page.getByText('Just given to me')).toBeVisible();
  await coordinator.context().close();
});

test('without the stream the page asks when somebody comes back to it, and the stream comes back too', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'coordinator');
  const arvid = await another(browser, 'administrator');
  const { id, title, evaluationId } = await anAction(page);
  await page.route('**/api/events', (route) => route.abort());
  await page.goto(`/plan?utvardering=${evaluationId}`);
  await expect(row(page, id)).toContainText(title);
  await change(arvid, id, { title: 'Medan strömmen var nere' });
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(row(page, id)).toContainText('Medan strömmen var nere');
  await page.unroute('**/api/events');
  await page.waitForResponse((answer) => answer.url().endsWith('/api/events') && answer.status() === 200);
  await change(arvid, id, { title });
  await expect(row(page, id)).toContainText(title);
  await arvid.context().close();
});
