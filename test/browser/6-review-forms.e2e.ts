import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessibleInBothThemes, send, signInAs } from './journey';

/* What opens inside the card of a review: it is in sight where it opens, and what is written in it is not lost. */
const REPORT = readFileSync(resolve(import.meta.dirname, '../fixtures/ekvik-2017.txt'), 'utf8');
/** Of another municipality, so that the warning about that takes its room. */
const FOREIGN = REPORT.replaceAll('2017', '2014').replace(/ekvik/gi, 'Norrvik');
const OWN = REPORT.replaceAll('2017', '2013');

async function review(page: Page, text: string): Promise<void> {
  await page.goto('/import');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'rapport.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await expect(page.getByRole('heading', { level: 1, name: 'Granska importen' })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('kp-review-card')).toBeVisible();
}

async function drop(page: Page): Promise<void> {
  const path = `/api${new URL(page.url()).pathname.replace('/import', '/imports')}`;
  const { version } = await (await page.request.get(path)).json();
  expect((await send(page, 'PATCH', path, { cancel: true }, { 'If-Match': `"${version}"` })).status()).toBe(200);
}

/** What of the open question lies outside the list's own window, or below the bar of keys. */
function outOfSight(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 30; frame += 1) await new Promise((done) => requestAnimationFrame(done));
    const rows = document.querySelector('kp-review-list .rows')!.getBoundingClientRect();
    const head = document.querySelector('kp-review-card')!.closest('.run')?.querySelector('.area');
    const from = Math.max(rows.top, head?.getBoundingClientRect().bottom ?? 0);
    const to = Math.min(rows.bottom, document.querySelector('kp-review-page .hints')!.getBoundingClientRect().top);
    const form = document.querySelector('kp-review-card form')!;
    const parts = [form, ...form.querySelectorAll('label.ask, legend, input, textarea, [role=listbox], button.btn')];
    return parts.flatMap((part) => {
      const box = part.getBoundingClientRect();
      const inner = part.closest('.words');
      if (inner || (box.top >= from - 1 && box.bottom <= to + 1)) return [];
      return [`${part.tagName} ${part.className}: ${box.top}–${box.bottom} of ${from}–${to}`];
    });
  });
}

for (const size of [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
]) {
  test(`a question that opens is in sight with its answers and buttons, ${size.width} × ${size.height}`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await signInAs(page, 'coordinator');
    await review(page, FOREIGN);
    for (const banner of [true, false]) {
      if (!banner) await page.getByRole('button', { name: 'Gå vidare ändå' }).click();
      await expect(page.getByText('Rapporten gäller')).toHaveCount(banner ? 1 : 0);
      // The first one, one further down, and the one at the very end of the list.
      for (const at of [0, 5, -1]) {
        await page.locator('kp-review-list li').nth(at).locator('button.it, kp-review-card h4').first().click();
        for (const key of ['a', 's', 'e', 'x']) {
          await page.keyboard.press(key);
          await expect(page.locator('kp-review-card form')).toBeVisible();
          expect(await outOfSight(page), `${key}, ${at}, banner ${banner}`).toEqual([]);
          await page.keyboard.press('Escape');
        }
      }
    }
    await drop(page);
  });
}

test('half-written words stay with their item, through another item and a reload', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await review(page, OWN);
  const card = page.locator('kp-review-card');
  const title = page.getByLabel('Åtgärdens rubrik');
  await page.keyboard.press('e');
  await title.fill('En halv rubrik');
  await page.locator('kp-review-list button.it').first().click();
  await expect(card).not.toContainText('halv rubrik');
  await page.keyboard.press('x');
  await page.getByLabel('Varför behövs ingen åtgärd?').fill('Redan nästan');

  await page.reload();
  await expect(page.getByLabel('Varför behövs ingen åtgärd?')).toHaveValue('Redan nästan');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Varför behövs ingen åtgärd?')).toHaveCount(0);
  await page.keyboard.press('k');
  await expect(card).toContainText('Påbörjad rubrik: En halv rubrik');
  await card.getByRole('button', { name: 'Skriv klart' }).click();
  await expect(title).toHaveValue('En halv rubrik');
  await title.fill('En hel rubrik');
  await page.keyboard.press('Enter');
  await expect(card.getByRole('heading')).toContainText('En hel rubrik');
  await expect(page.getByText('Granskningen är sparad')).toBeVisible();
  // What is said is kept no longer: neither what was saved nor what was given up.
  await page.reload();
  await expect(card).toBeVisible();
  await expect(card.locator('.kept, form')).toHaveCount(0);
  await drop(page);
});

