import { expect, type Page, test } from '@playwright/test';
import { MAIL_SAMPLES } from '../support/mail-samples';
import { expectNoSideways, screenshotPath, violations } from './journey';

/* Every kind of mail as Chromium draws it: the widths of a desk and of the smallest phone, light and dark. */

/** A mail lies on the page of a mail program, which has the landmarks. */
const OF_THE_PAGE_AROUND = ['region', 'landmark-one-main'];

/** Words that are cut off, or stand in a box that is too small for them. */
function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('h1, h2, h3, p, td, li, a, span, strong, div')]
      .filter((node) => {
        const { left, right } = node.getBoundingClientRect();
        const inside = node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1;
        return inside || left < -0.5 || right > window.innerWidth + 0.5;
      })
      .map((node) => (node.textContent ?? '').trim().slice(0, 60)),
  );
}

for (const [kind, { html, subject }] of Object.entries(MAIL_SAMPLES)) {
  test(`the mail "${kind}"`, async ({ page }) => {
    await page.setContent(html);
    await expect(page).toHaveTitle(subject);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [600, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await expectNoSideways(page);
        expect(await clipped(page)).toEqual([]);
        expect(await violations(page, OF_THE_PAGE_AROUND)).toEqual([]);
        const name = `mejl-${kind}-${width}${colorScheme === 'dark' ? '-dark' : ''}`;
        await page.screenshot({ path: screenshotPath(name), fullPage: true });
      }
    }
    for (const way of await page.getByRole('link').all()) {
      const box = await way.boundingBox();
      expect(box?.height, await way.innerText()).toBeGreaterThanOrEqual(44);
    }
    // Nothing is fetched: no picture that tells the sender who reads.
    expect(await page.evaluate(() => performance.getEntriesByType('resource').length)).toBe(0);
    const [mail] = await page.locator('.mail').all();
    expect((await mail?.boundingBox())?.width).toBeLessThanOrEqual(600);
  });
}

test('the dark is dark, and the button stays the municipality’s', async ({ page }) => {
  await page.setContent(MAIL_SAMPLES['yellow']!.html);
  const ground = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((node) => getComputedStyle(node).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  expect([await ground('.mail'), await ground('.button a')]).toEqual(['rgb(255, 255, 255)', 'rgb(255, 204, 0)']);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect([await ground('.mail'), await ground('.button a')]).toEqual(['rgb(27, 35, 33)', 'rgb(255, 204, 0)']);
});
