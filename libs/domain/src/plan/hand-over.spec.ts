import { type Duty, passOn } from './hand-over.js';

const duties: Duty[] = [
  { duty: 'owner', id: 'a' },
  { duty: 'owner', id: 'b' },
  { duty: 'verification', id: 'c' },
  { duty: 'help', id: 'd' },
  { duty: 'deputy', id: 'e' },
  { duty: 'contributor', id: 'f' },
  { duty: 'unit', id: 'school' },
  { duty: 'leave', id: 'july' },
];
const told = (passed: ReturnType<typeof passOn>) => passed.map(({ id, personId }) => `${id} ${personId}`).join(', ');

describe('what a leaver leaves', () => {
  it('goes to one successor where somebody has to answer for it, and to nobody else unasked', () => {
    expect(told(passOn('leo', duties, 'nils', []))).toBe(
      'a nils, b nils, c nils, d nils, e null, f null, school null, july null',
    );
  });

  it('goes where each row says', () => {
    const chosen = [
      { duty: 'owner', id: 'b', personId: 'maja' },
      { duty: 'help', id: 'd', personId: null },
      { duty: 'contributor', id: 'f', personId: 'maja' },
      { duty: 'unit', id: 'school', personId: 'maja' },
    ] as const;
    expect(told(passOn('leo', duties, 'nils', chosen))).toBe(
      'a nils, b maja, c nils, d null, e null, f maja, school maja, july null',
    );
  });

  it('needs nobody where nothing is left', () => {
    expect(passOn('leo', [], null, [])).toEqual([]);
  });

  it.each([
    [
      'work without a successor',
      null,
      [{ duty: 'owner', id: 'a', personId: 'maja' }],
      'successor-missing',
      { count: 2 },
    ],
    ['a row that is no duty any more', 'nils', [{ duty: 'owner', id: 'z', personId: 'maja' }], 'conflict', {}],
    ['the leaver for all', 'leo', [], 'successor-unfit', {}],
    ['the leaver for one', 'nils', [{ duty: 'deputy', id: 'e', personId: 'leo' }], 'successor-unfit', {}],
  ] as const)('is refused with %s', (_, successor, chosen, code, details) => {
    expect(() => passOn('leo', duties, successor, chosen)).toThrow(expect.objectContaining({ code, details }));
  });

  it('counts each row that a person was chosen for', () => {
    const chosen = ['a', 'b'].map((id) => ({ duty: 'owner' as const, id, personId: 'maja' }));
    const all = [...chosen, { duty: 'verification' as const, id: 'c', personId: 'maja' }];
    expect(told(passOn('leo', duties, null, all))).toContain('a maja, b maja, c maja, d null');
  });
});
