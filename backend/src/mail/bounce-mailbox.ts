import { ImapFlow } from 'imapflow';
import { MOST_MAIL_BYTES } from './read-received-mail.js';

/** How far a mailbox has been read. Uids mean something only together with the mailbox's validity. */
export interface MailboxCursor {
  readonly validity: string;
  readonly uid: number;
}

/** Looked at in one go; the rest waits for the next. */
const MOST_AT_ONCE = 200;

/** The mailbox that mails come back to, over IMAP. What is no notice about a mail of ours stays as it was, unread. */
export class BounceMailbox {
  private readonly address: URL;
  private readonly folder: string;

  /** @param url imaps://user:password@host:port/folder?moveTo=folder; without a folder it is INBOX */
  constructor(url: string) {
    this.address = new URL(url);
    this.folder = decodeURIComponent(this.address.pathname.slice(1)) || 'INBOX';
  }

  /** By which the cursor of this mailbox is kept; tells no user and no password. */
  get name(): string {
    return `${this.address.host}/${this.folder}`;
  }

  /**
   * Hands each unread message after `cursor` to `take`, one after the other. One that `take` answers with true is marked
   * as read, and moved where the address says so, only then; when `take` throws, everything from there on stays for later.
   * @param reached called after each message, so that a crash repeats one at most
   * @throws what `take` threw, or the mailbox answered
   */
  async read(
    cursor: MailboxCursor | null,
    take: (raw: Buffer) => Promise<boolean>,
    reached: (cursor: MailboxCursor) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const client = this.client();
    // A connection that breaks fails the command that is on its way; without a listener it would end the process as well.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.mailboxOpen(this.folder);
      const validity = client.mailbox ? String(client.mailbox.uidValidity) : '';
      const from = cursor?.validity === validity ? cursor.uid + 1 : 1;
      const found = (await client.search({ seen: false, uid: `${from}:*` }, { uid: true })) || [];
      // `n:*` names the last message also when it is older than n.
      const uids = found.filter((uid) => uid >= from).sort((a, b) => a - b);
      for (const uid of uids.slice(0, MOST_AT_ONCE)) {
        if (signal.aborted) break;
        const message = await client.fetchOne(uid, { source: { start: 0, maxLength: MOST_MAIL_BYTES } }, { uid: true });
        if (message && message.source && (await take(message.source))) await this.putAway(client, uid);
        await reached({ validity, uid });
      }
      await client.logout();
    } finally {
      client.close();
    }
  }

  private async putAway(client: ImapFlow, uid: number): Promise<void> {
    await client.messageFlagsAdd(uid, ['\\Seen'], { uid: true });
    const moveTo = this.address.searchParams.get('moveTo');
    if (!moveTo || (await client.messageMove(uid, moveTo, { uid: true }))) return;
    // It is read already, so that it counts no second time; somebody has to make the folder.
    throw new Error(`The mailbox moves nothing into the folder ${moveTo}`);
  }

  private client(): ImapFlow {
    const { protocol, hostname, port, username, password } = this.address;
    const secure = protocol === 'imaps:';
    const local = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
    return new ImapFlow({
      host: hostname,
      port: Number(port) || (secure ? 993 : 143),
      secure,
      // Outside of this machine no password goes over a line that everybody reads.
      ...(secure || local ? {} : { doSTARTTLS: true }),
      ...(local && !secure ? { doSTARTTLS: false } : {}),
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    });
  }
}
