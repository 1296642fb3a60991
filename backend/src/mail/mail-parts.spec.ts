import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { EVALUATION_RULES, isEvaluationRule, type MonthlyLetter, REMINDER_RULES } from '@kompassplan/domain';
import fc from 'fast-check';
import type { ToldDigest } from './digest-words.js';
import type { EvaluationMailItem } from './letter-words.js';
import type { RenderedMail } from './mail-message.js';
import type { ActionMailItem, ReminderMailItem } from './reminder-words.js';
import { renderAccountMail, renderReminder } from './render-mail.js';

/** What the HTML part of any mail shows, its text part says too; and what both owe to the templates. */
const ACTION_RULES = REMINDER_RULES.filter((rule) => !isEvaluationRule(rule));
const day = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
/** Also what is HTML, what is a header, and what is none of these. */
const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  fc.constantFrom('<b>Å</b> & "ö"', 'a\r\nBcc: b@c.example', '&amp;', '{{words}}', '$& $1', 'Tjänste­löften'),
);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one);
const url = fc.stringMatching(/^[\w-]{10,43}$/).map((token) => `https://plan.ekvik.example/svar/${token}?a=1&b=2`);
const points = fc.integer({ min: 0, max: 9999 }).map((tenths) => tenths / 10);
const number = fc.integer({ min: 1, max: 999 });
const named = fc.array(fc.record({ number, title: words }), { maxLength: 7 });

const actionItem: fc.Arbitrary<ActionMailItem> = fc.record({
  ...{ rule: fc.constantFrom(...ACTION_RULES), actionId: fc.uuid(), number, title: words, url },
  ...{ daysToDue: maybe(fc.integer({ min: -400, max: 400 })), due: maybe(day), expires: maybe(day) },
  ...{ progress: fc.integer({ min: 0, max: 100 }), asked: fc.constantFrom('owner', 'manager'), answers: fc.boolean() },
  ...{ insteadOf: maybe(words), aboutName: maybe(words), ownerName: maybe(words) },
});
const letter: fc.Arbitrary<MonthlyLetter> = fc.record({
  ...{ secured: points, targeted: points, percent: maybe(fc.integer({ min: 0, max: 100 })) },
  ...{ verified: points, done: points },
  changes: maybe(fc.record({ since: day, points: fc.integer({ min: -99, max: 99 }), verified: named, late: named })),
  opportunities: fc.record({
    unit: fc.constantFrom('perWeek', 'points'),
    items: fc.array(
      fc.record({
        ...{ id: fc.uuid(), number, title: words, subQuestions: fc.constant([]), points, effortWeeks: maybe(points) },
        ...{ value: points, percent: fc.integer({ min: 0, max: 100 }) },
      }),
      { maxLength: 3 },
    ),
  }),
  risks: fc.array(
    fc.record({
      kind: fc.constantFrom('late', 'slipping', 'blocked', 'unverified', 'evidenceMissing'),
      ...{ actions: number, points },
    }),
    { maxLength: 5 },
  ),
}) as fc.Arbitrary<MonthlyLetter>;
const told = fc.array(fc.record({ number, title: words, due: maybe(day), ownerName: maybe(words) }), { maxLength: 7 });
const managersWeek: fc.Arbitrary<ToldDigest> = fc.record({
  ...{ units: fc.array(words, { maxLength: 3 }), since: fc.constant(0), sinceOn: day },
  ...{ late: told, verify: told, dates: told, noOwner: told, done: told },
  load: fc.array(fc.record({ name: words, open: number, late: number }), { maxLength: 10 }),
});
const evaluationItem: fc.Arbitrary<EvaluationMailItem> = fc
  .record({
    ...{ rule: fc.constantFrom(...EVALUATION_RULES), actionId: fc.constant(null), title: words, url },
    ...{ daysToDue: maybe(number), asked: fc.constant('owner' as const), month: day.map((one) => one.slice(0, 7)) },
    ...{ followUpOn: maybe(day), insteadOf: maybe(words), letter: maybe(letter), digest: managersWeek },
  })
  .map((item) => ({
    ...item,
    letter: item.rule === 'monthlyLetter' ? item.letter : null,
    digest: item.rule === 'managerDigest' ? item.digest : null,
  }));
