import type { SearchResult } from '@kompassplan/contract';
import { type Api, type Client, startApi } from '../support/api-harness.js';
import { loadSampleTown } from '../support/sample-town.js';

let api: Api;
let coordinator: Client;
let as: (key: string) => Promise<Client>;

beforeAll(async () => {
  api = await startApi({ worker: true });
  ({ as } = await loadSampleTown(api));
  coordinator = await as('cecilia');
}, 60_000);
afterAll(() => api.close());

async function search(q: string, client = coordinator, limit = ''): Promise<SearchResult> {
  const reply = await client.get<SearchResult>(`/api/search?q=${encodeURIComponent(q)}${limit}`);
  expect([q, reply.status]).toEqual([q, 200]);
  return reply.body;
}

/** "action: …", in the order of the page. */
async function found(q: string, client = coordinator): Promise<string[]> {
  const { groups } = await search(q, client);
  return groups.flatMap(({ kind, hits }) => hits.map(({ title }) => `${kind}: ${title}`));
}

describe('finds among the first three', () => {
  it.each([
    // as it is written, and inflected
    ['bemötande', 'action: Utbildning i bemötande för alla enheter'],
    ['utbildningar i bemötandet', 'action: Utbildning i bemötande för alla enheter'],
    ['tjänstelöfte', 'action: Tjänstelöften för de tio mest använda tjänsterna'],
    ['projektmodeller', 'action: Gemensam projektmodell för hela kommunen'],
    ['jämförelse', 'action: Jämförelser som startar förbättringar'],
    ['introduktion nyanställd', 'action: Introduktionsår för nyanställda'],
    ['publicering av revision', 'action: Publicera revisionens slutsatser och våra svar'],
    // a part of a compound
    ['enkät', 'action: Berätta vad invånarenkäten har lett till'],
    ['enkäter', 'action: Berätta vad invånarenkäten har lett till'],
    ['panel', 'action: Ungdomspanel och två områdesdialoger per år'],
    ['dialog', 'action: Riktlinje för dialog i sociala medier'],
    ['lönesamtal', 'action: Tydligare lönekriterier och träning i lönesamtal'],
    ['kriterier', 'action: Tydligare lönekriterier och träning i lönesamtal'],
    ['arbetsmiljö', 'action: Korta temperaturmätningar av arbetsmiljön'],
    ['mätning', 'action: Korta temperaturmätningar av arbetsmiljön'],
    // a compound whose parts stand apart
    ['invånardialog', 'finding: Tala om för invånarna vad deras svar i enkäter och dialoger har lett till'],
    ['ledarfeedback', 'action: Ledarprogram med feedback från kollegor'],
    // still being typed
    ['avslutss', 'action: Avslutssamtal som används i rekryteringen'],
    ['ungdomsp', 'action: Ungdomspanel och två områdesdialoger per år'],
    // misspelt
    ['bemötnade', 'action: Utbildning i bemötande för alla enheter'],
    ['prjektmodell', 'action: Gemensam projektmodell för hela kommunen'],
    ['invånarenkätten', 'action: Berätta vad invånarenkäten har lett till'],
    ['ungdomspannel', 'action: Ungdomspanel och två områdesdialoger per år'],
    ['oegentlighter', 'action: Säker väg att anmäla oegentligheter'],
    ['Cecila Carlson', 'person: Cecilia Carlsson'],
    // without dots, in capitals
    ['bemotande', 'action: Utbildning i bemötande för alla enheter'],
    ['ARBETSMILJO', 'action: Korta temperaturmätningar av arbetsmiljön'],
    ['tjanstelofte', 'action: Tjänstelöften för de tio mest använda tjänsterna'],
    ['Noren', 'person: Nina Norén'],
    // numbers
    ['Å-06', 'action: Riktlinje för dialog i sociala medier'],
    ['å6', 'action: Riktlinje för dialog i sociala medier'],
    ['a-6', 'action: Riktlinje för dialog i sociala medier'],
    ['6', 'action: Riktlinje för dialog i sociala medier'],
    // evidence: diarienummer, address, words
    ['KS 118', 'evidence: Rutin för publicering av granskningar'],
    ['ks118', 'evidence: Rutin för publicering av granskningar'],
    ['rapportmall', 'evidence: Ny rapportmall'],
    ['intranat/projekt', 'evidence: Projektöversikten'],
    // an action's own diarienummer, however its signs are typed, and that of the decision to decline it
    ...['KS 2017:214', '2017:214', 'ks2017/214', 'KS 2017-214', '2017:21', '2017214'].map((q) => [
      q,
      'action: Tjänstelöften för de tio mest använda tjänsterna',
    ]),
    // a compound joined otherwise
    ['tjänstlöften', 'action: Tjänstelöften för de tio mest använda tjänsterna'],
    ['fjorton mål', 'evidence: Antal mål'],
    // comments and people
    ['lönerevision', 'comment: Vi börjar när lönerevisionen är klar.'],
    ['miljönämnden', 'comment: Ta miljönämnden sist, de har sammanträde nästa vecka.'],
    ['gunilla', 'person: Gunilla Grön'],
    ['gron', 'person: Gunilla Grön'],
    // the report's words, where people gave the action others
    [
      'revisorernas slutsatser',
      'finding: Gör revisorernas slutsatser och kommunens svar lätta att hitta på webbplatsen',
    ],
    ['slå larm', 'finding: Det saknas en trygg kanal för den som vill slå larm om oegentligheter'],
  ])('%s: %s', async (q, wanted) => {
    expect((await found(q)).slice(0, 3)).toContain(wanted);
  });

  it('sub-questions, by number and by words', async () => {
    const { groups } = await search('1.3');
    expect(groups.find(({ kind }) => kind === 'subQuestion')?.hits.map(({ subQuestion }) => subQuestion)).toContain(
      '1.3',
    );
    expect((await found('synpunktshantering')).filter((hit) => hit.startsWith('subQuestion: 2.5 '))).toHaveLength(1);
    expect((await found('korruption')).some((hit) => hit.startsWith('subQuestion: 1.'))).toBe(true);
  });
});

