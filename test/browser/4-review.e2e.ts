import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessibleInBothThemes, send, signInAs } from './journey';

/* Reviewing at speed: few clicks, no pointer at all, five hundred items, and two people at the same draft. */
const EKVIK = readFileSync(resolve(import.meta.dirname, '../fixtures/ekvik-2017.txt'), 'utf8');

/** The same report as if made another year, so that the plan has no such evaluation yet. */
const ofYear = (year: number) => EKVIK.replaceAll('2017', String(year));

/** Every improvement area `times` over, each with a number of its own. */
function longer(report: string, times: number): string {
  let list = false;
  return report
    .split('\n')
    .flatMap((line) => {
      if (/^[A-ZÅÄÖ]{5,}\s*$/.test(line)) list = line.startsWith('FÖRBÄTTRINGSOMRÅDEN');
      else if (line.trim() !== '' && !line.startsWith('- ')) list = false;
      return list && line.startsWith('- ')
        ? Array.from({ length: times }, (_, at) => `${line.trimEnd()}, del ${at + 1}`)
        : [line];
    })
    .join('\n');
}

async function review(page: Page, name: string, text: string): Promise<void> {
  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await expect(page.getByRole('heading', { level: 1, name: 'Granska importen' })).toBeVisible({ timeout: 30_000 });
}

/** Leaves no half review behind for the next test. */
async function drop(page: Page): Promise<void> {
  const path = `/api${new URL(page.url()).pathname.replace('/import', '/imports')}`;
  const { version } = await (await page.request.get(path)).json();
  const answer = await send(page, 'PATCH', path, { cancel: true }, { 'If-Match': `"${version}"` });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Milliseconds from a key to the frame that shows the next item, the middle one of `times`. */
function keyToFrame(page: Page, times: number): Promise<number> {
  return page.evaluate(async (count) => {
    const frame = () => new Promise<number>((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const waits: number[] = [];
    for (let at = 0; at < count; at += 1) {
      await frame();
      const pressed = performance.now();
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
      waits.push((await frame()) - pressed);
    }
    return waits.sort((a, b) => a - b)[Math.floor(count / 2)] as number;
  }, times);
}

/** Which of the keys left the current card with its beginning outside what can be seen: above the heads or below the end. */
function hiddenAfter(page: Page, keys: readonly string[]): Promise<string[]> {
  return page.evaluate(async (pressed) => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const boxOf = (element: Element | null | undefined) => element?.getBoundingClientRect();
    const hidden: string[] = [];
    for (const [at, key] of pressed.entries()) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await frame();
      await frame();
      const card = document.querySelector('kp-review-card');
      const head = card?.closest('.run')?.querySelector('.area');
      const sticks = head && getComputedStyle(head).position === 'sticky';
      const top = Math.max(boxOf(document.querySelector('kp-page-header'))!.bottom, sticks ? boxOf(head)!.bottom : 0);
      const title = boxOf(card?.querySelector('h4'))!;
      const [from, to] = [boxOf(card)!.top, title.bottom];
      const end = boxOf(document.querySelector('kp-review-page .hints'))!.top;
      if (from < top - 1 || to > end + 1) hidden.push(`${key} ${at + 1}: ${from} to ${to} of ${top} to ${end}`);
    }
    return hidden;
  }, keys);
}

test('from upload to commit with at most 12 clicks when every suggestion is accepted', async ({ page }) => {
  await page.addInitScript(() => {
    addEventListener('click', (event) => {
      if (event.detail > 0) sessionStorage.setItem('clicks', `${Number(sessionStorage.getItem('clicks')) + 1}`);
    }, true); // prettier-ignore
  });
  await signInAs(page, 'coordinator');
  await page.goto('/import');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Välj fil' }).click();
  await (await chooser).setFiles({ name: 'ekvik-2021.txt', mimeType: 'text/plain', buffer: Buffer.from(ofYear(2021)) });
  await page.getByRole('button', { name: /^Bekräfta alla \d+ starka$/ }).click();
  await page.getByRole('button', { name: 'Skapa 48 åtgärder' }).click();
  const question = page.getByRole('dialog');
  await expect(page.getByText('48 åtgärder skapade').or(question)).toBeVisible();
  if (await question.isVisible()) await question.getByRole('button', { name: 'Skapa ändå' }).click();
  await expect(page.getByText('48 åtgärder skapade')).toBeVisible();
  const clicks = await page.evaluate(() => Number(sessionStorage.getItem('clicks')));
  console.log(`clicks from upload to commit: ${clicks}`);
  expect(clicks).toBeGreaterThanOrEqual(3);
  expect(clicks).toBeLessThanOrEqual(12);
});

test('every correction by keyboard alone, and it survives a reload', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await review(page, 'ekvik-2022.txt', ofYear(2022));
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await page.keyboard.press(key);
  };
  const card = page.locator('kp-review-card');
  const reviewed = (count: number, of = 48) => expect(page.getByText(`${count} av ${of} granskade`)).toBeVisible();

  // The title in own words.
  const titleOf = async () => (await card.getByRole('heading').innerText()).replace(/^\d+\.\s/, '');
  const source = await titleOf();
  await keys('e');
  await page.keyboard.type('Klarspråk i alla beslut');
  await keys('Enter');
  await expect(card.getByRole('heading', { name: 'Klarspråk i alla beslut' })).toBeVisible();
  await expect(card.getByText(source)).toBeVisible();

  // The second suggestion, confirmed.
  await keys('2');
  await expect(card.locator('.sug').nth(1)).toHaveAttribute('aria-pressed', 'true');
  await keys('Enter');
  await reviewed(1);

  // Skipped with a reason.
  await keys('x');
  await page.keyboard.type('Görs redan');
  await keys('Enter');
  await reviewed(2);

  // Split where its second word begins, and joined again.
  const whole = await titleOf();
  await keys('s', 'ArrowRight', 'Enter');
  await reviewed(2, 49);
  await keys('j', 'm');
  await reviewed(2);
  await expect(card.getByRole('heading', { name: whole })).toBeVisible();

  // A strength that is an improvement area after all: its line, its class.
  const strength = page.locator('li.strength .ln').first();
  const line = await strength.getAttribute('data-line');
  await strength.focus();
  await keys('Tab');
  await page.keyboard.type('För');
  await reviewed(2, 49);

  await expect(page.getByText('Granskningen är sparad')).toBeVisible();
  await page.reload();
  await reviewed(2, 49);
  await expect(page.getByText('Klarspråk i alla beslut').first()).toBeVisible();
  expect(line).not.toBeNull();
  await drop(page);
});