const reminder = fc
  .record({
    language: fc.constantFrom('sv' as const, 'en' as const),
    ...{ municipality: words, personName: words, today: day, staleAfterDays: fc.integer({ min: 7, max: 365 }) },
    colour: fc.constant('#0B5A66'),
    items: fc.array(fc.oneof<fc.Arbitrary<ReminderMailItem>[]>(actionItem, actionItem, evaluationItem), {
      ...{ minLength: 1, maxLength: 6 },
    }),
    ...{ unsubscribeUrl: maybe(url), sample: fc.boolean() },
  })
  .map(renderReminder);
const account = fc
  .record({
    kind: fc.constantFrom('signInLink' as const, 'invitation' as const),
    language: fc.constantFrom('sv' as const, 'en' as const),
    ...{ municipality: words, personName: words, email: fc.emailAddress(), url },
    ...{ colour: fc.constant('#0B5A66'), timeZone: fc.constant('Europe/Stockholm') },
    expiresAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }),
  })
  .map(renderAccountMail);

function decoded(html: string): string {
  const names: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', amp: '&' };
  return html.replace(/&(#?\w+);/g, (whole, name: string) => names[name] ?? whole);
}
const plain = (text: string) => text.replace(/\s+/gu, ' ').trim();
/** Every piece of text that is shown, and every address that is linked to, in order. */
function shown({ html }: RenderedMail): { readonly texts: string[]; readonly links: string[] } {
  const body = html.slice(html.indexOf('<body')).replace(/<!--.*?-->/gs, '');
  return {
    texts: body.split(/<[^>]*>/).flatMap((text) => plain(decoded(text)) || []),
    links: [...body.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href = '']) => decoded(href)),
  };
}

it.each([
  ['reminder', reminder],
  ['account mail', account],
])('the text part of any %s says everything that its HTML part shows', (_name, mails) => {
  fc.assert(
    fc.property(mails, (mail) => {
      const { texts, links } = shown(mail);
      const said = plain(mail.text);
      expect(texts.length).toBeGreaterThan(5);
      expect(texts.filter((text) => !said.includes(text))).toEqual([]);
      expect(links.length).toBeGreaterThan(0);
      expect([...mail.text.matchAll(/https:\S+/g)].map(([address]) => address)).toEqual(links);
      expect(mail.subject).not.toMatch(/[\r\n]/);
    }),
    { numRuns: 400 },
  );
});

it('nothing that people write becomes a tag, a slot or a comment', () => {
  fc.assert(
    fc.property(reminder, ({ html }) => {
      // For Outlook there are comments with tags in them; nobody's words stand there.
      expect(html.match(/<b>|<img|<script/g)).toBeNull();
      const tags = (name: string) => html.match(new RegExp(name, 'g'))?.length ?? 0;
      expect(tags('<td[ >\\n]')).toBe(tags('</td>'));
      expect(tags('<table[ >\\n]')).toBe(tags('</table>'));
    }),
  );
});

it('Outlook finds tables and the colours in attributes, no flex, no grid, no image', () => {
  const [one] = fc.sample(reminder, { numRuns: 1, seed: 1 });
  expect(one?.html).toContain('bgcolor="#0B5A66"');
  expect(one?.html).toContain('<!--[if mso');
  expect(one?.html).not.toMatch(/display:\s*(flex|grid)|<img|<svg|position:|url\(/);
  expect(one?.html).toContain('<meta name="color-scheme" content="light dark">');
});

it('thirty-five matters fit into what Gmail shows of a mail', () => {
  const items = fc.sample(actionItem, { numRuns: 35, seed: 7 }).map((item) => ({ ...item, title: 'Å'.repeat(80) }));
  const facts = { municipality: 'Ekviks kommun', colour: '#0B5A66', today: '2026-10-12', staleAfterDays: 30 };
  const { html } = renderReminder({ ...facts, language: 'sv', personName: 'Bo', items });
  expect(Buffer.byteLength(html)).toBeLessThan(102_000);
});

it('what is committed is what the templates say', () => {
  const root = join(import.meta.dirname, '../../..');
  const script = join(root, 'backend/compile-mails.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { cwd: root, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
