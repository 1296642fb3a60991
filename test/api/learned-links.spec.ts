import type { ImportView, LearnedLinksPage } from '@kompassplan/contract';
import { parseReport } from '@kompassplan/domain';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { fixture, upload, whenRead } from '../support/import-report.js';

/** A reviewer corrects a link, commits, and the next reading knows. Every scenario has a municipality of its own. */
let api: Api;

beforeAll(async () => {
  api = await startApi({ worker: true });
});
afterAll(() => api?.close());

// A word that no vocabulary knows stands in one bullet of area 2; the second reading is of another report.
const WORD = 'Kvarnbacksmodellen';
const sjohult = fixture('sjohult-2018.txt').toString();
const ekvik = fixture('ekvik-2017.txt').toString();

/** The report with a sentence put in front of the first improvement area of area 2. */
function withBullet(text: string, first: string): Buffer {
  expect(text).toContain(first);
  return Buffer.from(text.replace(first, `${WORD} når inte ut`));
}

async function improvementsOf(client: Client, name: string, content: Buffer): Promise<ImportView> {
  const created = await upload(client, name, content);
  return whenRead(client, created.body.id);
}

async function firstOfArea2(client: Client, text: string, name: string): Promise<{ view: ImportView; text: string }> {
  const view = await improvementsOf(client, name, Buffer.from(text));
  const item = view.draft!.items.find(({ area, lines }) => area === 2 && lines.length === 1)!;
  return { view, text: view.draft!.lines.find(({ line }) => line === item.lines[0])!.text.replace(/^\W+/u, '') };
}

/** Ekvik's report as JSON, with one improvement area more at the top of area 2 and nobody's links. */
function withoutSuggestions(bullet: string) {
  const lines = ekvik.split('\n').map((text, index) => ({ line: index + 1, page: null, text }));
  const { classified: _, ...report } = parseReport(lines);
  const areas = report.areas.map((area) => ({
    ...area,
    improvements: [
      ...(area.number === 2 ? [{ text: bullet }] : []),
      ...area.improvements.map(({ text }) => ({ text })),
    ],
  }));
  return { ...report, areas };
}

interface Taught {
  readonly town: SeededMunicipality;
  readonly client: Client;
  readonly list: LearnedLinksPage;
}

/** Sjöhult's report is committed with one link corrected: to 2.1, which nobody would suggest for the word. */
async function teach(): Promise<Taught> {
  const town = await api.seedMunicipality();
  const client = await api.signInAs('coordinator', town);
  const plain = await firstOfArea2(client, sjohult, 'vanlig.txt');
  const view = await improvementsOf(client, 'sjohult.txt', withBullet(sjohult, plain.text));
  const item = view.draft!.items.find(({ text }) => text.startsWith(WORD))!;
  expect(item.suggestions[0]?.subQuestion).not.toBe('2.1');
  const operations = [
    { op: 'link', item: item.id, subQuestions: ['2.1'] },
    { op: 'confirm', item: item.id },
  ];
  const saved = await client.patch<ImportView>(`/api/imports/${view.id}`, { operations }, { version: view.version });
  expect(saved.status).toBe(200);
  expect((await client.get<LearnedLinksPage>('/api/learned-links')).body.items).toEqual([]);
  expect((await client.post(`/api/imports/${view.id}/commit`, {})).status).toBe(200);
  return { town, client, list: (await client.get<LearnedLinksPage>('/api/learned-links')).body };
}

async function nextReading(client: Client) {
  const plain = await firstOfArea2(client, ekvik, 'vanlig-ekvik.txt');
  const view = await improvementsOf(client, 'ekvik.txt', withBullet(ekvik, plain.text));
  return view.draft!.items.find(({ text }) => text.startsWith(WORD))!;
}

