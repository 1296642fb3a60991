import { parseReport, type ParsedReport } from '@kompassplan/domain';
import { readDocument } from '../../backend/src/documents/read-document.js';
import { type Api, type Client, type Json, startApi } from '../support/api-harness.js';
import { bombXlsx, rawRow, rawXlsx, sameNameXlsx } from '../support/hostile-files.js';
import { fixture, upload, whenRead } from '../support/import-report.js';
import { committed, planOf, readFile } from '../support/sheet-journey.js';
import { csvGrid, type Grid, gridOf, xlsxOf } from '../support/spreadsheets.js';

/** Template, foreign sheets and CSV: the same road as any report. */
let api: Api;
let coordinator: Client;
let ekvik: ParsedReport;

beforeAll(async () => {
  api = await startApi({ worker: true });
  coordinator = await api.signInAs('coordinator');
  ekvik = parseReport(await readDocument(fixture('ekvik-2017.txt'), 'ekvik-2017.txt'));
});
afterAll(() => api?.close());

const inNewTown = async () => api.signInAs('coordinator', await api.seedMunicipality());

/** Fills the template with Ekvik's report, the way a person does: into the rows that are there, the rest below. */
function filled(template: Grid): Grid {
  const [heads = [], ...rows] = template.map((row) => [...row]);
  const at = (head: string) => heads.indexOf(head);
  const put = (row: Grid[number], cells: Record<string, string | number | null>) => {
    for (const [head, value] of Object.entries(cells)) row[at(head)] = value;
    return row;
  };
  const rest: Grid = [];
  const facts: Record<string, string | number | null> = { Kommun: ekvik.municipality, År: ekvik.year };
  const evaluators = [...ekvik.evaluators];
  for (const row of rows) {
    const type = String(row[at('Typ')]);
    if (type in facts) put(row, { Text: facts[type] ?? null });
    if (type === 'Utvärderare') put(row, { Text: evaluators.shift() ?? null });
    if (type === 'Totalt') put(row, { Poäng: ekvik.pointsTotal, Max: ekvik.pointsMax });
  }
  for (const area of ekvik.areas) {
    const own = rows.filter((row) => String(row[at('Nummer')]) === String(area.number));
    put(
      own.find((row) => row[at('Typ')] === 'Område')!,
      {
        ...{ Text: area.name, Poäng: area.points, Max: area.max, Procent: area.percent },
      },
    );
    for (const { number, title, points, max, percent, shortTitle } of area.subQuestions) {
      const row = rows.find((candidate) => candidate[at('Nummer')] === number)!;
      put(row, { Text: title, Poäng: points, Max: max, Procent: percent, Kortnamn: shortTitle ?? null });
    }
    for (const [type, findings] of [
      ['Styrka', area.strengths],
      ['Förbättringsområde', area.improvements],
    ] as const) {
      const free = own.filter((row) => row[at('Typ')] === type);
      for (const { text } of findings) {
        const row = free.shift();
        if (row) put(row, { Text: text });
        else
          rest.push(
            put(
              heads.map(() => null),
              { Typ: type, Nummer: String(area.number), Text: text },
            ),
          );
      }
    }
  }
  return [heads, ...rows, ...rest];
}

