import { expect, test } from '@playwright/test';
import { expectAccessibleInBothThemes, expectNoSideways, screenshotPath, signInAs } from './journey';

/** One's own calendar: its address is made in the profile, works without signing in, and is taken away again. */
test('a calendar address is made, read by a calendar, and revoked', async ({ page, playwright }) => {
  await signInAs(page, 'contributor');
  await page.goto('/installningar?del=profil');
  await page.getByRole('button', { name: 'Skapa adress' }).click();
  const address = await page.getByLabel('Kalenderns adress').inputValue();
  expect(address).toMatch(/\/api\/calendar\/[\w-]{43}\.ics$/);
  await expectAccessibleInBothThemes(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSideways(page);
  await page.getByRole('heading', { name: 'Min kalender' }).scrollIntoViewIfNeeded();
  await page.screenshot({ path: screenshotPath('calendar-390'), fullPage: true });
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSideways(page);

  const program = await playwright.request.newContext();
  const feed = `${new URL(page.url()).origin}${new URL(address).pathname}`;
  const reply = await program.get(feed);
  expect(reply.status()).toBe(200);
  expect(await reply.text()).toContain('BEGIN:VEVENT');

  // Loaded again the page knows that there is one, and can't show it.
  await page.reload();
  await expect(page.getByText('Adressen visas bara när den skapas', { exact: false })).toBeVisible();
  await expect(page.getByLabel('Kalenderns adress')).toHaveCount(0);
  await page.getByRole('button', { name: 'Ta bort adressen' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Du har ingen kalenderadress.')).toBeVisible();
  expect((await program.get(feed)).status()).toBe(410);
  await program.dispose();
});
