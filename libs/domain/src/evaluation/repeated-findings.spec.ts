import { repeatedFindings } from './repeated-findings.js';

const finding = (id: string, area: number, text: string) => ({ id, area, text });

describe('improvement areas that come back', () => {
  const before = [
    finding('b1', 1, 'Utveckla redovisningen av resultat till invånarna på webbplatsen'),
    finding('b2', 1, 'Ta fram en strategi för medborgardialog'),
    finding('b3', 5, 'Använd brukarundersökningar mer aktivt i verksamhetsutvecklingen'),
    finding('b4', 6, 'Det saknas en kompetensförsörjningsplan för bristyrken'),
  ];
  const after = [
    finding('a1', 1, 'Resultaten redovisas inte för invånare på webbplatsen'),
    finding('a2', 5, 'Undersökningar bland brukarna används inte aktivt i utvecklingen'),
    finding('a3', 1, 'Arbetet mot korruption behöver en uttalad policy'),
    finding('a4', 6, 'Det saknas en kompetensförsörjningsplan för bristyrken'),
  ];
  const found = repeatedFindings(before, after);
  const of = (id: string) => found.later.find((one) => one.id === id);

  it('recognises them in other words, with the words that both have', () => {
    expect(of('a1')).toMatchObject({ state: 'stillNamed', before: 'b1' });
    expect(of('a1')?.words).toEqual(
      expect.arrayContaining([
        { later: 'Resultaten', earlier: 'resultat' },
        { later: 'invånare', earlier: 'invånarna' },
        { later: 'redovisas', earlier: 'redovisningen' },
      ]),
    );
    expect(of('a4')).toMatchObject({ state: 'stillNamed', before: 'b4', likeness: 1 });
  });

  it('looks inside compounds', () => {
    expect(of('a2')).toMatchObject({ state: 'stillNamed', before: 'b3' });
    expect(of('a2')?.words.map(({ earlier }) => earlier)).toContain('brukarundersökningar');
  });

  it('calls new what nothing stood for, and only lists what is not named again', () => {
    expect(of('a3')).toEqual({ id: 'a3', state: 'new', before: null, likeness: 0, words: [] });
    expect(found.notNamed).toEqual(['b2']);
  });

  it('takes one shared word for a subject, not for the same finding', () => {
    const { later } = repeatedFindings(
      [finding('b', 1, 'Utveckla medborgardialogen')],
      [finding('a', 1, 'Dialog och budget hänger inte ihop med kvalitetsarbete')],
    );
    expect(later[0]?.state).toBe('new');
  });

  it('tells two findings on one subject apart', () => {
    const { later } = repeatedFindings(
      [finding('b', 5, 'Koppla nämndernas mål till budgeten och redovisa kostnader per brukare i delårsrapporten')],
      [finding('a', 5, 'Nämndernas mål är för många och saknar mätbara indikatorer för kvaliteten i tjänsterna')],
    );
    expect(later[0]?.state).toBe('new');
  });

  it('wants nearly the same words in another area, unless the edition moved the area', () => {
    const [from] = [finding('b1', 1, 'Redovisa resultat för invånarna på webbplatsen och i broschyrer')];
    const to = finding('a1', 3, 'Resultat bör redovisas även i sociala medier för invånarna');
    expect(repeatedFindings([from], [to]).later[0]?.state).toBe('new');
    expect(repeatedFindings([from], [to], (a, b) => a === 1 && b === 3).later[0]?.state).toBe('stillNamed');
    expect(repeatedFindings([from], [{ ...to, text: from.text }]).later[0]).toMatchObject({
      state: 'stillNamed',
      likeness: 1,
    });
  });

  it('gives each at most one partner, the likest first', () => {
    const twice = [
      finding('a1', 1, 'Redovisa resultat för invånarna'),
      finding('a2', 1, 'Redovisa resultat för invånarna på webbplatsen'),
    ];
    const { later } = repeatedFindings([finding('b1', 1, 'Redovisa resultat för invånarna på webbplatsen')], twice);
    expect(later.map(({ state }) => state)).toEqual(['new', 'stillNamed']);
  });

  it('copes with nothing at all', () => {
    expect(repeatedFindings([], [])).toEqual({ later: [], notNamed: [] });
    expect(repeatedFindings([finding('b', 1, '')], [finding('a', 1, '–')]).later[0]?.state).toBe('new');
  });
});