describe('the template', () => {
  it.each(['xlsx', 'csv'] as const)(
    'as %s: download, fill in, upload, review, commit: the plan of the report',
    async (format) => {
      const client = await inNewTown();
      const template = await client.download(`/api/imports/template?format=${format}`);
      expect(template.status).toBe(200);
      expect(template.headers.get('content-disposition')).toBe(
        `attachment; filename*=UTF-8''kompassplan-mall.${format}`,
      );
      const grid = filled(format === 'xlsx' ? await gridOf(template.body) : csvGrid(template.body));
      const csv = () => Buffer.from(grid.map((row) => row.map((cell) => `"${cell ?? ''}"`).join(';')).join('\r\n'));
      const content = format === 'xlsx' ? await xlsxOf(grid, 'Rapport') : csv();
      const view = await readFile(client, `ifylld.${format}`, content);
      expect(view.draft!.report).toMatchObject({
        municipality: 'Ekviks kommun',
        year: 2017,
        edition: '2016',
        pointsTotal: 454,
      });
      expect(
        view.draft!.report.areas.map((area) => [area.points, area.strengths.length, area.improvements.length]),
      ).toEqual(ekvik.areas.map((area) => [area.points, area.strengths.length, area.improvements.length]));
      expect(view.draft!.report.areas.flatMap((area) => area.subQuestions)).toEqual(
        ekvik.areas.flatMap((area) => area.subQuestions),
      );
      // Every row is accounted for, and the suggestions are those of the report itself.
      const { total, unplaced, ...classes } = view.draft!.report.lines;
      expect([Object.values(classes).reduce((sum, count) => sum + count, 0), unplaced]).toEqual([total, []]);
      expect(view.draft!.items.map(({ chosen }) => chosen)).toEqual(
        ekvik.areas.flatMap(({ improvements }) =>
          improvements.map(({ suggestions }) => suggestions.slice(0, 1).map(({ subQuestion }) => subQuestion)),
        ),
      );
      expect((await committed(client, view)).actions).toBe(48);

      const again = await upload(client, `annat-namn.${format}`, content);
      expect(again.body).toMatchObject({ status: 'committed', id: view.id });
      expect(again.body.duplicateOf).not.toBeNull();
    },
  );

  it('has a sheet with help, in the language of the reader', async () => {
    const { default: readXlsxFile } = await import('read-excel-file/node');
    const { body } = await coordinator.download('/api/imports/template');
    const [report, help] = await readXlsxFile(body);
    expect([report!.sheet, help!.sheet]).toEqual(['Rapport', 'Hjälp']);
    expect(help!.data.flat().join(' ')).toMatch(/Så fyller ni i mallen.*Kolumnen Delfrågor/);
    expect(JSON.stringify(help!.data)).not.toMatch(/sheet\./);
  });

  it('unfilled rows do no harm, and a year is asked for', async () => {
    const client = await inNewTown();
    const grid = await gridOf((await client.download('/api/imports/template')).body);
    grid.find(([type]) => type === 'Styrka')![2] = 'Webben är lätt att hitta på';
    const view = await readFile(client, 'mall.xlsx', await xlsxOf(grid));
    expect(view).toMatchObject({ status: 'review', errors: null });
    expect(view.draft!.items).toEqual([]);
    expect((await client.post(`/api/imports/${view.id}/commit`, {})).body.code).toBe('import.year-missing');
  });
});

