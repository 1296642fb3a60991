import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectAccessibleInBothThemes, expectNoSideways, send, signInAs } from './journey';

/* Several people and steps in one action: who helps, what it waits for, a checklist, a name in a comment. By keyboard. */

const drawer = (page: Page) => page.locator('kp-action-drawer');

/** The action of the sample that begins with these words, open in its own plan. */
async function opened(page: Page, words: string): Promise<{ readonly id: string; readonly evaluationId: string }> {
  const { items } = await (await page.request.get('/api/actions?limit=500')).json();
  const action = (items as { id: string; evaluationId: string; title: string }[]).find(({ title }) =>
    title.startsWith(words),
  )!;
  await page.goto(`/plan?action=${action.id}`);
  await expect(drawer(page).getByRole('heading', { level: 2 })).toHaveText(new RegExp(words));
  return action;
}
const PROMISES = 'Tjänstelöften för de tio';

test('a contributor, a tag, what comes first: filled in by keyboard, and shown where one works', async ({ page }) => {
  await signInAs(page, 'coordinator');
  const { id, evaluationId } = await opened(page, 'Bemötande som krav');
  const open = `/api/actions?evaluation=${evaluationId}&status=notStarted,inProgress&limit=500`;
  const { items } = await (await page.request.get(open)).json();
  const first = (items as { id: string; number: number }[]).find((row) => row.id !== id)!;
  const number = `Å-${String(first.number).padStart(2, '0')}`;

  await drawer(page).getByRole('button', { name: 'Fyll i mer om åtgärden' }).press('Enter');
  const people = page.getByRole('combobox', { name: 'Medverkande' });
  await expect(people).toBeFocused();
  await page.keyboard.type('bo ber');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Ta bort Bo Berg' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Väntar på' }).focus();
  await page.keyboard.type(number);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Etiketter' }).focus();
  await page.keyboard.type('Bemötande');
  await page.keyboard.press('Enter');
  await page.getByLabel('Kostnad i kronor').fill('12000');
  await expectAccessibleInBothThemes(page, 'kp-action-more-form');
  await page.keyboard.press('Enter');

  await expect(page.locator('kp-action-more-form')).toHaveCount(0);
  await expect(drawer(page).locator('kp-action-facts').getByText('Bo Berg')).toBeVisible();
  await expect(drawer(page).getByRole('button', { name: 'Visa åtgärder med etiketten Bemötande' })).toBeVisible();
  await expect(
    drawer(page)
      .getByText(/12\s000\skr/)
      .first(),
  ).toBeVisible();
  await expect(drawer(page).getByRole('heading', { name: 'Väntar på' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'kp-action-drawer');
  await drawer(page).getByRole('button', { name: 'Stäng' }).click();
  await expect(page.locator(`tr[data-row="${id}"]`).getByText(`Väntar på ${number}`)).toBeVisible();

  // The tag is a filter of the plan, and stands in its address.
  await page.locator(`tr[data-row="${id}"] .c-title a`).click();
  await drawer(page).getByRole('button', { name: 'Visa åtgärder med etiketten Bemötande' }).click();
  await expect(page).toHaveURL(/[?&]tag=Bem/);
  await expect(page.locator('tr[data-row]')).toHaveCount(1);

  // On a phone, for the one who helps: among the own ones, and by what it is held up.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.context().clearCookies();
  await signInAs(page, 'contributor');
  await page.goto('/mina');
  const card = page.locator('kp-answer-card, .list li').filter({ hasText: 'Bemötande som krav' });
  await expect(card).toContainText(/du bidrar/i);
  await expect(card).toContainText(`Väntar på ${number}`);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSideways(page);
});

