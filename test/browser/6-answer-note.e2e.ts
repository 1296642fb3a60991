import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessibleInBothThemes, expectNoSideways, screenshotPath, send, signInAs } from './journey';

/* A note that goes with the answer, on the card itself: after one tap, with and without a connection. */

test.use({ viewport: { width: 390, height: 844 } });

async function give(page: Page, browser: Browser, ...titles: readonly string[]): Promise<readonly string[]> {
  const coordinator = await (await browser.newContext()).newPage();
  await signInAs(coordinator, 'coordinator');
  const me = (await (await page.request.get('/api/session')).json()).person.id;
  const { items } = await (await coordinator.request.get('/api/evaluations')).json();
  const due = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
  const ids: string[] = [];
  for (const title of titles) {
    const wish = { evaluationId: items[0].id, title, subQuestions: ['1.1'], ownerId: me, due };
    const added = await send(coordinator, 'POST', '/api/actions', wish);
    expect(added.status(), await added.text()).toBe(201);
    ids.push((await added.json()).id);
  }
  await coordinator.context().close();
  return ids;
}
const card = (page: Page, title: string) => page.locator('kp-answer-card').filter({ hasText: title });
const reports = async (page: Page, id: string): Promise<{ status: string; note: string | null }[]> =>
  ((await (await page.request.get(`/api/actions/${id}`)).json()).progressEntries as []).map(
    ({ status, note }: { status: string; note: string | null }) => ({ status, note }),
  );

test('a few words after the tap, by keyboard, also when the action is done and has left', async ({ page, browser }) => {
  await signInAs(page, 'contributor');
  const [going = '', done = ''] = await give(page, browser, 'Med några ord', 'Klar med ord');
  await page.goto('/mina');
  const first = card(page, 'Med några ord');
  await expect(first.getByRole('button', { name: /^Lägg till en kommentar/ })).toHaveCount(0);
  // The answer arrives while one writes: the card stands as it is.
  const held = Promise.withResolvers<void>();
  await page.route('**/progress', async (route) => {
    await held.promise;
    await route.continue();
  });
  await first.getByRole('button', { name: 'På väg', exact: true }).click();
  await first.getByRole('button', { name: /^Lägg till en kommentar/ }).press('Enter');
  const box = first.getByLabel('Kommentar till svaret');
  await expect(box).toBeFocused();
  await page.keyboard.type('Utkastet');
  held.resolve();
  await expect(page.getByText('Sparat: På väg')).toBeVisible();
  await page.unroute('**/progress');
  await expect(box).toBeFocused();
  await page.keyboard.type(' är ute');
  await expectAccessibleInBothThemes(page);
  await page.screenshot({ path: screenshotPath('answer-note') });
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSideways(page);
  await page.setViewportSize({ width: 390, height: 844 });
  // Half written, it is there after a reload.
  await page.reload();
  await expect(box).toHaveValue('Utkastet är ute');
  await box.focus();
  await page.keyboard.type(' på remiss');
  await page.keyboard.press('Control+Enter');
  await expect(first.getByText('Du skrev: Utkastet är ute på remiss')).toBeVisible();
  await expect(box).toHaveCount(0);
  await expect
    .poll(() => reports(page, going))
    .toContainEqual({ status: 'inProgress', note: 'Utkastet är ute på remiss' });
  expect(new URL(page.url()).pathname).toBe('/mina');

  await card(page, 'Klar med ord').getByRole('button', { name: 'Klar', exact: true }).click();
  const left = page.locator('details li').filter({ hasText: 'Klar med ord' });
  await left.getByRole('button', { name: /^Lägg till en kommentar/ }).click();
  await left.getByLabel('Kommentar till svaret').fill('Beslutad i nämnden');
  await expectAccessibleInBothThemes(page);
  await left.getByRole('button', { name: 'Skicka' }).click();
  await expect.poll(() => reports(page, done)).toContainEqual({ status: 'done', note: 'Beslutad i nämnden' });
});

test('without a connection the note waits with the answer, and the head counts what is listed', async ({
  page,
  browser,
  context,
}) => {
  await signInAs(page, 'contributor');
  const [id = ''] = await give(page, browser, 'Ord utan nät');
  await page.goto('/mina');
  const one = card(page, 'Ord utan nät');
  await expect(one).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText('Du är inte uppkopplad', { exact: true })).toBeVisible();
  await one.getByRole('button', { name: 'Klar', exact: true }).click();
  await expect(one).toContainText('Sparas när du är uppkopplad igen');
  const counts = await page.locator('section h2 .cnt').allInnerTexts();
  const listed = counts.reduce((sum, count) => sum + Number(count), 0);
  await expect(page.locator('kp-page-header')).toContainText(`${listed} öppna`);
  await one.getByRole('button', { name: /^Lägg till en kommentar/ }).click();
  await one.getByLabel('Kommentar till svaret').fill('Klart i dag');
  await one.getByRole('button', { name: 'Skicka' }).click();
  await expect(one.getByText('Du skrev: Klart i dag')).toBeVisible();
  await context.setOffline(false);
  await expect.poll(() => reports(page, id)).toEqual([{ status: 'done', note: 'Klart i dag' }]);
});