describe('faults', () => {
  const HEADS = ['Typ', 'Nummer', 'Text', 'Poäng', 'Delfrågor', 'Klar senast'];

  it('are listed by cell, in whole sentences, and nothing is written', async () => {
    const rows: Grid = [
      HEADS,
      ['År', null, 'tjugo'],
      ['Område', '1', 'Offentlighet och demokrati', 'femtio'],
      ['Delfråga', '1.1', 'Finns en plan?', 8],
      ['Delfråga', '1.1', 'Samma nummer', 9],
      ['Delfråga', new Date('2026-03-01T00:00:00Z'), 'Ett datum', 9],
      ['Förbättringsområde', '1', 'Gör mer', null, '1.7', 'i maj'],
      ['Förbättringsområde', '1', null, null, '1.1'],
      ['Förslag', '1', 'Okänd typ'],
    ];
    const view = await readFile(coordinator, 'fel.xlsx', await xlsxOf(rows));
    expect(view).toMatchObject({ status: 'failed', draft: null, failure: { code: 'sheet.rows' } });
    expect(view.failure!.message).toBe('8 rutor i filen behöver rättas, den första är C2. Ingenting har sparats.');
    expect(view.errors!.items.map(({ cell, code }) => [cell, code])).toEqual([
      ['C2', 'year'],
      ['D3', 'not-a-number'],
      ['B5', 'repeated'],
      ['B6', 'became-date'],
      ['E7', 'link-unknown'],
      ['F7', 'day'],
      ['C8', 'text-missing'],
      ['A9', 'type-unknown'],
    ]);
    for (const { sentence } of view.errors!.items) expect(sentence).toMatch(/^[\p{Lu}”0-9].*\.$/u);
    const commit = await coordinator.post(`/api/imports/${view.id}/commit`, {});
    expect([commit.status, commit.body.code]).toEqual([422, 'sheet.rows']);
    const [written] = await api.sqlAsOwner<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM evaluation WHERE municipality_id = $1`,
      [api.home.id],
    );
    expect(written).toEqual({ rows: 0 });
  });

  it('a formula is refused by the name of its cell, whatever it last computed and however sheets are called', async () => {
    const formula = (f: string) =>
      `<row r="7"><c r="A7" t="inlineStr"><is><t>Förbättringsområde</t></is></c><c r="B7" t="inlineStr"><is><t>1</t></is></c><c r="C7" t="str">${f}<v>Ofarligt</v></c></row>`;
    for (const f of ['<f>HYPERLINK("http://x")</f>', '<f t="shared" si="0"/>', '<f t="array" ref="C7:C8">A1</f>']) {
      for (const workbook of [rawXlsx, sameNameXlsx]) {
        const file = await workbook(rawRow(1, 'Typ', 'Nummer', 'Text') + formula(f));
        const view = await readFile(coordinator, 'formel.xlsx', file);
        expect(view.errors!.items[0]).toMatchObject({ cell: 'C7', code: 'formula' });
        expect(view.errors!.items[0]!.sentence).toBe('Rutan innehåller en formel. Klistra in värdet i stället.');
      }
    }
    const csv = 'Typ;Nummer;Text\r\nFörbättringsområde;1;"=cmd|\' /C calc\'!A0"\r\n';
    expect((await readFile(coordinator, 'formel.csv', Buffer.from(csv))).errors!.items[0]).toMatchObject({
      cell: 'C2',
      code: 'formula',
    });
  });

  it.each<[string, string, string, () => Promise<Uint8Array> | Uint8Array]>([
    ['an Excel file that explodes', 'bomb.xlsx', 'document.bomb', bombXlsx],
    [
      'a cell at the end of the world',
      'stor.xlsx',
      'document.too-long',
      () => rawXlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    ],
    [
      'a document type in a sheet',
      'xxe.xlsx',
      'document.unsafe',
      () =>
        rawXlsx(rawRow(1, 'A'), (zip) =>
          zip.file('xl/sharedStrings.xml', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst/>'),
        ),
    ],
    [
      'a link to another file',
      'lank.xlsx',
      'document.unsafe',
      () =>
        rawXlsx(rawRow(1, 'A'), (zip) =>
          zip.file(
            'xl/_rels/x.rels',
            '<Relationships><Relationship Id="r" Type="x/externalLinkPath" Target="http://x" TargetMode="External"/></Relationships>',
          ),
        ),
    ],
    [
      'a macro',
      'makro.xlsx',
      'document.unsafe',
      () => rawXlsx(rawRow(1, 'A'), (zip) => zip.file('xl/vbaProject.bin', 'x')),
    ],
    [
      'an Excel file without its sheet',
      'halv.xlsx',
      'document.damaged',
      () => rawXlsx('', (zip) => zip.remove('xl/worksheets/sheet1.xml')),
    ],
    [
      'a CSV with an open quotation',
      'citat.csv',
      'document.csv-broken',
      () => Buffer.from('Typ;Nummer;Text\nStyrka;1;"aldrig slut\n'),
    ],
    [
      'JSON nested half a million deep',
      'djup.json',
      'document.json-broken',
      () => Buffer.from('{"a":'.repeat(500_000)),
    ],
    ['broken JSON', 'trasig.json', 'document.json-broken', () => Buffer.from('{ "municipality": "Ekvik", ')],
  ])('%s gets one sentence', async (_what, name, code, content) => {
    const view = await readFile(coordinator, name, await content());
    expect(view).toMatchObject({ status: 'failed', failure: { code } });
    expect(view.failure!.message).toMatch(/^\p{Lu}.*\.$/u);
  });
});

describe('a sheet with foreign heads', () => {
  const rows: Grid = [
    ['Handlingsplan 2020'],
    [],
    ['Kriterium', 'Förbättringsområde', 'Delfråga', 'Deadline', 'Pengar'],
    [
      '1. Offentlighet och demokrati',
      'Gör resultaten begripliga för invånarna',
      '1.3',
      new Date('2027-05-31T00:00:00Z'),
      12,
    ],
    [null, 'Bjud in till fler medborgardialoger', null, null, null],
    ['Ständiga förbättringar', 'Analysera avvikelser i varje verksamhet', null, null, null],
    ['Summa', null, null, null, 12],
  ];

  it('waits for its columns to be named, shows its first rows, and then is read like any other', async () => {
    const client = await inNewTown();
    const view = await readFile(client, 'handlingsplan.xlsx', await xlsxOf(rows));
    expect(view).toMatchObject({ status: 'mapping', draft: null, errors: null, failure: null });
    const [sheet] = view.sheets!;
    expect(sheet).toMatchObject({ name: 'Blad1', headRow: 2, rowCount: 4, heads: rows[2] });
    expect(sheet!.rows[0]).toEqual([
      '1. Offentlighet och demokrati',
      'Gör resultaten begripliga för invånarna',
      '1.3',
      '2027-05-31',
      '12',
    ]);
    expect(sheet!.guess).toEqual({ columns: { number: 0, text: 1, links: 2, due: 3 }, rowsAre: 'improvement' });
    expect((await client.post(`/api/imports/${view.id}/commit`, {})).status).toBe(409);

    const path = `/api/imports/${view.id}/mapping`;
    const mapping = {
      ...{
        sheet: sheet!.sheet,
        headRow: sheet!.headRow,
        rowsAre: 'improvement',
        columns: { text: 1, links: 2, due: 3 },
      },
      ...{ year: 2020, municipality: 'Ekviks kommun', edition: '2016' },
    };
    expect((await client.post(path, mapping)).status).toBe(428);
    const half = await client.post(path, mapping, { version: view.version });
    expect([half.status, half.body.code]).toEqual([422, 'sheet.mapping']);
    const whole = { ...mapping, columns: sheet!.guess.columns };
    expect((await client.post(path, whole, { version: view.version + 1 })).status).toBe(412);
    expect((await client.post(path, whole, { version: view.version })).status).toBe(202);
    const reviewed = await whenRead(client, view.id);
    expect(reviewed.draft!.items.map(({ area, text, chosen, due }) => [area, text, chosen.slice(0, 1), due])).toEqual([
      [1, 'Gör resultaten begripliga för invånarna', ['1.3'], '2027-05-31'],
      [1, 'Bjud in till fler medborgardialoger', ['1.4'], undefined],
      [7, 'Analysera avvikelser i varje verksamhet', ['7.2'], undefined],
    ]);
    expect((await client.post(path, whole, { version: reviewed.version })).body.code).toBe('sheet.not-mapping');
    const { evaluationId, actions } = await committed(client, reviewed);
    expect(actions).toBe(3);
    expect(((await planOf(client, evaluationId)) as Json).actions[0]).toMatchObject({
      due: '2027-05-31',
      links: ['1.3'],
    });
  });

  it('the template as it was downloaded is told to be empty, and becomes no plan', async () => {
    const client = await inNewTown();
    for (const format of ['xlsx', 'csv']) {
      const template = await client.download(`/api/imports/template?format=${format}`);
      const view = await readFile(client, `mall.${format}`, template.body);
      expect([view.status, view.failure?.code, view.draft]).toEqual(['failed', 'sheet.not-filled', null]);
      expect(view.failure?.message).toContain('Mallen är inte ifylld');
    }
  });

  it.each([
    ['that never ends', 'Typ;Nummer;Text\nStyrka;1;Bra\nStyrka;1;"aldrig slut\nStyrka;2;Bra\n', 3],
    ['that is noticed below', 'Typ;Nummer;Text\nStyrka;1;"öppen\nStyrka;1;Bra\nStyrka;2;"Bra"\n', 2],
    ['within a cell', 'Typ;Nummer;Text\nStyrka;1;Bra\nStyrka;1;en "sak" till\n', 3],
  ])('a quotation mark %s is named by its line', async (_what, text, line) => {
    const client = await inNewTown();
    const view = await readFile(client, 'citat.csv', Buffer.from(text));
    expect(view.failure?.code).toBe('document.csv-broken');
    expect(view.failure?.message).toContain(`på rad ${line} står`);
  });

  it('a choice that does not fit tells the cells, and may be made again', async () => {
    const client = await inNewTown();
    const view = await readFile(client, 'handlingsplan.xlsx', await xlsxOf(rows));
    const mapping = { sheet: 0, headRow: 2, year: 2020, municipality: null, edition: '2016', rowsAre: 'improvement' };
    await client.post(
      `/api/imports/${view.id}/mapping`,
      { ...mapping, columns: { number: 1, text: 0 } },
      { version: view.version },
    );
    const wrong = await whenRead(client, view.id);
    expect(wrong.status).toBe('mapping');
    expect(wrong.errors!.items[0]).toMatchObject({ cell: 'B4', code: 'area-unknown' });
    await client.post(
      `/api/imports/${view.id}/mapping`,
      { ...mapping, columns: { number: 0, text: 1 } },
      { version: wrong.version },
    );
    expect(await whenRead(client, view.id)).toMatchObject({ status: 'review', errors: null, sheets: null });
  });

  it('can be dropped', async () => {
    const client = await inNewTown();
    const view = await readFile(client, 'handlingsplan.xlsx', await xlsxOf(rows));
    const dropped = await client.patch(`/api/imports/${view.id}`, { cancel: true }, { version: view.version });
    expect(dropped.body).toMatchObject({ status: 'cancelled', sheets: null });
  });
});
