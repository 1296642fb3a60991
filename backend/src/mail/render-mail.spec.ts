import { isEvaluationRule, REMINDER_RULES } from '@kompassplan/domain';
import { reminderSubject, type ActionMailItem } from './reminder-words.js';
import { renderAccountMail, renderReminder } from './render-mail.js';

const TODAY = '2026-10-12';

function item(change: Partial<ActionMailItem> = {}): ActionMailItem {
  return {
    rule: 'overdue',
    actionId: 'a13',
    number: 13,
    title: 'Tjänstelöften för de tio mest använda tjänsterna',
    daysToDue: -10,
    due: '2026-10-02',
    progress: 60,
    asked: 'owner',
    insteadOf: null,
    aboutName: null,
    ownerName: 'Bo Berg',
    expires: null,
    url: 'http://localhost:4300/svar/abc',
    answers: true,
    ...change,
  };
}

function mail(items: readonly ActionMailItem[], change: Partial<Parameters<typeof renderReminder>[0]> = {}) {
  return renderReminder({
    language: 'sv',
    municipality: 'Ekviks kommun',
    colour: '#0B5A66',
    personName: 'Bo Berg',
    today: TODAY,
    staleAfterDays: 30,
    items,
    ...change,
  });
}

const soon = item({ rule: 'due', number: 2, title: 'Resultat på klarspråk', daysToDue: 4, due: '2026-10-16' });

describe('the subject', () => {
  it.each<[string, Partial<ActionMailItem>[], string]>([
    ['one late action', [{}], '1 åtgärd är försenad: Tjänstelöften för de tio mest använda tjänsterna'],
    ['several late ones', [{}, { actionId: 'b' }], '2 åtgärder är försenade'],
    ['one that is due', [{ rule: 'due', daysToDue: 0, title: 'Ny webb' }], 'Ska vara klar i dag: Ny webb'],
    ['one due tomorrow', [{ rule: 'due', daysToDue: 1, title: 'Ny webb' }], 'Ska vara klar i morgon: Ny webb'],
    ['one due later', [{ rule: 'due', daysToDue: 14, title: 'Ny webb' }], '14 dagar kvar: Ny webb'],
    ['a due one that became late', [{ rule: 'due', daysToDue: -1, title: 'Ny webb' }], '1 åtgärd är försenad: Ny webb'],
    [
      'for the manager',
      [{ rule: 'escalation', asked: 'manager', title: 'Ny webb' }],
      'Försenad åtgärd i din enhet: Ny webb',
    ],
    ['a new action', [{ rule: 'assignment', daysToDue: null, title: 'Ny webb' }], 'Ny åtgärd för dig: Ny webb'],
    ['mixed', [{}, { rule: 'stale', actionId: 'b', daysToDue: null }], '2 åtgärder att titta på, varav 1 är försenad'],
    [
      'one action for two reasons',
      [{}, { rule: 'mention', daysToDue: null }],
      '1 åtgärd att titta på, varav 1 är försenad',
    ],
    ['mixed, none late', [{ rule: 'mention' }, { rule: 'stale', actionId: 'b' }], '2 åtgärder att titta på'],
  ])('%s', (_name, changes, expected) => {
    expect(reminderSubject(changes.map(item), 'sv')).toBe(expected);
  });

  it('is one line of reasonable length, whatever the title holds', () => {
    const subject = reminderSubject(
      [item({ title: `Rad ett\r\nBcc: alla@ekvik.example ${'lång '.repeat(60)}` })],
      'sv',
    );
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.length).toBeLessThan(120);
  });

  it('is English for those who read English', () => {
    expect(reminderSubject([item({ title: 'New web' })], 'en')).toBe('1 action is late: New web');
  });
});

