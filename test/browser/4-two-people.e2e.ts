import { expect, test } from '@playwright/test';
import { send, signInAs } from './journey';

/* What one person sees when another has been faster. */

test('a drawer that stood open does not undo what was reported meanwhile', async ({ page }) => {
  // Without the stream that would tell it.
  await page.route('**/api/events', (route) => route.abort());
  await signInAs(page, 'coordinator');
  const { items } = await (await page.request.get('/api/actions?status=inProgress&limit=1')).json();
  const [{ id }] = items;
  await page.goto(`/plan?action=${id}`);
  const note = page.locator('#kp-update-note');
  await expect(note).toBeVisible();

  const reported = await send(page, 'POST', `/api/actions/${id}/progress`, { status: 'done' });
  expect(reported.status(), await reported.text()).toBe(200);

  await note.fill('Mötet är hållet');
  await page.getByRole('button', { name: 'Spara uppdatering' }).click();
  await expect(page.getByText(/Någon annan har ändrat åtgärden under tiden\. Den är nu: Klar/)).toBeVisible();
  const stands = async () => (await page.request.get(`/api/actions/${id}`)).json();
  expect(await stands()).toMatchObject({ status: 'done', progress: 100 });

  // The note waited: saved again, it is added and moves nothing.
  await expect(note).toHaveValue('Mötet är hållet');
  await page.getByRole('button', { name: 'Spara uppdatering' }).click();
  await expect(page.locator('kp-action-drawer').getByText('Mötet är hållet').first()).toBeVisible();
  await expect(note).toHaveValue('');
  expect((await stands()).status).toBe('done');
});