it('what was corrected is told, counts at the next reading, and can be taken back', async () => {
  const { town, client, list } = await teach();
  expect(list).toMatchObject({
    total: 1,
    items: [
      {
        subQuestion: '2.1',
        text: expect.stringContaining(WORD),
        words: expect.arrayContaining([WORD.toLowerCase()]),
        by: town.people.coordinator.name,
      },
    ],
  });
  const [learned] = list.items;

  const item = await nextReading(client);
  expect(item.suggestions[0]).toMatchObject({
    subQuestion: '2.1',
    learned: [{ correction: learned!.id, word: WORD, subQuestion: '2.1', on: learned!.on }],
  });
  expect(item.chosen).toEqual(['2.1']);

  const left = await client.delete<LearnedLinksPage>(`/api/learned-links/${learned!.id}`);
  expect([left.status, left.body.items]).toEqual([200, []]);
  expect((await client.delete(`/api/learned-links/${learned!.id}`)).status).toBe(404);
  const history = await api.sqlAsOwner<{ event: string; person_name: string }>(
    `SELECT event, person_name FROM history WHERE municipality_id = $1 AND entity = 'linkCorrection' ORDER BY id`,
    [town.id],
  );
  expect(history).toEqual(
    ['link.learned', 'link.forgotten'].map((event) => ({ event, person_name: town.people.coordinator.name })),
  );

  const later = await improvementsOf(client, 'senare.txt', Buffer.from(`${ekvik.replace('Ekvik', 'Ekvik ')}\n`));
  expect(later.draft!.learned ?? []).toEqual([]);
  expect(later.draft!.items.flatMap(({ suggestions }) => suggestions.flatMap(({ learned: own }) => own ?? []))).toEqual(
    [],
  );
});

it.each(['a sheet', 'JSON without suggestions'])('counts as well when the next report comes as %s', async (kind) => {
  const { client, list } = await teach();
  const bullet = `${WORD} når inte ut`;
  const view =
    kind === 'JSON without suggestions'
      ? await improvementsOf(client, 'ekvik.json', Buffer.from(JSON.stringify(withoutSuggestions(bullet))))
      : await improvementsOf(
          client,
          'ekvik.csv',
          Buffer.concat([
            (await client.download('/api/imports/template?format=csv')).body,
            Buffer.from(`Förbättringsområde;2;${bullet}\r\n`),
          ]),
        );
  const item = view.draft!.items.find(({ text }) => text === bullet)!;
  expect([item.chosen, item.suggestions[0]!.learned]).toEqual([
    ['2.1'],
    [{ correction: list.items[0]!.id, word: WORD, subQuestion: '2.1', on: list.items[0]!.on }],
  ]);
  expect(view.draft!.learned).toHaveLength(1);
});

it('another municipality and lower roles neither see, use nor remove it', async () => {
  const { town, list } = await teach();
  const path = `/api/learned-links/${list.items[0]!.id}`;
  const stranger = await api.signInAs('coordinator', await api.seedMunicipality());
  expect((await stranger.get<LearnedLinksPage>('/api/learned-links')).body.items).toEqual([]);
  expect((await stranger.delete(path)).status).toBe(404);
  const item = await nextReading(stranger);
  expect(item.suggestions.flatMap(({ learned }) => learned ?? [])).toEqual([]);
  for (const role of ['manager', 'contributor', 'leadership', 'evaluator'] as const) {
    const client = await api.signInAs(role, town);
    expect([role, (await client.get('/api/learned-links')).status]).toEqual([role, 403]);
    expect([role, (await client.delete(path)).status]).toEqual([role, 403]);
  }
  const still = await api.sqlAsOwner(
    'SELECT 1 FROM link_correction WHERE municipality_id = $1 AND removed_at IS NULL',
    [town.id],
  );
  expect(still).toHaveLength(1);
});

it('a commit that accepts the suggestions teaches nothing', async () => {
  const client = await api.signInAs('coordinator', await api.seedMunicipality());
  const view = await improvementsOf(client, 'ekvik.txt', Buffer.from(ekvik));
  expect((await client.post(`/api/imports/${view.id}/commit`, {})).status).toBe(200);
  expect((await client.get<LearnedLinksPage>('/api/learned-links')).body.total).toBe(0);
});
