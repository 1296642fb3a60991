import { troubleLines, withoutAddresses } from './mail-log.js';

const to = { name: 'Åsa Öberg', address: 'asa.oberg@ekvik.example' };

describe('the mail server’s words in the log', () => {
  it.each([
    ['550 5.1.1 <asa.oberg@ekvik.example>: no such user', '550 5.1.1 <…>: no such user'],
    ['550 asa.oberg@ekvik.example... User unknown', '550 … User unknown'],
    ['550 no mailbox for ASA.OBERG here', '550 no mailbox for … here'],
    ['550 Mailbox of Åsa Öberg is full', '550 Mailbox of … is full'],
    [
      'Can’t send mail - all recipients were rejected: 550 "asa oberg"@ekvik.example',
      'Can’t send mail - all recipients were rejected: 550 …',
    ],
    ['554 åsa.öberg@räksmörgås.example rejected', '554 … rejected'],
    ['451 asa=ekvik.example@relay.example greylisted', '451 … greylisted'],
    ['550 see https://mail.example/why?to=asa.oberg%40ekvik.example', '550 see https:…'],
    ['550 to user@[192.0.2.1] refused', '550 to … refused'],
    ['550 other@ekvik.example,asa.oberg@ekvik.example', '550 …,…'],
    ['connect ECONNREFUSED 127.0.0.1:1025', 'connect ECONNREFUSED 127.0.0.1:1025'],
    ['421 4.3.2 mx1.example: try again later', '421 4.3.2 mx1.example: try again later'],
    ['', ''],
  ])('%s', (answer, logged) => {
    expect(withoutAddresses(answer, to)).toBe(logged);
  });

  it('takes a name for what it is, not for a pattern', () => {
    expect(withoutAddresses('550 a.b (c) axb', { name: 'a.b (c)', address: 'x@y.example' })).toBe('550 … axb');
  });
});

it('a mail server that is not there is one line, however many mails wait for it', () => {
  const away = {
    to,
    outcome: { kind: 'later', answer: 'connect ECONNREFUSED 127.0.0.1:1025', unreachable: true },
  } as const;
  const refused = {
    to,
    outcome: { kind: 'refused', answer: '550 <asa.oberg@ekvik.example>', badAddress: true },
  } as const;
  expect(troubleLines('reminder', [away, refused, away, away])).toEqual([
    'A reminder was not sent (refused): 550 <…>',
    'The mail server cannot be reached; mails that wait for it: 3 (connect ECONNREFUSED 127.0.0.1:1025)',
  ]);
  expect(troubleLines('reminder', [])).toEqual([]);
});