test('a checklist: written, moved and ticked by keyboard, also by the one who works on it', async ({ page }) => {
  await signInAs(page, 'coordinator');
  const { id } = await opened(page, PROMISES);
  const list = drawer(page).locator('kp-action-checklist');
  await expect(list.getByText('3 av 5')).toBeVisible();
  await list.getByLabel('Ny punkt i checklistan').focus();
  await page.keyboard.type('Följ upp efter ett år');
  await page.keyboard.press('Enter');
  await expect(list.getByText('3 av 6')).toBeVisible();
  await expect(list.getByLabel('Ny punkt i checklistan')).toHaveValue('');

  await list.getByRole('button', { name: 'Ändra checklistan' }).press('Enter');
  const up = list.getByRole('button', { name: 'Flytta upp Följ upp efter ett år' });
  await up.press('Enter');
  await expect(page.getByText('Punkten är nu nummer 5 av 6.')).toBeVisible();
  await expect(up).toBeFocused();
  await expectAccessible(page, 'kp-action-checklist');
  await list.getByRole('button', { name: 'Färdig checklistan' }).press('Enter');

  await page.context().clearCookies();
  await signInAs(page, 'contributor');
  await page.goto(`/plan?action=${id}`);
  const box = list.getByRole('checkbox', { name: /Beslut i nämnderna/ });
  await box.focus();
  await page.keyboard.press('Space');
  await expect(list.getByText('4 av 6')).toBeVisible();
  await expect(box).toBeChecked();
  await expect(box).toBeFocused();
  await expect(list.getByText(/Bo Berg, /).last()).toBeVisible();
  await expect(list.getByRole('button', { name: 'Ändra checklistan' })).toHaveCount(0);

  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSideways(page);
  await expectAccessible(page, 'kp-action-drawer');
});

test('a name in a comment is completed by keyboard, and that person hears of it', async ({ page }) => {
  await signInAs(page, 'coordinator');
  const { id } = await opened(page, PROMISES);
  const comment = drawer(page).getByLabel('Skriv en kommentar');
  await comment.focus();
  await page.keyboard.type('Hinner du, @nin');
  const choices = page.getByRole('listbox', { name: 'Personer att nämna' });
  await expect(choices.getByRole('option')).toHaveText(/Nina Norén/);
  await expectAccessible(page, 'kp-action-activity');
  // Escape puts the suggestions away and leaves the action open; the next letter brings them back.
  await page.keyboard.press('Escape');
  await expect(choices).toHaveCount(0);
  await page.keyboard.type('a');
  await page.keyboard.press('Enter');
  await expect(comment).toHaveValue('Hinner du, @Nina Norén ');
  await page.keyboard.type('före jul?');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('1 person får veta det med mejl.')).toBeVisible();
  await expect(drawer(page).locator('.mention').first()).toHaveText('@Nina Norén');
  const { comments } = await (await page.request.get(`/api/actions/${id}`)).json();
  expect(comments[0]).toMatchObject({ text: 'Hinner du, @Nina Norén före jul?', mentions: [{ name: 'Nina Norén' }] });
});

test('somebody was faster with other fields: both changes are kept by themselves, and it is told', async ({ page }) => {
  await signInAs(page, 'coordinator');
  const { id } = await opened(page, PROMISES);
  await drawer(page).locator('kp-action-more').getByRole('button', { name: 'Ändra mer om åtgärden' }).click();
  await page.getByLabel('Diarienummer').fill('KS 2020:1');
  const { version } = await (await page.request.get(`/api/actions/${id}`)).json();
  const other = { cost: 90000, tags: ['klarspråk'] };
  expect((await send(page, 'PATCH', `/api/actions/${id}`, other, { 'If-Match': `"${version}"` })).status()).toBe(200);
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByText(/är sparad\. Under tiden ändrade .* och det står kvar\./)).toBeVisible();
  await expect(page.locator('kp-conflict-dialog')).toHaveCount(0);
  expect(await (await page.request.get(`/api/actions/${id}`)).json()).toMatchObject({
    ...{ diaryNumber: 'KS 2020:1', cost: 90000, tags: ['klarspråk'] },
  });
});
