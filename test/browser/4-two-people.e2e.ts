import { expect, test } from '@playwright/test';
import { expectAccessibleInBothThemes, expectNoSideways, screenshotPath, send, signInAs } from './journey';

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
  // Begun before the other report: without the stream the page still asks now and then what is new.
  await note.fill('Mötet är hållet');

  const reported = await send(page, 'POST', `/api/actions/${id}/progress`, { status: 'done' });
  expect(reported.status(), await reported.text()).toBe(200);

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

test('two people change the same action: field by field, by keyboard alone, and no field of either is lost', async ({
  browser,
  page,
}) => {
  await page.route('**/api/events', (route) => route.abort());
  await signInAs(page, 'coordinator');
  const { items } = await (await page.request.get('/api/actions?status=inProgress&limit=2')).json();
  const { id } = (items as { id: string }[])[1]!;
  const before = await (await page.request.get(`/api/actions/${id}`)).json();
  await page.goto(`/plan?action=${id}`);
  const drawer = page.locator('kp-action-drawer');
  await drawer
    .locator('kp-action-more')
    .getByRole('button', { name: /mer om åtgärden/ })
    .click();
  await page.getByLabel('Diarienummer').fill('KS 2026:1');
  await page.getByLabel('Kostnad i kronor').fill('120000');
  const tags = page.getByRole('combobox', { name: 'Etiketter' });
  await tags.fill('vår etikett');
  await tags.press('Enter');

  // The administrator is faster, in a browser of their own: two of the same fields, and one more.
  const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const other = await elsewhere.newPage();
  await signInAs(other, 'administrator');
  const theirs = { diaryNumber: 'KS 2026:99', tags: [...before.tags, 'deras etikett'], wantedEffect: 'Fler svarar' };
  const saved = await send(other, 'PATCH', `/api/actions/${id}`, theirs, { 'If-Match': `"${before.version}"` });
  expect(saved.status(), await saved.text()).toBe(200);

  await page.getByRole('button', { name: 'Spara', exact: true }).press('Enter');
  const conflict = page.locator('kp-conflict-dialog');
  const diary = conflict.getByRole('group', { name: 'Diarienummer' });
  await expect(diary.getByRole('radio', { name: /Du vill spara KS 2026:1/ })).not.toBeChecked();
  await expect(diary.getByRole('radio', { name: /Står nu, av .* KS 2026:99/ })).not.toBeChecked();
  // Lists are laid together unless somebody wants only one of them.
  await expect(conflict.getByRole('radio', { name: /Båda tillsammans .*deras etikett.*vår etikett/ })).toBeChecked();
  await expect(conflict.getByText('Fler svarar')).toBeVisible();
  await expect(conflict.getByText('120000')).toBeVisible();
  await page.screenshot({ path: screenshotPath('conflict') });
  await expectAccessibleInBothThemes(page, 'kp-conflict-dialog');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: screenshotPath('conflict-dark') });
  await page.emulateMedia({ colorScheme: 'light' });
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: screenshotPath('conflict-390') });
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSideways(page);
  await page.setViewportSize(size);

  // Saved too early: the field that waits for a choice is told and gets the focus; an arrow chooses, Enter saves.
  await conflict.getByRole('button', { name: 'Spara valen' }).press('Enter');
  await expect(conflict.getByRole('alert')).toHaveText(/Välj vad som ska gälla för varje fält/);
  await expect(diary.getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(diary.getByRole('radio').first()).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(conflict).toHaveCount(0);
  await expect
    .poll(async () => (await page.request.get(`/api/actions/${id}`)).json())
    .toMatchObject({ diaryNumber: 'KS 2026:1', cost: 120000, wantedEffect: 'Fler svarar' });
  const after = await (await page.request.get(`/api/actions/${id}`)).json();
  expect([...after.tags].sort()).toEqual([...before.tags, 'deras etikett', 'vår etikett'].sort());
  expect(after.version).toBe(before.version + 2);
  await elsewhere.close();
});
