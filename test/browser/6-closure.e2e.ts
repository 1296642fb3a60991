import { expect, type Page, test } from '@playwright/test';
import {
  expectAccessibleInBothThemes,
  expectNoSideways,
  samplePlan,
  screenshotPath,
  send,
  signInAs,
  today,
} from './journey';

/* How work is closed: a second person's word, evidence in versions, dates that are asked for, effects that last. */

interface Row {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly status: string;
  readonly due: string | null;
}
const drawer = (page: Page) => page.locator('kp-action-drawer');
const read = async (page: Page, id: string) => (await (await page.request.get(`/api/actions/${id}`)).json()) as Row;
const change = async (page: Page, id: string, patch: object) => {
  const { version } = await read(page, id);
  const answer = await send(page, 'PATCH', `/api/actions/${id}`, patch, { 'If-Match': `"${version}"` });
  expect(answer.status(), await answer.text()).toBe(200);
};
const as = async (page: Page, role: Parameters<typeof signInAs>[1]) => {
  await page.context().clearCookies();
  await signInAs(page, role);
};
const open = async (page: Page, id: string) => {
  await page.goto(`/plan?action=${id}`);
  await expect(drawer(page).getByRole('heading', { level: 2 })).toBeVisible();
  await expect(drawer(page).locator('kp-action-evidence')).toBeVisible();
};
async function setPolicy(page: Page, policy: { effectMonths: number; approveDue: boolean }): Promise<void> {
  const { version } = await (await page.request.get('/api/plan-policy')).json();
  const answer = await send(page, 'PUT', '/api/plan-policy', policy, { 'If-Match': `"${version}"` });
  expect(answer.status()).toBe(200);
}
/** An action of the contributor's own, new, with a date; so that no other journey meets it. */
async function ownAction(page: Page, title: string, due = '2031-05-30'): Promise<string> {
  const { items } = await (await page.request.get('/api/actions?owner=me&limit=500')).json();
  const [mine] = items as { owner: { id: string }; unit: { id: string }; evaluationId: string }[];
  await as(page, 'coordinator');
  const wish = { evaluationId: mine!.evaluationId, title, subQuestions: ['1.1'], due };
  const made = await send(page, 'POST', '/api/actions', { ...wish, ownerId: mine!.owner.id, unitId: mine!.unit.id });
  expect(made.status(), await made.text()).toBeLessThan(300);
  return ((await made.json()) as Row).id;
}

