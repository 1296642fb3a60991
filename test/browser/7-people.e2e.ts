import { expect, type Page, test } from '@playwright/test';
import {
  type DemoRole,
  expectAccessible,
  expectAccessibleInBothThemes,
  expectNoSideways,
  send,
  signInAs,
} from './journey';

/* People come and go: time away, a leaver with thirty actions, and the page on which a manager sees who has how much. */

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}
const LEAVER = 'Lars Lind';

async function people(page: Page): Promise<Listed[]> {
  return (await (await page.request.get('/api/people')).json()).items;
}
/** Another person at the same browser. */
async function switchTo(page: Page, role: DemoRole): Promise<void> {
  await page.context().clearCookies();
  await signInAs(page, role);
}
const rowOf = (page: Page, name: string) => page.locator('kp-people-section tr', { hasText: name });

test('time away is planned by keyboard, shown on the person, and moved', async ({ page }) => {
  await signInAs(page, 'contributor');
  await page.goto('/installningar?del=profil');
  const own = page.getByRole('region', { name: 'Ledighet' });
  await expect(own.getByText('Ingen ledighet är planerad.')).toBeVisible();
  await own.getByLabel('Första dagen').fill('2099-07-06');
  await own.getByLabel('Sista dagen').fill('2099-07-05');
  await own.getByLabel('Ersättare', { exact: true }).selectOption({ label: 'Anna Andersson, Kansli' });
  await own.getByLabel('Sista dagen').press('Enter');
  await expect(own.getByRole('alert')).toHaveText('Den sista dagen ligger före den första.');
  await own.getByLabel('Sista dagen').fill('2099-07-31');
  await own.getByLabel('Sista dagen').press('Enter');
  const planned = own.getByRole('list', { name: 'Planerad ledighet' });
  await expect(planned.getByText('Ersätts av Anna Andersson')).toBeVisible();
  await expectAccessibleInBothThemes(page);

  await switchTo(page, 'manager');
  await page.goto('/installningar');
  await expect(rowOf(page, 'Bo Berg').getByText(/Ledig 6 juli? 2099 – 31 juli? 2099/)).toBeVisible();
  await rowOf(page, 'Bo Berg').getByRole('button', { name: 'Ledighet för Bo Berg' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Ledighet för Bo Berg' });
  await dialog.getByRole('button', { name: /^Ändra 6 juli? 2099/ }).press('Enter');
  await dialog.getByLabel('Första dagen').fill('2099-07-13');
  await dialog.getByRole('button', { name: 'Spara ledigheten' }).press('Enter');
  await expect(dialog.getByText(/^13 juli? 2099/)).toBeVisible();
  await expectAccessibleInBothThemes(page, 'kp-leave-dialog');
  await dialog.getByRole('button', { name: /^Ta bort ledigheten 13/ }).press('Enter');
  await expect(dialog.getByText('Ingen ledighet är planerad.')).toBeVisible();
  await page.keyboard.press('Escape');
  // Somebody of another unit is not the manager's to plan for.
  await expect(rowOf(page, 'Nina Norén').getByRole('button')).toHaveCount(0);
});

test('a leaver with thirty open actions is handed over in one dialog, and nothing points at them afterwards', async ({
  page,
}) => {
  await signInAs(page, 'coordinator');
  const everybody = await people(page);
  const leaver = everybody.find(({ name }) => name === LEAVER)!;
  const successor = everybody.find(({ name }) => name === 'Gunilla Grön')!;
  const other = everybody.find(({ name }) => name === 'Eva Ek')!;
  const open = '/api/actions?status=notStarted,inProgress,needsHelp&limit=500';
  const { items } = await (await page.request.get(open)).json();
  const known = items as { id: string; evaluationId: string }[];
  const ids = known.slice(0, 20).map(({ id }) => id);
  for (let at = 1; at <= 10; at += 1) {
    const wish = { evaluationId: known[0]!.evaluationId, title: `Ny åtgärd nummer ${at}`, subQuestions: ['1.1'] };
    ids.push((await (await send(page, 'POST', '/api/actions', wish)).json()).id);
  }
  const given = await send(page, 'POST', '/api/actions/bulk', { ids, change: { ownerId: leaver.id } });
  expect((await given.json()).failed).toEqual([]);
  const before: { id: string; title: string }[] = (await (await page.request.get(`${open}&owner=${leaver.id}`)).json())
    .items;
  expect(before.length).toBeGreaterThanOrEqual(30);

  await switchTo(page, 'administrator');
  await page.goto('/installningar');
  await rowOf(page, LEAVER)
    .getByRole('button', { name: `Stäng av ${LEAVER}` })
    .press('Enter');
  const dialog = page.getByRole('dialog', { name: `Stäng av ${LEAVER}` });
  await expect(dialog.getByRole('heading', { name: `${before.length} öppna åtgärder` })).toBeVisible();
  await expect(dialog.locator('kp-duty-choice')).not.toHaveCount(0);
  await dialog.getByRole('button', { name: 'Stäng av' }).press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('Välj vem som tar över åtgärderna.');
  await expectAccessibleInBothThemes(page, 'kp-deactivate-dialog');

  await dialog.getByLabel(/^Den som tar över alla/).selectOption(successor.id);
  const one = dialog.getByLabel(before[7]!.title);
  await expect(one.locator('option').first()).toHaveText('Som ovan: Gunilla Grön');
  await one.selectOption(other.id);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSideways(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('button', { name: 'Stäng av' }).press('Enter');
  await expect(page.getByText(`${LEAVER} är avstängd.`)).toBeVisible();

  const owned = async (id: string): Promise<number> =>
    (await (await page.request.get(`${open}&owner=${id}`)).json()).total;
  expect(await owned(leaver.id)).toBe(0);
  const { items: others } = await (await page.request.get(`${open}&owner=${other.id}`)).json();
  expect((others as { id: string }[]).some(({ id }) => id === before[7]!.id)).toBe(true);
  expect(await owned(successor.id)).toBeGreaterThanOrEqual(before.length - 1);
  expect((await (await page.request.get(`/api/people/${leaver.id}/duties`)).json()).items).toEqual([]);
  const preview = await (await page.request.get('/api/reminders/preview?days=90')).json();
  expect((preview.mails as { person: { id: string } }[]).some(({ person }) => person.id === leaver.id)).toBe(false);
});

test('a manager sees who has how much, and opens it in the plan', async ({ page }) => {
  await signInAs(page, 'manager');
  await page.goto('/enhet');
  await expect(page.getByRole('heading', { level: 1, name: 'Enheten' })).toBeVisible();
  const load = page.getByRole('region', { name: 'Vem har hur mycket att göra' });
  await expect(load.getByRole('row')).not.toHaveCount(0);
  await expectAccessibleInBothThemes(page);
  for (const [width, height] of [
    [320, 800],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expectNoSideways(page);
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 1440, height: 900 });

  const person = load
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
    .first();
  const name = (await person.getByRole('link').textContent())!.trim();
  const count = Number(await person.locator('b').textContent());
  await person.getByRole('link').press('Enter');
  await expect(page).toHaveURL(/\/plan\?.*unit=mine.*/);
  await expect(page.locator('tr[data-row]')).toHaveCount(count);
  await expect(page.locator('tr[data-row]').first().getByText(name)).toBeVisible();

  await page.goto('/enhet');
  const card = page.locator('kp-waiting-card').filter({ has: page.getByRole('link', { name: /i planen$/ }) });
  const total = Number(await card.first().locator('.cnt').textContent());
  await card
    .first()
    .getByRole('link', { name: /i planen$/ })
    .press('Enter');
  await expect(page.locator('tr[data-row]')).toHaveCount(total);

  // Somebody who leads the whole chooses among the units, and the address says which.
  await switchTo(page, 'coordinator');
  await page.goto('/enhet');
  await page.getByLabel('Enhet', { exact: true }).selectOption({ label: 'HR' });
  await expect(page).toHaveURL(/enhet=/);
  await expect(load.getByText('Gunilla Grön')).toBeVisible();
});

test('a list of people is seen as what it changes before anything is written', async ({ page }) => {
  await signInAs(page, 'administrator');
  await page.goto('/installningar');
  await page.getByRole('button', { name: 'Läs in lista' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Läs in en lista med personer' });
  const list = (...rows: string[]) => ({
    ...{ name: 'personer.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(['Namn;E-post;Roll;Enhet;Chef för', ...rows].join('\r\n')),
  });
  const file = dialog.getByLabel('Lista i Excel eller CSV');
  await file.setInputFiles(list('Åsa Öberg;asa.oberg@ekvik.example;Kung;HR;'));
  await expect(dialog.getByRole('row', { name: /^C2 Rollen Kung finns inte/ })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'kp-import-people-dialog');
  await file.setInputFiles(
    list('Åsa Öberg;asa.oberg@ekvik.example;Medarbetare;HR;', 'Nina Norén;nina.noren@ekvik.example;Chef;;'),
  );
  await expect(dialog.getByText('Roll: Medarbetare → Chef')).toBeVisible();
  await expect(dialog.getByText('En ny person, en ändrad, ingen oförändrad.')).toBeVisible();
  await expectAccessibleInBothThemes(page, 'kp-import-people-dialog');
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSideways(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByLabel('Skicka inbjudan till de nya').uncheck();
  await dialog.getByRole('button', { name: 'Läs in' }).press('Enter');
  await expect(rowOf(page, 'Åsa Öberg').getByText('Inbjuden')).toBeVisible();

  await page.getByRole('link', { name: 'Enheter' }).press('Enter');
  await page.getByRole('button', { name: 'Lägg ned Kommunikation' }).press('Enter');
  const closing = page.getByRole('dialog', { name: 'Lägg ned Kommunikation' });
  await closing.getByLabel('Flytta allt till').selectOption({ label: '\u2003Kansli' });
  await expectAccessible(page, 'kp-close-unit-dialog');
  await closing.getByRole('button', { name: 'Lägg ned' }).press('Enter');
  await expect(page.getByText('Kommunikation är nedlagd.')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Kommunikation/ })).toHaveCount(0);
});