test('who decides at the same time but second hears of which item, and can still use the own words', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'coordinator');
  await review(page, OWN);
  const path = `/api${new URL(page.url()).pathname.replace('/import', '/imports')}`;
  const { draft, version } = await (await page.request.get(path)).json();
  const second = await (await browser.newContext()).newPage();
  await signInAs(second, 'administrator');

  // The own change is on its way when the other one's arrives.
  let overtaken = false;
  await page.route(`**${path}`, async (route) => {
    if (route.request().method() === 'PATCH' && !overtaken) {
      overtaken = true;
      const theirs = { operations: [{ op: 'title', item: draft.items[0].id, title: 'Den andras rubrik' }] };
      await send(second, 'PATCH', path, theirs, { 'If-Match': `"${version}"` });
    }
    await route.continue();
  });
  await page.keyboard.press('e');
  await page.getByLabel('Åtgärdens rubrik').fill('Min egen rubrik');
  await page.keyboard.press('Enter');
  await expect(
    page.getByText(/hann före med punkt 1\. Det beslutet gäller\. Det du skrev finns kvar vid punkten\./),
  ).toBeVisible();
  const card = page.locator('kp-review-card');
  await expect(card.getByRole('heading')).toContainText('Den andras rubrik');
  await expect(card).toContainText('Din rubrik: Min egen rubrik');
  await expectAccessibleInBothThemes(page, 'kp-review-card');
  await card.getByRole('button', { name: 'Använd min' }).click();
  await expect(card.getByRole('heading')).toContainText('Min egen rubrik');
  await expect(card.locator('.kept')).toHaveCount(0);
  await expect(page.getByText('Granskningen är sparad')).toBeVisible();
  expect((await (await page.request.get(path)).json()).draft.items[0].title).toBe('Min egen rubrik');
  await second.context().close();
  await drop(page);
});

test('a notice lies neither over the keys nor over the rows', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await review(page, OWN);
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await page.locator('kp-review-card h4').click();
    await page.keyboard.press('z');
    const notice = page.locator('kp-notice-bar .bar');
    await expect(notice).toContainText('Det finns inget att ångra.');
    const top = (await notice.boundingBox())!.y;
    const hints = (await page.locator('kp-review-page .hints').boundingBox())!;
    expect(hints.y + hints.height, `${size.width} wide`).toBeLessThanOrEqual(top + 1);
    await notice.getByRole('button').click();
  }
  await drop(page);
});

test('what the plan has in the same words is not asked for again, unless one wants to', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await review(page, `${REPORT}\n\n`);
  const card = page.locator('kp-review-card');
  await expect(card).toContainText('Den behöver inte granskas igen.');
  await expect(card).not.toContainText('Vilken delfråga hör den till?');
  await expect(card.locator('.sug')).toHaveCount(0);
  // Enter goes on without deciding anything.
  const first = await card.getByRole('heading').textContent();
  await page.keyboard.press('Enter');
  await expect(card.getByRole('heading')).not.toHaveText(first!);
  await expect(page.locator('kp-review-list').getByText('Bekräftad')).toHaveCount(0);
  await expectAccessibleInBothThemes(page, 'kp-review-list');
  await card.getByRole('button', { name: 'Granska ändå' }).click();
  await expect(card).toContainText('Vilken delfråga hör den till?');
  await drop(page);
});

test('the report of a neighbour gets a plan without becoming what everybody sees', async ({ page, browser }) => {
  await signInAs(page, 'coordinator');
  await review(page, FOREIGN.replaceAll('2014', '2025'));
  await page.getByRole('button', { name: /^Skapa \d+ åtgärder/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Vill du skapa planen ändå?' });
  await expect(dialog).toContainText('Sidorna fortsätter att visa den senaste utvärderingen av Ekviks kommun.');
  await expectAccessibleInBothThemes(page, 'kp-report-concerns');
  await dialog.getByRole('button', { name: 'Skapa ändå' }).click();
  await expect(page.getByText('48 åtgärder skapade')).toBeVisible();

  const { items } = await (await page.request.get('/api/evaluations?limit=100')).json();
  const foreign = items.find(({ municipality }: { municipality: string }) => municipality.startsWith('Norrvik'));
  const another = await (await browser.newContext()).newPage();
  await signInAs(another, 'administrator');
  await another.goto('/plan');
  await expect(another).toHaveURL(/utvardering=/);
  const shown = new URL(another.url()).searchParams.get('utvardering');
  expect(shown).not.toBe(foreign.id);
  expect(items.find(({ id }: { id: string }) => id === shown).municipality).toContain('Ekvik');
  await another.context().close();
});

test('who may not import is told why in one sentence', async ({ page }) => {
  await signInAs(page, 'contributor');
  await page.goto('/import');
  await expect(page.getByText(/^Sidan Import kan bara öppnas av .+\.$/)).toBeVisible();
  await expect(page).toHaveURL(/\/mina/);
});
