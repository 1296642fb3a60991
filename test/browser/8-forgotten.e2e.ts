import { expect, test } from '@playwright/test';
import { expectAccessibleInBothThemes, expectNoSideways, screenshotPath, send, signInAs } from './journey';

/* Before names of people who have left are removed, the administrator sees whose and when, and decides after how long. */

test('whose name is removed, and when, is told beforehand; a time that removes names at once asks again', async ({
  page,
}) => {
  await signInAs(page, 'administrator');
  const body = { name: 'Lovisa Lämnar', email: 'lovisa.lamnar@ekvik.example', role: 'contributor' };
  const invited = await (await send(page, 'POST', '/api/people', body)).json();
  const off = { active: false };
  const left = await send(page, 'PATCH', `/api/people/${invited.id}`, off, { 'If-Match': `"${invited.version}"` });
  expect(left.status(), await left.text()).toBe(200);

  await page.goto('/installningar?del=personer');
  const card = page.getByRole('region', { name: 'De som har slutat' });
  const line = card.getByText(/^\s*Lovisa Lämnar: slutade .*, namnet tas bort /);
  await expect(line).toBeVisible();
  const after24 = await line.textContent();
  await card.scrollIntoViewIfNeeded();
  await page.screenshot({ path: screenshotPath('forgotten') });
  await expectAccessibleInBothThemes(page, 'kp-retention-card');

  // The days follow what is written; nothing is saved yet.
  const months = card.getByLabel('Månader som namnen står kvar');
  await months.fill('12');
  await expect(line).not.toHaveText(after24 ?? '');
  await months.fill('500');
  await months.press('Enter');
  await expect(card.getByRole('alert')).toHaveText(/från 1 till 120/);
  await months.fill('36');
  await months.press('Enter');
  await expect(page.getByText('Tiden är ändrad.')).toBeVisible();
  expect(await (await page.request.get('/api/retention')).json()).toMatchObject({ months: 36 });

  await page.setViewportSize({ width: 390, height: 844 });
  await card.scrollIntoViewIfNeeded();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: screenshotPath('forgotten-390-dark') });
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSideways(page);
});
