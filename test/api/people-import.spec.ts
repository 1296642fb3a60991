import type { PeopleImported, PeoplePage, PeoplePreview, UnitsPage } from '@kompassplan/contract';
import { readContent } from '../../backend/src/documents/read-document.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { xlsxOf } from '../support/spreadsheets.js';

let api: Api;
let town: SeededMunicipality;
let admin: Client;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  town = await api.seedMunicipality();
  admin = await api.signInAs('administrator', town);
});

const HEAD = ['Namn', 'E-post', 'Roll', 'Enhet', 'Chef för'];
async function preview(client: Client, rows: string[][], name = 'lista.xlsx') {
  const bytes = name.endsWith('.csv')
    ? Buffer.from(`\ufeff${[HEAD, ...rows].map((row) => row.join(';')).join('\r\n')}`)
    : await xlsxOf([HEAD, ...rows]);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return client.request<PeoplePreview>('POST', '/api/people-import/preview', { form });
}
const run = ({ wishes, digest }: PeoplePreview, invite: boolean) =>
  admin.post<PeopleImported>('/api/people-import', { wishes, digest, invite });
const everybody = async () => (await admin.get<PeoplePage>('/api/people')).body.items;
const count = async (table: string) =>
  (
    await api.sqlAsOwner<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE municipality_id = $1`, [town.id])
  )[0]?.n;

describe('a list of people', () => {
  it.each(['lista.xlsx', 'lista.csv'])(
    '%s shows what would change, writes nothing, and then does exactly that',
    async (name) => {
      const { manager, contributor, leadership } = town.people;
      const rows = [
        ['Åsa Öberg', `asa.${town.id}@by.example`, 'Medarbetare', 'Kommunledning / Skola', 'Skola'],
        ['Nils Ny', `nils.${town.id}@by.example`, '', '', ''],
        [manager.name, manager.email.toUpperCase(), 'Ledning', '', ''],
        [contributor.name, contributor.email, '', 'Skola', ''],
        [leadership.name, leadership.email, '', '', ''],
      ];
      const [people, history] = [await count('person'), await count('history')];
      const seen = (await preview(admin, rows, name)).body;
      expect(seen.errors).toEqual([]);
      expect(seen.people.map(({ kind, role, unit, changes }) => [kind, role, unit, changes])).toEqual([
        ['new', 'contributor', 'Skola', [{ field: 'manager', from: null, to: 'Skola' }]],
        ['new', 'contributor', null, []],
        ['changed', 'leadership', 'Omsorg', [{ field: 'role', from: 'manager', to: 'leadership' }]],
        ['changed', 'contributor', 'Skola', [{ field: 'unit', from: 'Omsorg', to: 'Skola' }]],
        ['same', 'leadership', 'Omsorg', []],
      ]);
      expect([await count('person'), await count('history')]).toEqual([people, history]);

      const invite = name.endsWith('.xlsx');
      const done = await run(seen, invite);
      expect([done.status, done.body]).toEqual([200, { added: 2, changed: 2, invited: invite ? 2 : 0 }]);
      expect(await count('outbox_mail')).toBe(invite ? 2 : 0);
      const after = await everybody();
      expect(after.find(({ email }) => email === `asa.${town.id}@by.example`)).toMatchObject({
        ...{ name: 'Åsa Öberg', role: 'contributor', invited: true, unit: { name: 'Skola' } },
      });
      expect(after.find(({ id }) => id === manager.id)).toMatchObject({ role: 'leadership', version: 2 });
      const { items } = (await admin.get<UnitsPage>('/api/units')).body;
      expect(items.find((unit) => unit.name === 'Skola')).toMatchObject({ managerName: 'Åsa Öberg', version: 2 });
      const events = await api.sqlAsOwner<{ event: string }>(
        'SELECT event FROM history WHERE municipality_id = $1 ORDER BY number',
        [town.id],
      );
      expect(events.map(({ event }) => event)).toEqual([
        ...['person.imported', 'person.imported', 'person.changed', 'person.changed', 'unit.changed'],
      ]);
      // Once more: nothing is left to do.
      expect((await preview(admin, rows, name)).body.people.every(({ kind }) => kind === 'same')).toBe(true);
    },
  );

  it('tells each fault by its cell, in the reader’s language, and shows no half plan', async () => {
    const { body } = await preview(admin, [
      ['Bo', 'bo@by', 'Kung', 'Slott', ''],
      ['Ada', town.people.administrator.email, 'Chef', '', ''],
    ]);
    expect(body.people).toEqual([]);
    expect(body.errors.map(({ cell }) => cell)).toEqual(['B2', 'C2', 'D2', 'C3']);
    expect(body.errors[2]?.sentence).toMatch(/^Enheten Slott finns inte/);
  });

  it('is refused when somebody was faster, when an address is taken elsewhere, and when the wishes were changed', async () => {
    const { contributor, administrator } = town.people;
    const { body: seen } = await preview(admin, [[contributor.name, contributor.email, 'Chef', '', '']]);
    await api.sqlAsOwner(`UPDATE person SET role = 'evaluator' WHERE id = $1`, [contributor.id]);
    expect((await run(seen, false)).body).toMatchObject({ code: 'conflict' });

    const taken = (
      await preview(admin, [
        ['Ny', `ny.${town.id}@by.example`, '', '', ''],
        ['Annan', api.home.people.manager.email, '', '', ''],
      ])
    ).body;
    const people = await count('person');
    expect((await run(taken, true)).body).toMatchObject({ code: 'email-taken' });
    expect([await count('person'), await count('outbox_mail')]).toEqual([people, 0]);

    const own = (await preview(admin, [['Ada', administrator.email, '', '', '']])).body;
    const wishes = own.wishes.map((wish) => ({ ...wish, role: 'contributor' as const }));
    expect((await run({ ...own, wishes }, false)).body).toMatchObject({ code: 'conflict' });
  });

  it('is for administrators, and only a list', async () => {
    for (const role of ['coordinator', 'manager', 'contributor', 'leadership', 'evaluator'] as const) {
      expect((await preview(await api.signInAs(role, town), [])).status).toBe(403);
    }
    const form = new FormData();
    form.append('file', new Blob(['Hej']), 'lista.txt');
    const text = await admin.request('POST', '/api/people-import/preview', { form });
    expect([text.status, text.body.code]).toEqual([422, 'people.no-list']);
    expect((await admin.post('/api/people-import/preview')).body).toMatchObject({ code: 'import.file-missing' });
  });

  it('has a template that can be read back', async () => {
    for (const format of ['xlsx', 'csv']) {
      const { body } = await admin.download(`/api/people-import/template?format=${format}`);
      const content = await readContent(body, `Personer.${format}`);
      expect(content.kind === 'tables' && content.tables[0]?.rows[0]).toEqual(HEAD);
    }
  });
});
