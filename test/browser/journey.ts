import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export type DemoRole = 'administrator' | 'coordinator' | 'manager' | 'contributor' | 'leadership';

/** Signs in as one of the invented people, the way the page itself does it. */
export async function signInAs(page: Page, role: DemoRole): Promise<void> {
  const answer = await page.request.post('/api/demo/session', { data: { role } });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
}

/** No violation of WCAG 2.2 A and AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
  expect(told).toEqual([]);
}

/** Nothing is wider than the window. */
export async function expectNoSideways(page: Page): Promise<void> {
  const [wide, view] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(wide).toBeLessThanOrEqual(view as number);
}