describe('a reminder', () => {
  it('says in its text part everything that the HTML part says, in order', () => {
    const { text } = mail([item(), { ...soon, actionId: 'b', url: 'http://localhost:4300/svar/def' }]);
    expect(text).toBe(
      [
        'Hej Bo! Här är 2 åtgärder som behöver dig.',
        '',
        'Berätta hur det går. Det tar en minut.',
        '',
        'Å-13 Tjänstelöften för de tio mest använda tjänsterna',
        'Försenad 10 dagar · Klar senast 2 okt · 60 % klart',
        'Öppna och uppdatera Å-13: http://localhost:4300/svar/abc',
        '',
        'Å-02 Resultat på klarspråk',
        '4 dagar kvar · Klar senast 16 okt · 60 % klart',
        'Öppna och uppdatera Å-02: http://localhost:4300/svar/def',
        '',
        'Länken öppnar en sida i Kompassplan utan inloggning. Inget ändras förrän du själv har valt ett svar där. Länken är personlig och gäller i 14 dagar.',
        '',
        'Varför får jag detta mejl?',
        'Du är ansvarig för Å-13 och datumet har passerat. Påminnelserna fortsätter tills något har rapporterats.',
        'Du är ansvarig för Å-02. Ekviks kommun påminner den som är ansvarig innan datumet och på själva dagen.',
        'Du får högst ett mejl om dagen. Hur ofta du får påminnelser väljer du i Kompassplan under ditt namn.',
        '',
        '-- ',
        'Kompassplan, Ekviks kommun',
        '',
      ].join('\n'),
    );
  });

  it('has one button, and a plain link for every further action', () => {
    const { html } = mail([item(), soon]);
    expect(html.match(/class="button"/g)).toHaveLength(1);
    expect(html.match(/class="link"/g)).toHaveLength(1);
    expect(html).toContain('Ekviks kommun');
    expect(html).toContain('@media (prefers-color-scheme: dark)');
    expect(html).toContain('lang="sv"');
  });

  it('escapes what people wrote', () => {
    const nasty = `<img src=x onerror="alert('1')">&`;
    const { html } = mail([item({ title: nasty, ownerName: nasty, asked: 'manager', insteadOf: nasty })], {
      municipality: nasty,
      personName: nasty,
    });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;');
  });

  it('tells a manager whose action it is, and a deputy for whom', () => {
    const { text } = mail([item({ rule: 'escalation', asked: 'manager', insteadOf: 'Karin Kvist', answers: false })]);
    expect(text).toContain('Ansvarig: Bo Berg');
    expect(text).toContain('Du är chef för enheten som har Å-13.');
    expect(text).toContain('Du är ersättare för Karin Kvist, som har pausat sina påminnelser.');
    expect(text).toContain('Öppna Å-13: ');
    expect(text).not.toContain('utan inloggning');
  });

  it('explains every rule in both languages', () => {
    for (const language of ['sv', 'en'] as const) {
      for (const rule of REMINDER_RULES) {
        if (isEvaluationRule(rule)) continue;
        const { text, html, subject } = mail([item({ rule, expires: '2026-10-20' })], { language });
        expect(`${subject} ${text} ${html}`).not.toMatch(/\bmail\.[a-z]+\.|undefined|plural,/);
      }
    }
  });

  it('counts what waits for verification', () => {
    const [one, two] = [
      item({ rule: 'verificationWaiting', number: 20 }),
      item({ rule: 'verificationWaiting', number: 27, actionId: 'a27' }),
    ];
    expect(mail([one]).text).toContain('Å-20 är rapporterad som klar. En annan person');
    expect(mail([one, two]).text).toContain('Å-20 och Å-27 är rapporterade som klara. En annan person');
    expect(mail([one, two], { language: 'en' }).text).toContain('Å-20 and Å-27 are reported as done. Somebody');
  });

  it('says of a sample that it is one', () => {
    const { subject, text } = mail([item({ answers: false })], { sample: true });
    expect(subject).toMatch(/^Provmejl: /);
    expect(text).toContain('Det här är ett prov');
  });
});

describe('account mails', () => {
  const account = {
    language: 'sv',
    municipality: 'Ekviks kommun',
    colour: '#0B5A66',
    timeZone: 'Europe/Stockholm',
    personName: 'Åsa Öberg',
    email: 'asa@ekvik.example',
    url: 'https://plan.ekvik.example/lank/t0ken',
    expiresAt: new Date('2026-10-12T06:15:00Z'),
  } as const;

  it('give the link and until when it works, in local time', () => {
    const { subject, text, html } = renderAccountMail({ ...account, kind: 'signInLink' });
    expect(subject).toBe('Logga in i Kompassplan');
    expect(text).toContain('Logga in:\nhttps://plan.ekvik.example/lank/t0ken');
    expect(text).toContain('Länken gäller till 12 okt 2026 klockan 08:15.');
    expect(html).toContain('href="https://plan.ekvik.example/lank/t0ken"');
  });

  it('welcome whoever is invited', () => {
    const { subject, text } = renderAccountMail({ ...account, kind: 'invitation', language: 'en' });
    expect(subject).toBe('Welcome to Kompassplan in Ekviks kommun');
    expect(text).toContain('Hello Åsa!');
  });
});
