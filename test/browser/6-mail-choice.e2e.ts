import { expect, type Page, test } from '@playwright/test';
import { expectAccessibleInBothThemes, expectNoSideways, screenshotPath, send, signInAs } from './journey';

/* The way out that a reminder offers, opened without signing in, and the own day and time of mails in the profile. */

/** The link of a digest that was really sent; whatever day and hour it is, somebody gets one. */
async function linkOut(page: Page): Promise<string> {
  const { policy, version } = await (await page.request.get('/api/reminder-policy')).json();
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());
  const digest = { weekday: new Date(`${today}T12:00:00Z`).getUTCDay() || 7, time: '00:00' };
  const open = { ...policy, enabled: true, digest, quiet: { weekends: false, holidays: false, ranges: [] } };
  const set = await send(page, 'PUT', '/api/reminder-policy', open, { 'If-Match': `"${version}"` });
  expect(set.status(), await set.text()).toBe(200);
  await send(page, 'POST', '/api/reminders/run', {});
  const links = async () => {
    const { items } = await (await page.request.get('/api/mailbox')).json();
    // Somebody else's, since it is also opened as a forwarded one.
    return (items as { text: string; to: string[] }[])
      .filter(({ to }) => !to.some((address) => address.startsWith('admin@')))
      .flatMap(({ text }) => text.match(/\/avanmal\/[\w-]+/) ?? []);
  };
  await expect.poll(async () => (await links()).length, { timeout: 30_000 }).toBeGreaterThan(0);
  return (await links())[0] ?? '';
}

test('one button stops the reminders, and says how they come back', async ({ page, browser }) => {
  await signInAs(page, 'administrator');
  const link = await linkOut(page);
  const reader = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'sv-SE' })).newPage();
  await reader.goto(`/api/unsubscribe/${link.split('/').at(-1)}`);
  await expect(reader).toHaveURL(new RegExp(`${link}$`));
  await expect(reader.getByRole('heading', { name: 'Sluta få påminnelser?' })).toBeVisible();
  await expectAccessibleInBothThemes(reader);
  await reader.screenshot({ path: screenshotPath('mail-choice-ask-390') });
  await reader.setViewportSize({ width: 320, height: 700 });
  await expectNoSideways(reader);
  await reader.getByRole('button', { name: 'Sluta få påminnelser' }).press('Enter');
  await expect(reader.getByRole('heading', { name: 'Påminnelserna är avstängda' })).toBeVisible();
  await expect(reader.getByText('får inte längre de vanliga påminnelserna')).toBeVisible();
  await expectAccessibleInBothThemes(reader);
  await reader.emulateMedia({ colorScheme: 'dark' });
  await reader.screenshot({ path: screenshotPath('mail-choice-off-dark') });
  await reader.goto(`${link.slice(0, -3)}abc`);
  await expect(reader.getByRole('heading', { name: 'Länken gäller inte längre' })).toBeVisible();
  await expectAccessibleInBothThemes(reader);
  await reader.context().close();
});

test('whoever was forwarded a mail hears that the link is another’s', async ({ page }) => {
  await signInAs(page, 'administrator');
  await page.goto(await linkOut(page));
  await expect(page.getByRole('heading', { level: 1, name: 'Länken är en annan persons' })).toBeVisible();
  await expect(page.getByText('Länken är personlig och hör till någon annan')).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.setViewportSize({ width: 390, height: 700 });
  await page.screenshot({ path: screenshotPath('mail-choice-another-390') });
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSideways(page);
  await page.getByRole('button', { name: 'Logga ut och fortsätt' }).press('Enter');
  await expect(page.getByRole('heading', { name: /Sluta få påminnelser\?|Påminnelserna är avstängda/ })).toBeVisible();
  expect((await page.request.get('/api/session')).status()).toBe(401);
});

test('an own day and time of mails is chosen in the profile and kept', async ({ page }) => {
  await signInAs(page, 'leadership');
  await page.goto('/installningar?del=profil');
  await page.getByLabel('Dag', { exact: true }).selectOption('torsdag');
  await page.getByLabel('Klockslag').selectOption('15:00');
  await page.getByRole('button', { name: 'Spara' }).first().press('Enter');
  await expect
    .poll(async () => (await (await page.request.get('/api/session')).json()).person)
    .toMatchObject({
      digestWeekday: 4,
      mailHour: 15,
    });
  await page.reload();
  await expect(page.getByLabel('Klockslag')).toHaveValue('15');
  await expectAccessibleInBothThemes(page);
  await page.screenshot({ path: screenshotPath('mail-choice-profile'), fullPage: true });
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSideways(page);
  await page.getByLabel('Påminnelser med mejl').selectOption('Samma dag');
  await expect(page.getByLabel('Dag', { exact: true })).toHaveCount(0);
});
