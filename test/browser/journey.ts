import { resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type APIResponse, expect, type Page } from '@playwright/test';

export type DemoRole = 'administrator' | 'coordinator' | 'manager' | 'contributor' | 'leadership';

/** Signs in as one of the invented people, the way the page itself does it. */
export async function signInAs(page: Page, role: DemoRole): Promise<void> {
  const answer = await page.request.post('/api/demo/session', { data: { role } });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
}

/** Asks the API as the one who is signed in on this page, as the page itself would. */
export async function send(
  page: Page,
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  data: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<APIResponse> {
  const token = (await page.context().cookies()).find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
  return page.request.fetch(path, { method, data, headers: { 'X-XSRF-TOKEN': token, ...headers } });
}

/**
 * Where a picture of a page goes: beside the other results, so that a test run leaves the work tree as it was; with
 * UPDATE_SCREENSHOTS=1 into the folder that the README shows.
 */
export function screenshotPath(name: string): string {
  const folder = process.env['UPDATE_SCREENSHOTS'] === '1' ? 'screenshots' : '../../test-results/screenshots';
  return resolve(import.meta.dirname, folder, `${name}.png`);
}

/** What axe finds against WCAG 2.2 A and AA on the page as it stands, or on the part of it that the selector finds. */
export async function violations(page: Page, without: readonly string[] = [], part?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .disableRules([...without]);
  // A page that has just been opened holds nothing yet: what is judged is the page, not the wait for it.
  await expect(page.locator('h1').first()).toBeVisible();
  // Nothing can run in a frame without scripts, axe neither: it would wait there for an answer until the test's end.
  const judged = axe.exclude('iframe[sandbox]');
  const { violations } = await (part === undefined ? judged : judged.include(part)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

export async function expectAccessible(page: Page, part?: string): Promise<void> {
  expect(await violations(page, [], part)).toEqual([]);
}

/** The same page, with whatever is open on it, in both themes. */
export async function expectAccessibleInBothThemes(page: Page, part?: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, part);
  }
}

/** Nothing is wider than the window. */
export async function expectNoSideways(page: Page): Promise<void> {
  const [wide, view] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(wide).toBeLessThanOrEqual(view as number);
}

/** Where the plan of the sample is shown, which has a past; other journeys have read further reports. */
export async function samplePlan(page: Page): Promise<string> {
  const { items } = await (await page.request.get('/api/evaluations?limit=100')).json();
  const [first] = [...items].sort((a, b) => a.importedAt.localeCompare(b.importedAt));
  return `/plan?utvardering=${first.id}`;
}

/** The municipality's own day, YYYY-MM-DD: late in the evening it is another one than UTC's. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());
}
