import type { MonthlyLetter } from '@kompassplan/domain';
import type { EvaluationMailItem } from './letter-words.js';
import { type ReminderMailItem, reminderSubject } from './reminder-words.js';
import { renderReminder } from './render-mail.js';

const letter: MonthlyLetter = {
  ...{ secured: 46, targeted: 120, percent: 38, verified: 30, done: 16 },
  changes: {
    ...{ since: '2026-09-01', points: -3.5, late: [] },
    verified: Array.from({ length: 7 }, (_, i) => ({ number: i + 1, title: `Åtgärd\r\n${i + 1}` })),
  },
  opportunities: {
    unit: 'perWeek',
    items: [
      {
        id: 'a',
        number: 9,
        title: '<b>Öppna</b> data',
        subQuestions: [],
        points: 8,
        effortWeeks: 2,
        value: 4,
        percent: 100,
      },
    ],
  },
  risks: [{ kind: 'late', actions: 3, points: 8.1 }],
};
const base = {
  actionId: null,
  title: 'Utvärderingen 2025',
  asked: 'owner',
  insteadOf: null,
  digest: null,
  month: '2026-10',
} as const;
const url = 'http://localhost:4300/?utvardering=e';
const monthly: EvaluationMailItem = {
  ...base,
  rule: 'monthlyLetter',
  daysToDue: null,
  followUpOn: '2027-03-10',
  letter,
  url,
};
const step: EvaluationMailItem = {
  ...base,
  rule: 'followUp',
  daysToDue: 159,
  followUpOn: '2027-03-10',
  letter: null,
  url,
};
const late: ReminderMailItem = {
  ...{ rule: 'overdue', actionId: 'a13', number: 13, title: 'Tjänstelöften', daysToDue: -10, due: '2026-09-21' },
  ...{ progress: 60, asked: 'owner', insteadOf: null, aboutName: null, ownerName: 'Lena', expires: null },
  ...{ url: 'http://localhost:4300/svar/abc', answers: true },
};
const mail = (items: readonly ReminderMailItem[], language: 'sv' | 'en' = 'sv') =>
  renderReminder({
    ...{
      language,
      municipality: 'Ekviks kommun',
      colour: '#0B5A66',
      personName: 'Lena Ek',
      today: '2026-10-01',
      staleAfterDays: 30,
      items,
    },
  });

it.each<[string, ReminderMailItem[], string]>([
  ['a letter', [monthly], 'Månadsbrev oktober 2026'],
  ['a letter with the follow-up', [monthly, step], 'Månadsbrev oktober 2026'],
  ['a letter with work', [monthly, late], 'Månadsbrev oktober 2026 och 1 åtgärd att titta på'],
  ['the follow-up', [step], '159 dagar kvar till uppföljningen'],
  ['the follow-up with work', [step, late], '1 åtgärd är försenad: Tjänstelöften'],
])('the subject of %s', (_what, items, subject) => {
  expect(reminderSubject(items, 'sv')).toBe(subject);
});

it('a letter tells the situation, what changed, what would pay and what is at risk', () => {
  const { text, html } = mail([monthly]);
  expect(text).toContain('Hej Lena! Här är månadsbrevet om läget.');
  expect(text).toContain('46 av 120 poäng säkrade (38 %)');
  expect(text).toContain('Vår bedömning: 30 poäng verifierade och 16 klara men inte verifierade.');
  expect(text).toContain(
    'Ändrat sedan brevet 1 sep\n- 3,5 poäng mindre säkrade\n- 7 åtgärder har verifierats: Å-01 Åtgärd 1, ',
  );
  expect(text).toContain('Å-05 Åtgärd 5 och 2 till\n- Ingen åtgärd har blivit försenad');
  expect(text).toContain('Största möjligheterna\n- Å-09 <b>Öppna</b> data: 4 poäng per arbetsvecka');
  expect(text).toContain('Risker\n- 3 försenade åtgärder: 8,1 poäng');
  expect(text).toContain(`Öppna läget: ${url}`);
  expect(text).toContain('Ekviks kommun skickar ett brev till ledningen den första arbetsdagen i varje månad.');
  expect(text).not.toContain('utan inloggning');
  expect(html).toContain('&lt;b&gt;Öppna&lt;/b&gt; data');
});

it('everything is one mail with one button, the letter’s', () => {
  const { text, html } = mail([monthly, late]);
  expect(text).toContain('Här är månadsbrevet om läget. En åtgärd är försenad.');
  expect(html.match(/class="button"/g)).toHaveLength(1);
  expect(html.indexOf('Öppna läget')).toBeLessThan(html.indexOf('Öppna och uppdatera Å-13'));
});

it('is whole in both languages, with and without anything to tell', () => {
  const empty = {
    ...letter,
    percent: null,
    changes: null,
    opportunities: { unit: 'points' as const, items: [] },
    risks: [],
  };
  for (const language of ['sv', 'en'] as const) {
    for (const items of [[monthly], [step], [{ ...monthly, followUpOn: null, letter: empty }]]) {
      const { subject, text, html } = mail(items, language);
      expect(`${subject} ${text} ${html}`).not.toMatch(/\b(mail|readiness)\.[a-z]+\b|undefined|plural,|null/);
    }
  }
});