test('the current card begins in sight, the uncertain come first, and a choice by hand replaces the guess', async ({
  page,
}) => {
  await signInAs(page, 'coordinator');
  await review(page, 'ekvik-2026.txt', ofYear(2026));
  const card = page.locator('kp-review-card');
  const walk = (keys: readonly string[]) => expect(hiddenAfter(page, keys)).resolves.toEqual([]);
  const through = [...Array<string>(47).fill('j'), ...Array<string>(47).fill('k')];
  for (const size of [
    { width: 390, height: 844 },
    { width: 1000, height: 620 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size);
    await walk(through);
  }
  // Side by side, the text and the list scroll; the page does not, once the notice with its room is gone.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  await walk(Array<string>(12).fill('Enter'));
  await expect(page.getByText('12 av 48 granskade')).toBeVisible();

  await page.getByRole('button', { name: 'Osäkra först' }).click();
  await expect(page).toHaveURL(/unsure=1/);
  const rows = page.locator('kp-review-list .rows');
  await expect.poll(() => rows.evaluate((element) => element.scrollTop)).toBe(0);
  await expect(rows.locator('li').first().locator('kp-review-card')).toBeVisible();
  await expect(rows.locator('li').first().getByText('Bekräftad')).toHaveCount(0);
  await expect(rows.locator('li').last().getByText('Bekräftad')).toBeVisible();

  await page.keyboard.press('a');
  await page.keyboard.type('etik');
  await expect(page.getByRole('combobox', { name: 'Välj en eller flera delfrågor' })).toHaveValue('etik');
  const marked = page.locator('kp-sub-question-picker [role=option].active .q');
  const number = await marked.innerText();
  await page.keyboard.press('Enter');
  await expect(page.locator('kp-sub-question-picker .chips li')).toHaveText([new RegExp(`^\\s*${number} `)]);
  await page.keyboard.type('finns inte');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ingen delfråga matchar ”finns inte”.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Välj en eller flera delfrågor' }).fill('');
  await expectAccessibleInBothThemes(page, 'kp-sub-question-picker');
  await page.keyboard.press('Enter');
  await expect(card.getByRole('button', { name: `Bekräfta ${number}`, exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await drop(page);
});

test('the second reviewer sees what the first decided, and neither overrides the other', async ({ page, browser }) => {
  await signInAs(page, 'coordinator');
  await review(page, 'ekvik-2023.txt', ofYear(2023));
  const other = await (await browser.newContext()).newPage();
  await signInAs(other, 'administrator');
  await other.goto(page.url());
  await expect(other.getByText('0 av 48 granskade')).toBeVisible();

  await page.keyboard.press('Enter');
  await expect(page.getByText('1 av 48 granskade')).toBeVisible();
  // Without doing anything the other one is told.
  await expect(other.getByText('1 av 48 granskade')).toBeVisible({ timeout: 15_000 });

  // Both at the same moment, on different items: the later one comes on top.
  for (const key of ['j', 'j']) await other.keyboard.press(key);
  await Promise.all([page.keyboard.press('Enter'), other.keyboard.press('Enter')]);
  await expect(other.getByText('3 av 48 granskade')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('3 av 48 granskade')).toBeVisible({ timeout: 15_000 });

  // What the other one has done since is no obstacle to taking one's own change back.
  await page.getByRole('button', { name: 'Ångra', exact: true }).click();
  await expect(page.getByText('2 av 48 granskade')).toBeVisible();
  await expect(other.getByText('2 av 48 granskade')).toBeVisible({ timeout: 15_000 });
  const [mine, theirs] = await Promise.all(
    [page, other].map(async ({ request }) => (await (await request.get('/api/session')).json()).person.name as string),
  );
  await expect(other.getByText(`${mine} granskar också.`)).toBeVisible();

  // Half a title is written when the other one makes the plan: who did it is told, and the words are given back.
  await page.keyboard.press('e');
  await page.getByLabel('Åtgärdens rubrik').fill('Halvskriven rubrik');
  const path = new URL(page.url()).pathname.replace('/import', '/imports');
  const committed = await send(other, 'POST', `/api${path}/commit`, { duplicate: true });
  expect(committed.status(), await committed.text()).toBe(200);
  await expect(page.getByText('Rapporten finns redan i planen')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText(`${theirs} lade in den`)).toBeVisible();
  await expect(page.getByRole('alert').getByRole('textbox')).toHaveValue('Halvskriven rubrik');
  await expectAccessibleInBothThemes(page);
  await other.context().close();
});

test('five hundred improvement areas: a key is answered as with fifty', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await review(page, 'ekvik-2024.txt', ofYear(2024));
  await page.keyboard.press('j');
  const few = await keyToFrame(page, 31);
  await drop(page);
  await review(page, 'ekvik-2025.txt', longer(ofYear(2025), 11));
  await expect(page.getByText(/^0 av 5\d\d granskade/)).toBeVisible();
  await page.keyboard.press('j');
  const many = await keyToFrame(page, 31);
  console.log(`key to frame: 48 items ${few.toFixed(1)} ms, eleven times as many ${many.toFixed(1)} ms`);
  // Eleven times the work may not cost eleven times the wait; a frame or two is the least that can be seen.
  expect(many).toBeLessThan(8 * few);
  await drop(page);
});