test('sent back with a reason, which the owner sees; a new version of the evidence; then verified', async ({
  page,
}) => {
  await signInAs(page, 'contributor');
  const id = await ownAction(page, 'Rutin för återkoppling på synpunkter', today());
  await as(page, 'contributor');
  await open(page, id);
  const evidence = drawer(page).locator('kp-action-evidence');
  await evidence.getByRole('button', { name: 'Lägg till' }).press('Enter');
  await evidence.getByText('Text', { exact: true }).click();
  await evidence.getByLabel('Vad visar att det är gjort?').fill('Rutinen är beslutad i ledningsgruppen.');
  await evidence.getByLabel('Rubrik').fill('Beslut om rutinen');
  await evidence.getByLabel('Diarienummer').fill('KS 2026:101');
  await page.keyboard.press('Enter');
  await expect(evidence.getByText('Dnr KS 2026:101')).toBeVisible();
  await drawer(page)
    .getByLabel('Hur går det?')
    .or(drawer(page).getByText('Klar', { exact: true }))
    .first()
    .click();
  await drawer(page).getByRole('button', { name: 'Spara uppdatering' }).click();
  await expect.poll(async () => (await read(page, id)).status).toBe('done');

  await as(page, 'coordinator');
  await open(page, id);
  await drawer(page).getByRole('button', { name: 'Skicka tillbaka' }).press('Enter');
  await page.getByLabel('Vad saknas?').fill('Protokollet är inte justerat.');
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await read(page, id)).status).toBe('inProgress');

  // The owner sees it where the work is, also on a phone.
  await as(page, 'contributor');
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto('/mina');
  const card = page.locator('kp-answer-card').filter({ hasText: 'Rutin för återkoppling' });
  await expect(card).toContainText(/Skickad tillbaka av .*Protokollet är inte justerat\./);
  await expectNoSideways(page);
  await open(page, id);
  await expect(drawer(page).getByRole('heading', { name: /Skickad tillbaka av/ })).toBeVisible();

  // A new version by keyboard; the old one stays to be read.
  const more = evidence.getByText('Mer om beviset');
  await more.focus();
  await page.keyboard.press('Enter');
  await evidence.getByRole('button', { name: 'Ny version av Beslut om rutinen' }).press('Enter');
  await expect(evidence.getByLabel('Rubrik')).toHaveValue('Beslut om rutinen');
  await evidence.getByLabel('Vad visar att det är gjort?').fill('Rutinen är beslutad, protokollet är justerat.');
  await evidence.getByRole('button', { name: 'Spara den nya versionen' }).press('Enter');
  await expect(evidence.getByText('protokollet är justerat.')).toBeVisible();
  await expect(evidence.getByRole('heading', { name: 'Tidigare versioner (1)' })).toBeVisible();
  await expect(evidence.getByText('Rutinen är beslutad i ledningsgruppen.')).toBeVisible();
  await expect(evidence.getByText(/version 2/)).toBeVisible();
  await expectNoSideways(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectAccessibleInBothThemes(page, 'kp-action-drawer');
  await page.screenshot({ path: screenshotPath('closure-evidence') });

  await drawer(page).getByText('Klar', { exact: true }).first().click();
  await drawer(page).getByRole('button', { name: 'Spara uppdatering' }).click();
  await expect.poll(async () => (await read(page, id)).status).toBe('done');
  await expect(drawer(page).getByRole('heading', { name: /Skickad tillbaka/ })).toHaveCount(0);
  await as(page, 'coordinator');
  await open(page, id);
  await drawer(page).getByRole('button', { name: 'Verifiera', exact: true }).click();
  await expect(
    drawer(page)
      .locator('dl')
      .getByText(/Effekten kontrolleras /),
  ).toBeVisible();

  // Evidence that is no longer valid: said on the action, and counted as done.
  await evidence.getByText('Mer om beviset').click();
  await evidence.getByRole('button', { name: 'Ändra uppgifter' }).click();
  await evidence.getByLabel('Giltigt till').fill('2020-01-31');
  await evidence.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(drawer(page).getByRole('heading', { name: 'Beviset gäller inte längre' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'kp-action-drawer');
});

test('an agreed date is asked for, refused, asked for again and approved by the manager', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/installningar?del=regler');
  const approve = page.getByRole('checkbox', { name: /flyttas först när någon har godkänt det/ });
  await approve.focus();
  await page.keyboard.press('Space');
  await expectAccessibleInBothThemes(page);
  await page.getByRole('button', { name: 'Spara reglerna' }).press('Enter');
  await expect(page.getByText('Reglerna är sparade.')).toBeVisible();
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSideways(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await as(page, 'contributor');
  const id = await ownAction(page, 'Ny webbsida för medborgardialog');
  await as(page, 'contributor');
  await open(page, id);
  const ask = async (day: string, why: string) => {
    await drawer(page).getByRole('button', { name: 'Be om nytt datum' }).press('Enter');
    await page.locator('kp-due-editor input[type=date]').fill(day);
    await expect(page.getByText('Datumet ändras först när')).toBeVisible();
    await page.getByLabel('Varför ändras datumet?').fill(why);
    await page.keyboard.press('Control+Enter');
    await expect(drawer(page).getByRole('heading', { name: /ber att få flytta datumet till/ })).toBeVisible();
  };
  await ask('2031-09-30', 'Upphandlingen drog ut på tiden.');
  expect((await read(page, id)).due).toBe('2031-05-30');
  await expect(drawer(page).getByText('Du kan inte godkänna din egen begäran')).toBeVisible();
  await expectAccessibleInBothThemes(page, 'kp-action-drawer');

  await as(page, 'coordinator');
  await open(page, id);
  await drawer(page).getByRole('button', { name: 'Avslå' }).press('Enter');
  await page.getByLabel('Varför avslås det nya datumet?').fill('Nämnden har lovat maj.');
  await page.keyboard.press('Control+Enter');
  await expect(drawer(page).getByRole('heading', { name: /ber att få flytta/ })).toHaveCount(0);
  await expect(drawer(page).getByText('avslog det nya datumet')).toBeVisible();
  await expect(drawer(page).getByText('Nämnden har lovat maj.')).toBeVisible();

  await as(page, 'contributor');
  await open(page, id);
  await ask('2031-06-30', 'Leverantören är klar i juni.');
  await as(page, 'manager');
  await page.goto('/enhet');
  const dates = page.locator('kp-waiting-card').filter({ hasText: 'Nytt datum begärt' });
  await expect(dates).toContainText('Ny webbsida för medborgardialog');
  await expectAccessibleInBothThemes(page);
  await page.screenshot({ path: screenshotPath('closure-unit') });
  await dates.getByRole('link', { name: /Ny webbsida/ }).click();
  await expect(drawer(page).getByRole('heading', { name: /ber att få flytta/ })).toBeVisible();
  await page.screenshot({ path: screenshotPath('closure-date') });
  await drawer(page).getByRole('button', { name: 'Godkänn datumet' }).press('Enter');
  await expect(drawer(page).getByRole('heading', { name: /ber att få flytta/ })).toHaveCount(0);
  expect((await read(page, id)).due).toBe('2031-06-30');
  await expect(drawer(page).getByText('Flyttad framåt 1 gång.')).toBeVisible();
  await as(page, 'coordinator');
  await setPolicy(page, { effectMonths: 6, approveDue: false });
});

test('the effect is looked at by a second person, and what does not last is open again', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto(await samplePlan(page));
  await page.getByRole('button', { name: /Effekt att kontrollera/ }).click();
  await expect(page).toHaveURL(/queue=effect/);
  const row = page.locator('tr[data-row]').first();
  await row.locator('.c-title a').click();
  await expect(drawer(page).getByRole('heading', { name: 'Håller effekten i sig?' })).toBeVisible();
  const id = new URL(page.url()).searchParams.get('action') ?? '';
  await drawer(page).getByText('Nej', { exact: true }).click();
  await expect(drawer(page).getByText('Åtgärden öppnas igen')).toBeVisible();
  await drawer(page).getByRole('button', { name: 'Spara svaret' }).click();
  await expect(drawer(page).getByText('Skriv vad du såg')).toBeVisible();
  await expectAccessibleInBothThemes(page, 'kp-action-drawer');
  await page.screenshot({ path: screenshotPath('closure-effect') });
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSideways(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await drawer(page).getByLabel('Vad såg du?').fill('Rutinen används inte i två av enheterna.');
  await drawer(page).getByRole('button', { name: 'Spara svaret' }).press('Enter');
  await expect.poll(async () => (await read(page, id)).status).toBe('inProgress');
  await expect(drawer(page).getByRole('heading', { name: 'Effekten höll inte i sig' })).toBeVisible();
  // Told once, and not late by a day that passed while it was verified.
  await expect(drawer(page).getByRole('heading', { name: /Skickad tillbaka/ })).toHaveCount(0);
  await expect(
    drawer(page).locator('kp-action-closure').getByText('Rutinen används inte i två av enheterna.'),
  ).toHaveCount(1);
  expect(await read(page, id)).toMatchObject({ late: false });
  await page.screenshot({ path: screenshotPath('closure-not-lasting') });
  await expectAccessibleInBothThemes(page, 'kp-action-drawer');
});

test('declined with the number of its decision, and looked at again on its day', async ({ page }) => {
  await signInAs(page, 'contributor');
  const id = await ownAction(page, 'Eget medborgarkontor i varje tätort');
  await open(page, id);
  await drawer(page).getByRole('button', { name: 'Avböj' }).press('Enter');
  await page.getByLabel('Varför avböjs åtgärden?').fill('Ryms inte i budgeten.');
  await page.getByLabel('Prövas igen (valfritt)').fill(today());
  await page.getByLabel('Beslutets diarienummer (valfritt)').fill('KS 2026:77');
  await page.locator('kp-note-form').getByRole('button', { name: 'Avböj' }).press('Enter');
  await expect(drawer(page).getByText('Beslut: dnr KS 2026:77')).toBeVisible();
  await drawer(page).getByRole('button', { name: 'Stäng' }).click();
  await page.getByRole('button', { name: /Avböjda att se över/ }).click();
  await expect(page.locator(`tr[data-row="${id}"]`)).toBeVisible();
  await change(page, id, { status: 'declined', reviewOn: '2032-01-31' });
});
