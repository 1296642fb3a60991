import type { Readiness, ReminderLog, ReminderPolicyView, ReminderPreview } from '@kompassplan/contract';
import { shownReadiness } from '@kompassplan/domain';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { newId } from '../../backend/src/persistence/new-id.js';
import { type Api, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { Postman } from '../support/postman.js';
import { plan } from '../support/reminder-plan.js';

/** Mails about a whole evaluation, from the sweep to the mail server. */
let api: Api;
let town: SeededMunicipality;
let postman: Postman;
let evaluationId: string;
let actionIds: string[];

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  town = await api.seedMunicipality();
  postman = new Postman(api);
  actionIds = await plan(api, town, [
    { title: 'Klarspråk', status: 'done', doneAt: '2026-03-25T08:00:00Z' },
    { title: 'Öppna data', due: '2026-04-15' },
    { title: 'Tjänstelöften' },
  ]);
  // One sub-question: 40 % of 20 points is 8, half of the gap of 12 is targeted: 6 points, 2 for each action.
  const [row] = await api.sqlAsOwner<{ id: string }>(
    `UPDATE evaluation e SET municipality_name = m.name FROM municipality m WHERE m.id = e.municipality_id AND m.id = $1 RETURNING e.id`,
    [town.id],
  );
  evaluationId = row?.id ?? '';
  await api.sqlAsOwner(
    `INSERT INTO sub_question (id, municipality_id, evaluation_id, area_number, number, position, title, max, percent)
     VALUES ($1, $2, $3, 1, '1.1', 1, 'Resultat', 20, 40)`,
    [newId(), town.id, evaluationId],
  );
  await api.sqlAsOwner(
    `INSERT INTO action_sub_question (municipality_id, action_id, evaluation_id, sub_question_number)
     SELECT $1, unnest($2::uuid[]), $3, '1.1'`,
    [town.id, actionIds, evaluationId],
  );
});

const sweep = () => api.app.get(SweepReminders, { strict: false }).sweep(town.tenant);
const handedTo = (address: string) => postman.handed.filter(({ to }) => to.address === address);
const setFollowUp = (day: string) =>
  api.sqlAsOwner('UPDATE evaluation SET follow_up_on = $2 WHERE id = $1', [evaluationId, day]);
async function verify(actionId: string, at: string): Promise<void> {
  await api.sqlAsOwner(`UPDATE action SET status = 'verified', verified_at = $2 WHERE id = $1`, [actionId, at]);
}
async function send(at: string): Promise<void> {
  api.clock.set(at);
  await sweep();
  await postman.send(town);
}

it('leadership’s letter says what the situation page says, once a month, and what has changed since the last', async () => {
  const leadership = town.people.leadership;
  // Wednesday 1 April.
  await send('2026-04-01T06:00:00Z');
  const [first] = handedTo(leadership.email);
  const client = await api.signInAs('leadership', town);
  const { body } = await client.get<Readiness>(`/api/evaluations/${evaluationId}/readiness`);
  const { secured, targeted } = shownReadiness(body);
  expect([secured, targeted]).toEqual([2, 6]);
  expect(first?.subject).toBe('Månadsbrev april 2026');
  expect(first?.text).toContain(`${secured} av ${targeted} poäng säkrade (33 %)`);
  expect(first?.text).toContain('Vår bedömning: 0 poäng verifierade och 2 klara');
  expect(first?.text).toContain('Det här är ditt första månadsbrev.');
  expect(first?.text).toContain('- Å-02 Öppna data: 2 poäng');
  expect(first?.text).toContain(`/?utvardering=${evaluationId}`);

  await send('2026-04-02T06:00:00Z');
  expect(handedTo(leadership.email)).toHaveLength(1);

  await verify(actionIds[2] ?? '', '2026-04-20T08:00:00Z');
  // 1 May is a holiday; Monday 4 May.
  await send('2026-05-04T06:00:00Z');
  const second = handedTo(leadership.email)[1];
  expect(second?.text).toContain('Ändrat sedan brevet 1 apr');
  expect(second?.text).toContain('2 poäng mer säkrade');
  expect(second?.text).toContain('1 åtgärd har verifierats: Å-03 Tjänstelöften');
  expect(second?.text).toContain('1 åtgärd har blivit försenad: Å-02 Öppna data');
  expect(second?.text).toContain('- 1 försenad åtgärd: 2 poäng');
  expect(second?.html?.replaceAll('&nbsp;', ' ')).toContain('4 av 6 poäng säkrade (66 %)');
  expect(postman.handed.every(({ to }) => to.address === leadership.email)).toBe(true);
});

