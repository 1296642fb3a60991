import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { PollBounces } from '../../backend/src/features/reminders/poll-bounces.job.js';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { TakeReturnedMail } from '../../backend/src/features/reminders/take-returned-mail.js';
import { JobQueue } from '../../backend/src/queue/job-queue.js';
import { type Api, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { Dovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { MiniImap } from '../support/mini-imap.js';
import { Postman } from '../support/postman.js';
import { plan } from '../support/reminder-plan.js';
import type { TestMailbox } from '../support/test-mailbox.js';

/** Mails that come back into a mailbox: on a server of our own, and on a real one in the lane `imap`. */
const SERVERS: [string, () => TestMailbox][] =
  process.env['IMAP'] === 'dovecot' ? [['Dovecot', () => new Dovecot()]] : [['a small server', () => new MiniImap()]];

describe.each(SERVERS)('a mailbox on %s', (_, open) => {
  let api: Api;
  let town: SeededMunicipality;
  let postman: Postman;
  let mailbox: TestMailbox;

  beforeAll(async () => {
    mailbox = open();
    await mailbox.start();
    api = await startApi({ env: { bounceImapUrl: `${mailbox.url}?moveTo=Behandlade` } });
  });
  afterAll(async () => {
    await api.close();
    await mailbox.stop();
  });
  beforeEach(async () => {
    api.clock.set('2026-03-10T07:00:00Z');
    town = await api.seedMunicipality();
    postman = new Postman(api);
    await api.sqlAsOwner('DELETE FROM returned_mail');
  });

  const taker = () => api.app.get(TakeReturnedMail, { strict: false });
  const pollWith = (take: Pick<TakeReturnedMail, 'take'>, url = api.env.bounceImapUrl) =>
    new PollBounces(
      { ...api.env, bounceImapUrl: url },
      api.app.get(DataSource),
      take as TakeReturnedMail,
      api.app.get(JobQueue, { strict: false }),
    ).poll({}, { signal: new AbortController().signal });
  const poll = () => pollWith(taker());
  const notice = (name: string, id: string, serial: string) =>
    readFileSync(join(import.meta.dirname, `../fixtures/bounces/${name}.eml`), 'utf8')
      .replaceAll('@@ID@@', id)
      .replace('<notice-', `<${serial}.${town.id}.notice-`);
  async function sentMail(): Promise<string> {
    await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-07' }]);
    await api.app.get(SweepReminders, { strict: false }).sweep(town.tenant);
    await postman.send(town);
    return postman.handed[0]?.messageId ?? '';
  }
  const bounces = async () =>
    (
      await api.sqlAsOwner<{ count: number }>('SELECT hard_bounces AS count FROM person WHERE id = $1', [
        town.people.contributor.id,
      ])
    )[0]?.count;
  const tally = () => api.sqlAsOwner('SELECT outcome, count FROM returned_mail ORDER BY outcome');

  it('what came back is noted, read and moved; what people write stays unread, and is looked at once', async () => {
    const before = await mailbox.count('INBOX');
    const id = await sentMail();
    await mailbox.put(notice('answer-of-a-person', id, 'a'));
    await mailbox.put(notice('postfix-unknown-user', id, 'b'));
    await mailbox.put(notice('out-of-office', id, 'c'));
    await mailbox.put(notice('postfix-unknown-user', '<elsewhere@else.example>', 'd'));
    const moved = await mailbox.count('Behandlade');
    await poll();
    expect(await bounces()).toBe(1);
    expect(await mailbox.count('INBOX', false)).toBe(before + 3);
    expect([await mailbox.count('Behandlade', true), await mailbox.count('Behandlade', false)]).toEqual([moved + 1, 0]);
    const seen = [
      { outcome: 'hard', count: 1 },
      { outcome: 'ignored', count: 2 },
      { outcome: 'unknown', count: 1 },
    ];
    expect(await tally()).toEqual(seen);
    await poll();
    expect(await tally()).toEqual(seen);
    // What comes later is found behind the others.
    await mailbox.put(notice('qmail-text', id, 'e'));
    await poll();
    expect(await tally()).toEqual([seen[0], seen[1], { outcome: 'known', count: 1 }, seen[2]]);
    expect(await bounces()).toBe(1);
  });

  it('what could not be written down is found again, and counts once', async () => {
    const id = await sentMail();
    await mailbox.put(notice('postfix-unknown-user', id, 'a'));
    const before = await mailbox.count('INBOX', false);
    await expect(pollWith({ take: () => Promise.reject(new Error('no database')) })).rejects.toThrow('no database');
    expect([await mailbox.count('INBOX', false), await bounces()]).toEqual([before, 0]);
    // Written down, but the process ends before the mailbox knows.
    await expect(
      pollWith({
        take: async (raw) => {
          await taker().take(raw);
          throw new Error('killed');
        },
      }),
    ).rejects.toThrow('killed');
    expect([await mailbox.count('INBOX', false), await bounces()]).toEqual([before, 1]);
    await poll();
    expect([await mailbox.count('INBOX', false), await bounces()]).toEqual([before - 1, 1]);
  });

  it('two workers at once read one after the other: the second leaves it to the first', async () => {
    const id = await sentMail();
    await mailbox.put(notice('postfix-unknown-user', id, 'a'));
    const begun = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const first = pollWith({
      take: async (raw) => {
        begun.resolve();
        await go.promise;
        return taker().take(raw);
      },
    });
    await begun.promise;
    let second = 0;
    await pollWith({
      take: (raw) => {
        second += 1;
        return taker().take(raw);
      },
    });
    expect(second).toBe(0);
    go.resolve();
    await first;
    expect(await bounces()).toBe(1);
  });

  it('a wrong password is an error in plain words, without the password in it', async () => {
    const wrong = new URL(mailbox.url);
    wrong.password = 'alldeles-fel';
    if (mailbox instanceof MiniImap) mailbox.cutAt = /LOGIN/;
    const error: unknown = await pollWith(taker(), wrong.href).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    expect(String((error as Error).stack)).not.toContain('alldeles-fel');
  });

  it('a worker that is running reads it by itself', async () => {
    const id = await sentMail();
    await mailbox.put(notice('postfix-unknown-user', id, 'a'));
    await api.startWorker();
    await api.app.get(JobQueue, { strict: false }).wake('bounces.poll', {});
    await eventually('the notice is counted', async () => (await bounces()) === 1);
  });
});

describe('a mailbox with faults', () => {
  let api: Api;
  const mailbox = new MiniImap();

  beforeAll(async () => {
    await mailbox.start();
    api = await startApi({ env: { bounceImapUrl: mailbox.url } });
  });
  afterAll(async () => {
    await api.close();
    await mailbox.stop();
  });
  const poll = (taken: string[], url = mailbox.url) =>
    new PollBounces(
      { ...api.env, bounceImapUrl: url },
      api.app.get(DataSource),
      {
        take: (raw: Buffer) => {
          taken.push(/Subject: (\S+)/.exec(raw.toString())?.[1] ?? '');
          return Promise.resolve('hard' as const);
        },
      } as TakeReturnedMail,
      api.app.get(JobQueue, { strict: false }),
    ).poll({}, { signal: new AbortController().signal });

  it('that breaks off is read on from there, and one that was numbered anew from the beginning', async () => {
    for (const subject of ['en', 'två', 'tre']) await mailbox.put(`Subject: ${subject}\r\n\r\nHej`);
    const taken: string[] = [];
    mailbox.cutAt = /UID FETCH 2 /;
    await expect(poll(taken)).rejects.toThrow();
    expect(taken).toEqual(['en']);
    await poll(taken);
    expect(taken).toEqual(['en', 'två', 'tre']);
    // Read and marked: nothing of it is unread, whatever its number is now.
    mailbox.renumber();
    await mailbox.put('Subject: fyra\r\n\r\nHej');
    await poll(taken);
    expect(taken).toEqual(['en', 'två', 'tre', 'fyra']);
    expect(await mailbox.count('INBOX', false)).toBe(0);
  });

  it('without the folder that notices are to go to says so, and counts nothing twice', async () => {
    await mailbox.put('Subject: fem\r\n\r\nHej');
    const taken: string[] = [];
    const lost = `${mailbox.url}?moveTo=Saknas`;
    await expect(poll(taken, lost)).rejects.toThrow('Saknas');
    await poll(taken, lost);
    expect(taken).toEqual(['fem']);
  });
});
