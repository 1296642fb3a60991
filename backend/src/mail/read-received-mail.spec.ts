import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReturnedMail, type ReturnedMail } from '@kompassplan/domain';
import fc from 'fast-check';
import { MOST_MAIL_BYTES, readReceivedMail } from './read-received-mail.js';

/** Notices as servers write them, all invented; @@ID@@ stands for the Message-ID of the mail that they are about. */
const FOLDER = join(import.meta.dirname, '../../../test/fixtures/bounces');
const ID = '<reminder.0198a0f2-1111-7000-8000-00000000000a@plan.ekvik.example>';
const notice = (name: string) => readFileSync(join(FOLDER, `${name}.eml`), 'utf8').replaceAll('@@ID@@', ID);

type Said = Pick<ReturnedMail, 'kind' | 'status'> & { readonly about?: string };
const hard = (status: string | null): Said => ({ kind: 'hard', status });
const soft = (status: string | null): Said => ({ kind: 'soft', status });

/** null: it says nothing about a mail that did not arrive. */
const EXPECTED: Readonly<Record<string, Said | null>> = {
  'postfix-unknown-user': hard('5.1.1'),
  'postfix-domain-gone': hard('5.4.4'),
  'postfix-expired': soft('4.4.1'),
  'postfix-delayed': null,
  'postfix-delivered': null,
  'exchange-not-found': hard('5.1.10'),
  'exchange-access-denied': hard('5.4.1'),
  // The words "mailbox unavailable" and "user not found" do not make of a full or closed mailbox one that is not there.
  'exchange-mailbox-full': soft('5.2.2'),
  'exchange-not-allowed': soft('5.7.133'),
  'exchange-text': hard('5.1.1'),
  'gmail-no-such-user': hard('5.1.1'),
  'sendmail-only-0': hard('5.0.0'),
  'blocked-as-spam': soft('5.7.1'),
  international: hard('5.1.1'),
  'exim-text': hard(null),
  'qmail-text': hard('5.1.1'),
  'about-another-mail': { ...hard('5.1.1'), about: '<another@else.example>' },
  'daemon-warning': null,
  'out-of-office': null,
  'vacation-from-nobody': null,
  'answer-of-a-person': null,
  'read-receipt': null,
  complaint: null,
};

async function read(raw: string | Buffer): Promise<ReturnedMail | null> {
  const mail = await readReceivedMail(Buffer.from(raw));
  return mail && readReturnedMail(mail);
}

it('every notice of the folder is in the table', () => {
  expect(readdirSync(FOLDER).map((file) => file.replace('.eml', ''))).toEqual(Object.keys(EXPECTED).sort());
});

describe.each(['\n', '\r\n'])('with lines that end with %j', (end) => {
  it.each(Object.entries(EXPECTED))('%s', async (name, said) => {
    const returned = await read(notice(name).replaceAll('\n', end));
    if (said === null) {
      expect(returned).toBeNull();
      return;
    }
    const { about = ID, ...rest } = said;
    expect(returned).toMatchObject({ ...rest, recipient: 'bo.berg@mottagare.example' });
    expect(returned?.messageIds[0]).toBe(about);
  });
});

it('what the server said is one line, and the folded rest of it is there', async () => {
  expect((await read(notice('postfix-unknown-user')))?.diagnostic).toBe(
    '550 5.1.1 <bo.berg@mottagare.example>: Recipient address rejected: User unknown in virtual mailbox table',
  );
});

it('the same notice is known again whatever a server on the way wrote above it', async () => {
  const raw = notice('qmail-text');
  const [first, again, other] = await Promise.all(
    [raw, `Received: from a by b; Tue, 10 Mar 2026 07:32:00 +0100\n${raw}`, notice('exim-text')].map((text) =>
      readReceivedMail(Buffer.from(text)),
    ),
  );
  expect(again?.key).toBe(first?.key);
  expect(other?.key).not.toBe(first?.key);
});

describe('whatever comes', () => {
  const names = fc.constantFrom(...Object.keys(EXPECTED));

  it('random bytes are no notice, and end in no error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (bytes) => {
        expect(await read(Buffer.from(bytes))).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it('a notice that was cut off counts no more than the whole one, and is about the same mail or none', async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.nat(), async (name, at) => {
        const raw = notice(name);
        const whole = await read(raw);
        const cut = await read(raw.slice(0, at % raw.length));
        if (cut?.kind === 'hard') expect(whole?.kind).toBe('hard');
        expect(whole?.messageIds ?? []).toEqual(expect.arrayContaining([...(cut?.messageIds ?? [])]));
      }),
      { numRuns: 500 },
    );
  });

  it('a notice with broken bytes ends in no error', async () => {
    const breaks = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(names, breaks, async (name, all) => {
        const raw = Buffer.from(notice(name));
        for (const [at, byte] of all) raw[at % raw.length] = byte;
        const returned = await read(raw);
        expect(returned === null || ['hard', 'soft'].includes(returned.kind)).toBe(true);
        expect(returned?.diagnostic.length ?? 0).toBeLessThanOrEqual(300);
      }),
      { numRuns: 300 },
    );
  });

  it('a message that is far too long is read as far as the limit, and soon', async () => {
    const long = notice('exim-text').replace('Unrouteable address', `${'a@'.repeat(MOST_MAIL_BYTES)} 550 5.1.1`);
    const before = performance.now();
    await read(long);
    await read(notice('postfix-unknown-user').replace('User unknown', 'user '.repeat(MOST_MAIL_BYTES / 8)));
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