it('the diary number of the decision to decline leads to the action', async () => {
  const [row] = await api.sqlAsOwner<{ id: string; title: string; version: string }>(
    `SELECT id, title, version FROM action WHERE status = 'notStarted' ORDER BY number LIMIT 1`,
  );
  const reply = await coordinator.patch(
    `/api/actions/${row?.id}`,
    { status: 'declined', statusNote: 'Nämnden sa nej.', decisionNumber: 'NÄM 2020/88:3' },
    { version: Number(row?.version) },
  );
  expect(reply.status).toBe(200);
  for (const q of ['NÄM 2020/88:3', 'näm2020', '2020/88', 'nam 2020-88-3']) {
    expect([q, await found(q)]).toEqual([q, [`action: ${row?.title}`]]);
  }
});

describe('what is told', () => {
  it('where the words stand, also around a quote', async () => {
    const cut = (text: string, ranges: readonly (readonly number[])[]) =>
      ranges.map(([from, to]) => text.slice(from, to));
    const [action] = (await search('enkäter')).groups.find(({ kind }) => kind === 'action')?.hits ?? [];
    expect(cut(action?.title ?? '', action?.titleRanges ?? [])).toEqual(['enkät']);
    const [evidence] =
      (await search('svar nämnd granskningar')).groups.find(({ kind }) => kind === 'evidence')?.hits ?? [];
    expect(evidence).toMatchObject({ title: 'Kontroll av sidan', titleRanges: [] });
    expect(cut(evidence?.quote?.text ?? '', evidence?.quote?.ranges ?? [])).toEqual([
      'granskningar',
      'nämndens',
      'svar',
    ]);
    expect(evidence?.action).toMatchObject({ number: 1 });
  });

  it('an action once, when its finding has the same words', async () => {
    const { groups } = await search('oegentligheter');
    const [actions, findings] = ['action', 'finding'].map(
      (kind) => groups.find((group) => group.kind === kind)?.hits ?? [],
    );
    expect(actions?.length).toBeGreaterThan(0);
    const own = new Set(actions?.map(({ id }) => id));
    expect(findings?.filter(({ action }) => own.has(action?.id ?? ''))).toEqual([]);
  });

  it('at most as many of a kind as asked for', async () => {
    const { groups } = await search('enhet', coordinator, '&limit=2');
    expect(Math.max(...groups.map(({ hits }) => hits.length))).toBe(2);
  });

  it('nothing for words that nothing holds, for signs and for words that all must be found', async () => {
    for (const q of ['xylofonorkester', '%', '_', '...', `'; DROP TABLE action; --`, 'bemötande xylofonorkester']) {
      expect([q, await found(q)]).toEqual([q, []]);
    }
  });

  it('a refusal for nothing, and for more than anybody writes', async () => {
    for (const q of ['', '   ', 'x'.repeat(201), 'a\u0000b']) {
      expect((await coordinator.get(`/api/search?q=${encodeURIComponent(q)}`)).status).toBe(422);
    }
  });
});

describe('rights', () => {
  it('nobody finds anything of another municipality', async () => {
    const stranger = await api.signInAs('administrator');
    for (const q of ['bemötande', 'KS 118', 'Gunilla', 'Å-06', 'lönerevision', 'bemötnade']) {
      expect([q, await found(q, stranger)]).toEqual([q, []]);
    }
  });

  it('the evaluator finds the plan, and no people', async () => {
    const evaluator = await as('bo');
    await api.sqlAsOwner(`UPDATE person SET role = 'evaluator' WHERE email = 'medarbetare@ekvik.example'`);
    expect(await found('gunilla', evaluator)).toEqual([]);
    expect(await found('Cecila Carlson', evaluator)).toEqual([]);
    expect(await found('bemötande', evaluator)).toContain('action: Utbildning i bemötande för alla enheter');
  });

  it('nobody finds removed evidence or people who have left', async () => {
    const [row] = await api.sqlAsOwner<{ action: string; id: string; title: string; number: string; version: number }>(
      `SELECT e.action_id AS action, e.id, e.title, e.diary_number AS number, a.version FROM evidence e JOIN action a ON a.id = e.action_id
       WHERE e.diary_number IS NOT NULL AND a.status <> 'verified' ORDER BY e.id LIMIT 1`,
    );
    expect(await found(row?.number ?? '')).toContain(`evidence: ${row?.title}`);
    const path = `/api/actions/${row?.action}/evidence/${row?.id}`;
    expect((await coordinator.delete(path, { version: row?.version ?? 0 })).status).toBe(200);
    expect(await found(row?.number ?? '')).not.toContain(`evidence: ${row?.title}`);
    await api.sqlAsOwner(`UPDATE person SET active = false WHERE email = 'nina.noren@ekvik.example'`);
    expect(await found('Norén')).toEqual([]);
  });

  it('costs one statement when something is found and two when words are taken as misspelt', async () => {
    const own = async (q: string) =>
      (await api.statements(() => search(q))).sql.filter((sql) => sql.includes('folded')).length;
    expect([await own('bemötande'), await own('bemötnade'), await own('xylofonorkester')]).toEqual([1, 2, 2]);
  });
});
