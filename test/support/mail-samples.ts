import type { MonthlyLetter } from '../../libs/domain/src/index.js';
import type { EvaluationMailItem } from '../../backend/src/mail/letter-words.js';
import type { RenderedMail } from '../../backend/src/mail/mail-message.js';
import type { ActionMailItem } from '../../backend/src/mail/reminder-words.js';
import { renderAccountMail, renderReminder, type ReminderMail } from '../../backend/src/mail/render-mail.js';

/** A mail of every kind, as the product renders it, with words as long as people write them. */
const PLAN = 'https://plan.ekvik.example';
const TODAY = '2026-10-12';
const facts = { language: 'sv', municipality: 'Ekviks kommun', colour: '#0B5A66', today: TODAY } as const;
const common = { ...facts, staleAfterDays: 30, unsubscribeUrl: `${PLAN}/avanmal/u3jX0b4` } as const;

const late: ActionMailItem = {
  ...{ rule: 'overdue', actionId: 'a13', number: 13, title: 'Tjänstelöften för de tio mest använda tjänsterna' },
  ...{ daysToDue: -10, due: '2026-10-02', progress: 60, asked: 'owner', insteadOf: null, aboutName: null },
  ...{ ownerName: 'Bo Berg', expires: null, url: `${PLAN}/svar/9sQ2mYd0aV`, answers: true },
};
const due: ActionMailItem = {
  ...{ ...late, rule: 'due', actionId: 'a2', number: 2, title: 'Resultat på klarspråk, en sida per nämnd' },
  ...{ daysToDue: 4, due: '2026-10-16', url: `${PLAN}/svar/b7Rk1LxTqe` },
};
const opened = (number: number) => ({ url: `${PLAN}/plan?action=0190a1b2-${number}`, answers: false });
const unbroken: ActionMailItem = {
  ...{ ...due, rule: 'stale', actionId: 'a31', number: 31, daysToDue: null, due: null },
  title: 'Informationssäkerhetsklassificeringsrutinbeskrivningsdokumentationsgenomgång i samtliga nämndförvaltningar',
};
const letter: MonthlyLetter = {
  ...{ secured: 46, targeted: 120, percent: 38, verified: 30, done: 16 },
  changes: {
    ...{ since: '2026-09-01', points: 3.5 },
    verified: [
      { number: 4, title: 'Medborgardialog inför budgeten' },
      { number: 20, title: 'Synpunktshantering med svar inom tio dagar' },
    ],
    late: [{ number: 13, title: late.title }],
  },
  opportunities: {
    unit: 'perWeek',
    items: [
      {
        ...{ id: 'a9', number: 9, title: 'Öppna data om upphandlingar', subQuestions: [] },
        ...{ points: 8, effortWeeks: 2, value: 4, percent: 100 },
      },
    ],
  },
  risks: [
    { kind: 'late', actions: 3, points: 8.1 },
    { kind: 'unverified', actions: 6, points: 16 },
  ],
};
const evaluation: EvaluationMailItem = {
  ...{ rule: 'followUp', actionId: null, title: 'Utvärderingen 2025', asked: 'owner', insteadOf: null },
  ...{ daysToDue: 180, month: '2026-10', followUpOn: '2027-04-10', letter: null, digest: null },
  url: `${PLAN}/?utvardering=0190`,
};
const named = (number: number, title: string, day: string, ownerName: string | null) => ({
  ...{ number, title, due: day, ownerName },
});
const week = {
  ...{ units: ['Omsorgsförvaltningen'], since: 0, sinceOn: '2026-10-05' },
  late: [named(13, late.title, '2026-10-02', 'Bo Berg'), named(2, due.title, '2026-09-30', null)],
  verify: [named(20, 'Synpunktshantering med svar inom tio dagar', '2026-10-01', 'Per Palm')],
  ...{ dates: [], noOwner: [named(41, 'Visa vad analyser och klagomål har lett till', '2026-11-23', null)] },
  load: [
    { name: 'Bo Berg', open: 6, late: 1 },
    { name: 'Per Palm', open: 3, late: 0 },
  ],
  done: [named(4, 'Medborgardialog inför budgeten', '2026-10-09', 'Per Palm')],
};
const reminder = (personName: string, items: ReminderMail['items'], more: Partial<ReminderMail> = {}) =>
  renderReminder({ ...common, personName, items, ...more });
const account = {
  ...{ ...facts, timeZone: 'Europe/Stockholm', personName: 'Åsa Öberg', email: 'asa.oberg@ekvik.example' },
  ...{ url: `${PLAN}/lank/Zk3v9sQ2mYd0aVb7Rk1LxTqe`, expiresAt: new Date('2026-10-12T06:15:00Z') },
};

export const MAIL_SAMPLES: Readonly<Record<string, RenderedMail>> = {
  due: reminder('Bo Berg', [due]),
  overdue: reminder('Bo Berg', [late, due]),
  escalation: reminder(
    'Karin Kvist',
    [
      { ...late, ...opened(13), rule: 'escalation', asked: 'manager' },
      { ...due, ...opened(2), rule: 'escalation', asked: 'manager', daysToDue: -12, due: '2026-09-30' },
    ],
    { unsubscribeUrl: null },
  ),
  letter: reminder('Lena Ek', [{ ...evaluation, rule: 'monthlyLetter', daysToDue: null, letter }]),
  managerDigest: reminder('Karin Kvist', [{ ...evaluation, rule: 'managerDigest', daysToDue: null, digest: week }]),
  followUp: reminder('Lena Ek', [evaluation]),
  assignment: reminder('Bo Berg', [{ ...due, rule: 'assignment', daysToDue: null }], { unsubscribeUrl: null }),
  sentBack: reminder('Bo Berg', [{ ...late, rule: 'sentBack', daysToDue: null }], { unsubscribeUrl: null }),
  mixed: reminder('Bo Berg', [
    late,
    unbroken,
    { ...due, rule: 'evidenceExpiring', expires: '2026-11-01', ...opened(2) },
    { ...due, rule: 'verificationWaiting', number: 27, due: null, insteadOf: 'Karin Kvist', ...opened(27) },
    { ...due, rule: 'mailStopped', aboutName: 'Per Palm', due: null, ...opened(5), number: 5 },
  ]),
  sample: reminder('Bo Berg', [late, due], { sample: true, unsubscribeUrl: null }),
  english: reminder('Bo Berg', [late, due], { language: 'en' }),
  yellow: reminder('Bo Berg', [late, due], { colour: '#FFCC00' }),
  invitation: renderAccountMail({ ...account, kind: 'invitation' }),
  signInLink: renderAccountMail({ ...account, kind: 'signInLink' }),
};
