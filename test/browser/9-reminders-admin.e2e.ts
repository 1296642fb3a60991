import { expect, type Page, test } from '@playwright/test';
import { expectAccessibleInBothThemes, expectNoSideways, screenshotPath, send, signInAs } from './journey';

/* Whoever runs the plan looks at a mail before it goes, finds one in the log, and stops them all; by keyboard. */

const LONG = { timeout: 15_000 };

async function setEnabled(page: Page, enabled: boolean): Promise<void> {
  const { policy, version } = await (await page.request.get('/api/reminder-policy')).json();
  const set = await send(page, 'PUT', '/api/reminder-policy', { ...policy, enabled }, { 'If-Match': `"${version}"` });
  expect(set.status(), await set.text()).toBe(200);
}

/** Goes on with Tab until this has the focus. */
async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  for (let i = 0; i < 150; i += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

async function expectGood(page: Page, name: string): Promise<void> {
  await expectAccessibleInBothThemes(page);
  await page.screenshot({ path: screenshotPath(name), fullPage: true });
  await page.setViewportSize({ width: 320, height: 720 });
  await expectNoSideways(page);
  await expectAccessibleInBothThemes(page);
  await page.screenshot({ path: screenshotPath(`${name}-320`), fullPage: true });
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('all reminders are paused and let go again, after a question that says what stops', async ({ page }) => {
  await signInAs(page, 'administrator');
  await setEnabled(page, true);
  await page.goto('/paminnelser');
  const on = page.getByRole('switch', { name: 'Påminnelserna skickas' });
  await expect(on).toBeChecked(LONG);
  const preview = await (await page.request.get('/api/reminders/preview?days=6')).json();
  await tabTo(page, on);
  await page.keyboard.press('Space');
  const question = page.getByRole('group', { name: 'Pausa alla påminnelser?' });
  const count = preview.mails.length as number;
  await expect(question).toContainText(
    count === 0 ? 'Inga mejl är planerade' : count === 1 ? 'Ett mejl de närmaste 7' : `${count} mejl de närmaste 7`,
  );
  await expect(question.getByRole('button', { name: 'Pausa alla' })).toBeFocused();
  await expectAccessibleInBothThemes(page, 'kp-pause-card');
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(on).toBeFocused();
  await page.keyboard.press('Space');
  await expect(question.getByRole('button', { name: 'Pausa alla' })).toBeFocused();
  await page.keyboard.press('Enter');

  const off = page.getByRole('switch', { name: 'Påminnelserna är pausade' });
  await expect(off).not.toBeChecked();
  await expect(off).toBeFocused();
  await expect(page.locator('kp-pause-card')).toContainText(/Pausade .+ av .+\./);
  await expectGood(page, 'paminnelser-pausade');
  await page.reload();
  await tabTo(page, off);
  await page.keyboard.press('Space');
  await expect(page.getByRole('group', { name: 'Skicka påminnelser igen?' })).toContainText('ett enda mejl per person');
  await expect(page.getByRole('button', { name: 'Skicka igen', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(on).toBeChecked();
});

test('a mail is looked at as it will be, in both themes and two widths', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await setEnabled(page, true);
  await page.goto('/paminnelser');
  const whole = page.getByRole('link', { name: 'Visa hela mejlet' });
  await expect(whole).toBeVisible(LONG);
  await tabTo(page, whole);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/paminnelser\/mejl\?person=.*&day=/);
  await expect(page.getByRole('heading', { level: 1, name: 'Så ser mejlet ut' })).toBeVisible();
  const frame = page.locator('iframe');
  // The frame runs no scripts, not even a test's: it is read from the page around it.
  const inFrame = (selector: string, what: 'text' | 'ground') =>
    frame.evaluate(
      (node, [sought, asked]) => {
        const found = (node as HTMLIFrameElement).contentDocument?.querySelector(sought);
        if (!found) return '';
        return asked === 'text' ? (found.textContent ?? '').trim() : getComputedStyle(found).backgroundColor;
      },
      [selector, what] as const,
    );
  await expect.poll(() => inFrame('h1', 'text')).toContain('Hej');
  const words = await inFrame('h1', 'text');
  await expect(page.locator('pre')).toContainText(words);
  await expect(page.locator('pre')).toContainText('/plan?action=');
  await expect(page.locator('pre')).not.toContainText('/svar/');
  await expect(page.getByText('Ingen personlig länk har skapats.')).toBeVisible();
  // What is in the frame can run nothing.
  expect(await frame.getAttribute('sandbox')).not.toMatch(/allow-scripts|allow-forms/);

  const ground = () => inFrame('.mail', 'ground');
  expect(await ground()).toBe('rgb(255, 255, 255)');
  await tabTo(page, page.getByRole('button', { name: 'Mörkt' }));
  await page.keyboard.press('Enter');
  await expect.poll(ground).toBe('rgb(27, 35, 33)');
  expect((await frame.boundingBox())?.width).toBe(600);
  await tabTo(page, page.getByRole('button', { name: '320 px, mobil' }));
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await frame.boundingBox())?.width).toBe(320);
  await expect(page).toHaveURL(/theme=dark/);
  const over = await frame.evaluate((node) => {
    const root = (node as HTMLIFrameElement).contentDocument?.documentElement;
    return (root?.scrollWidth ?? 0) - (root?.clientWidth ?? 0);
  });
  expect(over).toBe(0);
  await expectGood(page, 'mejl-forhandsvisning');
});

test('the municipality’s colour is chosen, shown, and in the mail', async ({ page }) => {
  await signInAs(page, 'administrator');
  await page.goto('/paminnelser');
  const colour = page.getByLabel('Kommunens färg i mejlen');
  await expect(colour).toBeVisible(LONG);
  await colour.fill('#ffcc00');
  const sample = page.locator('kp-sending-card .sample');
  await expect(sample).toHaveCSS('background-color', 'rgb(255, 204, 0)');
  await expect(sample).toHaveCSS('color', 'rgb(0, 0, 0)');
  await expectAccessibleInBothThemes(page, 'kp-sending-card');
  await page.locator('kp-sending-card').screenshot({ path: screenshotPath('paminnelser-farg') });
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSideways(page);
  await page.locator('kp-sending-card').screenshot({ path: screenshotPath('paminnelser-farg-390') });
  await page.getByRole('button', { name: 'Spara' }).press('Enter');
  const saved = async () => (await (await page.request.get('/api/reminder-policy')).json()).policy.colour as string;
  await expect.poll(saved).toBe('#FFCC00');
  const { mail } = await (await page.request.get('/api/reminders/preview/mail')).json();
  expect(mail === null || mail.html.includes('bgcolor="#FFCC00"')).toBe(true);
  const { policy, version } = await (await page.request.get('/api/reminder-policy')).json();
  const back = { ...policy, colour: '#0B5A66' };
  expect((await send(page, 'PUT', '/api/reminder-policy', back, { 'If-Match': `"${version}"` })).status()).toBe(200);
});

test('the log is narrowed by what stands in the address, and says why something was not sent', async ({ page }) => {
  await signInAs(page, 'administrator');
  // Also on a quiet day there is something to find.
  const { policy, version } = await (await page.request.get('/api/reminder-policy')).json();
  const weekday = new Date().getDay() || 7;
  const quiet = { weekends: false, holidays: false, ranges: [] };
  const open = { ...policy, enabled: true, quiet, digest: { weekday, time: '00:00' } };
  await send(page, 'PUT', '/api/reminder-policy', open, { 'If-Match': `"${version}"` });
  await send(page, 'POST', '/api/reminders/run', {});
  await expect
    .poll(async () => (await (await page.request.get('/api/reminders/log?state=sent')).json()).total as number, LONG)
    .toBeGreaterThan(0);
  await page.goto('/paminnelser');
  const card = page.locator('kp-reminder-log-card');
  await expect(card.getByRole('heading', { name: 'Logg' })).toBeVisible(LONG);
  const state = card.getByRole('combobox', { name: 'Läge', exact: true });
  await tabTo(page, state);
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/state=sent/);
  const sent = await (await page.request.get('/api/reminders/log?state=sent')).json();
  await expect(card.locator('header')).toContainText(`${sent.total} mejl`);
  await page.goto('/paminnelser?q=finnsinte');
  await expect(card).toContainText('Inga mejl passar valen');
  await page.keyboard.press('Tab');
  await tabTo(page, card.getByRole('button', { name: 'Rensa valen' }).first());
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/q=/);
  const details = card.locator('summary').first();
  await tabTo(page, details);
  await page.keyboard.press('Enter');
  await expect(card.getByText(/Planerat/).first()).toBeVisible();
  await expectGood(page, 'paminnelser-logg');
});

test('the background jobs are the administrator’s, as numbers by kind', async ({ page }) => {
  await signInAs(page, 'administrator');
  await page.goto('/paminnelser');
  const card = page.locator('kp-queue-card');
  await expect(card.getByRole('row', { name: /Planera påminnelser/ })).toBeVisible(LONG);
  await tabTo(page, card.getByRole('button', { name: 'Hämta på nytt' }));
  await page.keyboard.press('Enter');
  await expect(card).toContainText('Inget jobb har gett upp.');
  await page.context().clearCookies();
  await signInAs(page, 'coordinator');
  await page.goto('/paminnelser');
  await expect(page.locator('kp-reminder-log-card')).toBeVisible(LONG);
  await expect(card).toHaveCount(0);
});
