import { createServer, type Server, type Socket } from 'node:net';
import type { TestMailbox } from './test-mailbox.js';

interface Message {
  readonly uid: number;
  readonly raw: Buffer;
  seen: boolean;
}

/** As much of an IMAP server as reading a mailbox needs, so that faults can be made where they are wanted. */
export class MiniImap implements TestMailbox {
  readonly commands: string[] = [];
  /** The connection is cut when a command matches; once. */
  cutAt: RegExp | null = null;
  validity = 7;
  private readonly folders = new Map<string, Message[]>([
    ['INBOX', []],
    ['Behandlade', []],
  ]);
  private nextUid = 1;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((socket) => this.serve(socket));

  start(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, '127.0.0.1', () => resolve()));
  }

  get url(): string {
    const address = this.server.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    return `imap://studs:hemligt@127.0.0.1:${port}/INBOX`;
  }

  put(raw: string): Promise<void> {
    const message = { uid: this.nextUid, raw: Buffer.from(raw.replace(/\r?\n/g, '\r\n')), seen: false };
    this.nextUid += 1;
    this.folders.get('INBOX')?.push(message);
    return Promise.resolve();
  }

  count(folder: string, seen?: boolean): Promise<number> {
    const all = this.folders.get(folder) ?? [];
    return Promise.resolve(all.filter((message) => seen === undefined || message.seen === seen).length);
  }

  /** As a server does that was set up anew: every message has another uid. */
  renumber(): void {
    this.validity += 1;
    this.nextUid = 1;
    for (const [folder, messages] of this.folders) {
      this.folders.set(
        folder,
        messages.map((message) => ({ ...message, uid: this.nextUid++ })),
      );
    }
  }

  stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.write('* OK ready\r\n');
    let waiting = '';
    socket.on('data', (chunk: Buffer) => {
      waiting += chunk.toString('latin1');
      for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
        const line = waiting.slice(0, end);
        waiting = waiting.slice(end + 2);
        this.commands.push(line);
        if (this.cutAt?.test(line)) {
          this.cutAt = null;
          socket.destroy();
          return;
        }
        this.answer(socket, line);
      }
    });
  }

  private answer(socket: Socket, line: string): void {
    const [tag = '', ...words] = line.split(' ');
    const command = (words[0]?.toUpperCase() === 'UID' ? words.slice(0, 2) : words.slice(0, 1)).join(' ').toUpperCase();
    const rest = words.slice(command.split(' ').length);
    const inbox = this.folders.get('INBOX') ?? [];
    const say = (...lines: string[]) => socket.write(lines.map((one) => `${one}\r\n`).join(''));
    const at = inbox.findIndex(({ uid }) => uid === Number(rest[0]));
    const message = inbox[at];
    const target = this.folders.get((rest[1] ?? '').replaceAll('"', ''));
    switch (command) {
      case 'CAPABILITY':
        say('* CAPABILITY IMAP4rev1 MOVE', `${tag} OK done`);
        return;
      case 'LIST':
        say('* LIST (\\Noselect) "/" ""', `${tag} OK done`);
        return;
      case 'SELECT':
        say(`* ${inbox.length} EXISTS`, '* FLAGS (\\Seen)', `* OK [UIDVALIDITY ${this.validity}] ok`);
        say(`* OK [UIDNEXT ${this.nextUid}] ok`, `${tag} OK [READ-WRITE] done`);
        return;
      case 'UID SEARCH': {
        const from = Number(/UID (\d+)/.exec(rest.join(' '))?.[1] ?? 1);
        const last = inbox.at(-1)?.uid ?? 0;
        // `n:*` always has the last one in it.
        const found = inbox.filter(({ uid, seen }) => !seen && (uid >= from || uid === last));
        say(`* SEARCH${found.map(({ uid }) => ` ${uid}`).join('')}`, `${tag} OK done`);
        return;
      }
      case 'UID FETCH':
        if (message) {
          socket.write(`* ${at + 1} FETCH (UID ${message.uid} BODY[]<0> {${message.raw.length}}\r\n`);
          socket.write(message.raw);
          say(')');
        }
        say(`${tag} OK done`);
        return;
      case 'UID STORE':
        if (message) message.seen = true;
        say(`${tag} OK done`);
        return;
      case 'UID MOVE':
        if (!message || !target) {
          say(`${tag} NO there is none`);
          return;
        }
        target.push(message);
        inbox.splice(at, 1);
        say(`* ${at + 1} EXPUNGE`, `${tag} OK done`);
        return;
      case 'LOGOUT':
        say('* BYE', `${tag} OK done`);
        socket.end();
        return;
      default:
        say(`${tag} OK done`);
    }
  }
}
