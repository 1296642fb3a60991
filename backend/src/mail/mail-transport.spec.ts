import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Env } from '../config/env.js';
import { MailTransport, outcomeOf, type SmtpError } from './mail-transport.js';

const MESSAGE = {
  to: { name: 'Åsa Öberg', address: 'asa@ekvik.example' },
  municipality: 'Ekviks kommun',
  subject: 'Försenad åtgärd',
  html: '<p>Hej</p>',
  text: 'Hej',
  messageId: '<reminder.1@localhost>',
  references: [],
};

/** A mail server that answers a command by its first word as told, and otherwise as one should. */
async function serverThat(answers: Record<string, (socket: Socket) => void>) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let inData = false;
    const act = (word: string, usual: string) => {
      const own = answers[word];
      if (own) own(socket);
      else socket.write(`${usual}\r\n`);
    };
    act('GREETING', '220 here');
    let rest = '';
    socket.on('data', (chunk) => {
      rest += chunk.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (inData && line === '.') {
          inData = false;
          act('END', '250 taken');
        } else if (!inData) {
          const word = line.split(/[ :]/)[0]?.toUpperCase() ?? '';
          if (word === 'DATA' && !answers['DATA']) inData = true;
          act(word, word === 'DATA' ? '354 go on' : '250 fine');
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const transport = new MailTransport({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mailFrom: 'Plan <plan@ekvik.example>',
  } as Env);
  return {
    transport,
    close: () => {
      transport.onApplicationShutdown();
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

const say = (line: string) => (socket: Socket) => void socket.write(`${line}\r\n`);
const hangUp = (socket: Socket) => void socket.destroy();

describe('what the mail server does and what it means', () => {
  it.each<[string, Record<string, (socket: Socket) => void>, object]>([
    ['takes it', {}, { kind: 'sent' }],
    ['puts off the recipient', { RCPT: say('450 later') }, { kind: 'later', unreachable: false }],
    ['refuses the recipient', { RCPT: say('550 nobody') }, { kind: 'refused', badAddress: true }],
    ['refuses the sender', { MAIL: say('553 not you') }, { kind: 'refused', badAddress: false }],
    ['refuses the message', { END: say('554 spam') }, { kind: 'refused', badAddress: false }],
    ['puts off the message', { END: say('451 greylisted') }, { kind: 'later', unreachable: false }],
    ['hangs up at the greeting', { GREETING: hangUp }, { kind: 'later', unreachable: true }],
    ['hangs up before the message', { MAIL: hangUp }, { kind: 'later', unreachable: true }],
    ['hangs up after the message', { END: hangUp }, { kind: 'uncertain' }],
    ['is full', { GREETING: say('421 too busy') }, { kind: 'later', unreachable: true }],
  ])('%s', async (_name, answers, expected) => {
    const { transport, close } = await serverThat(answers);
    try {
      expect(await transport.send(MESSAGE)).toMatchObject(expected);
    } finally {
      close();
    }
  });

  it('nobody there: later', async () => {
    const { transport, close } = await serverThat({});
    close();
    expect(await transport.send(MESSAGE)).toMatchObject({ kind: 'later', unreachable: true });
  });

  it('a timeout after the message is uncertain, one before is not', () => {
    const timeout: SmtpError = Object.assign(new Error('Timeout'), { code: 'ETIMEDOUT', command: 'CONN' });
    expect(outcomeOf(timeout, true).kind).toBe('uncertain');
    expect(outcomeOf(timeout, false).kind).toBe('later');
  });

  it('a wrong password is the installation’s trouble, not the mail’s', () => {
    const refused = Object.assign(new Error('no'), { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' });
    expect(outcomeOf(refused, false)).toMatchObject({ kind: 'later', unreachable: true });
  });
});