it('the preview tells of both, and the sweeps plan just that', async () => {
  await setFollowUp('2026-10-20');
  api.clock.set('2026-03-31T09:00:00Z');
  const client = await api.signInAs('coordinator', town);
  const { body } = await client.get<ReminderPreview>('/api/reminders/preview?days=30');
  const about = body.mails.map(({ date, person, subject, items }) => [date, person.id, subject, items[0]]);
  const item = { actionId: null, evaluationId, number: null, title: 'Utvärderingen 2025' };
  const { leadership, coordinator } = town.people;
  const subject = '182 dagar kvar till uppföljningen';
  const step = { ...item, rule: 'followUp', daysToDue: 182 };
  expect(about).toHaveLength(3);
  expect(about).toContainEqual([
    ...['2026-04-01', leadership.id, 'Månadsbrev april 2026'],
    { ...item, rule: 'monthlyLetter', daysToDue: null },
  ]);
  // 20 April is a Monday; the digest is Tuesday's.
  expect(about).toContainEqual(['2026-04-21', leadership.id, subject, step]);
  expect(about).toContainEqual(['2026-04-21', coordinator.id, subject, step]);

  await send('2026-04-01T06:00:00Z');
  await send('2026-04-21T06:00:00Z');
  expect(postman.handed.map(({ subject: said }) => said).sort()).toEqual([subject, subject, 'Månadsbrev april 2026']);
  expect(handedTo(coordinator.email)[0]?.text).toContain('påminner samordnare och ledning 12, 6, 3 och 1 månad före');
  const log = await (await api.signInAs('coordinator', town)).get<ReminderLog>('/api/reminders/log');
  expect(log.body.items.map(({ items }) => items)).toContainEqual([{ ...step, dropped: null }]);
  const rows = await api.sqlAsOwner(
    'SELECT 1 FROM reminder_ledger WHERE municipality_id = $1 AND evaluation_id = $2 AND action_id IS NULL',
    [town.id, evaluationId],
  );
  expect(rows).toHaveLength(3);
});

it('a day that has moved between planning and sending drops the reminder', async () => {
  await setFollowUp('2026-10-20');
  api.clock.set('2026-04-21T06:00:00Z');
  await sweep();
  await setFollowUp('2026-12-20');
  await postman.send(town);
  expect(postman.handed).toEqual([]);
  const rows = await api.sqlAsOwner<{ reason: string }>(
    'SELECT DISTINCT dropped_reason AS reason FROM reminder_ledger WHERE municipality_id = $1',
    [town.id],
  );
  expect(rows).toEqual([{ reason: 'changed' }]);
});

it('each rule can be switched off, and a policy stored before there were any has both', async () => {
  await setFollowUp('2026-10-01');
  const client = await api.signInAs('administrator', town);
  const { policy } = (await client.get<ReminderPolicyView>('/api/reminder-policy')).body;
  expect(policy).toMatchObject({ followUp: true, monthlyLetter: true });
  await client.put('/api/reminder-policy', { ...policy, followUp: false, monthlyLetter: false }, { version: 0 });
  api.clock.set('2026-04-01T06:00:00Z');
  expect(await sweep()).toEqual({ planned: 0, mails: 0 });
  await api.sqlAsOwner(
    `UPDATE reminder_policy SET policy = policy - 'followUp' - 'monthlyLetter' WHERE municipality_id = $1`,
    [town.id],
  );
  const old = await client.get<ReminderPolicyView>('/api/reminder-policy');
  expect(old.body.policy).toMatchObject({ followUp: true, monthlyLetter: true });
  expect(await sweep()).toEqual({ planned: 1, mails: 1 });
});

it('a ledger row is about an action or an evaluation, never about both or nothing', async () => {
  await send('2026-04-01T06:00:00Z');
  const about = (action: string | null, evaluation: string | null) =>
    api.sqlAsOwner('UPDATE reminder_ledger SET action_id = $2, evaluation_id = $3 WHERE municipality_id = $1', [
      ...[town.id, action, evaluation],
    ]);
  await expect(about(actionIds[0] ?? '', evaluationId)).rejects.toThrow('reminder_ledger_about_check');
  await expect(about(null, null)).rejects.toThrow('reminder_ledger_about_check');
});
