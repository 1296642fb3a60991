import type { EvidenceVersion, LinkCheck } from '@kompassplan/contract';
import { aboutPiece, aboutVersion, linkWords, stateOf } from './evidence-words';

/** The key and its values, so that what is said can be told without the catalogue. */
const i18n = {
  t: (key: string, values: object = {}) => [key, ...Object.values(values)].join(' '),
  day: (day: string) => day,
  dayOf: (at: string) => at.slice(0, 10),
};
const at = (day: string) => `2026-11-${day}T08:00:00.000Z`;

it.each<[LinkCheck['outcome'], string | null, string, boolean, boolean]>([
  ['answered', null, 'closure.link-answered 2026-11-30', false, true],
  ['signIn', null, 'closure.link-signIn 2026-11-30', false, true],
  ['silent', at('28'), 'closure.link-silent 2026-11-28', true, true],
  ['missing', at('28'), 'closure.link-missing 2026-11-28', true, true],
  ['unchecked', null, 'closure.link-unchecked 2026-11-30', false, false],
])('a link that %s since %s: %s', (outcome, failingSince, words, failing, known) => {
  expect(linkWords({ outcome, failingSince, checkedAt: at('30') }, i18n)).toEqual({ words, failing, known });
});

it('says nothing about a link that nobody has asked', () => {
  expect(linkWords(null, i18n)).toBeNull();
});

describe('how a piece stands', () => {
  const verified = { status: 'verified', verifiedAt: at('20'), verifiedBy: { id: 'c', name: 'Cia' } } as const;
  const piece = { valid: true, validUntil: null, addedAt: at('19') };
  it.each([
    ['it lay there when the action was verified', piece, verified, 'V'],
    ['it came afterwards', { ...piece, addedAt: at('21') }, verified, 'D'],
    ['nobody has verified', piece, { ...verified, status: 'done' as const }, 'D'],
    ['it has expired, whoever verified', { ...piece, valid: false, validUntil: '2026-11-01' }, verified, 'O'],
  ])('%s', (_, given, action, letter) => {
    expect(stateOf(given, action, i18n).letter).toBe(letter);
  });
});

it('an earlier version tells its own facts and who replaced it, and no number twice', () => {
  const version: EvidenceVersion = {
    ...{ kind: 'text', title: 'Ord', url: null, text: 'x', fileName: null, sha256: null, number: 2 },
    ...{ diaryNumber: 'KS 1', validUntil: '2026-12-31', addedBy: 'Bo', addedAt: at('01') },
    ...{ replacedBy: 'Mia', replacedAt: at('05') },
  };
  expect(aboutVersion(version, i18n)).toBe(
    'plan.evidence-diary KS 1 · plan.evidence-valid 2026-12-31 · plan.evidence-added 2026-11-01 Bo · closure.evidence-replaced 2026-11-05 Mia',
  );
  expect(aboutPiece({ ...version, valid: false }, i18n)).toBe(
    'plan.evidence-diary KS 1 · closure.evidence-version 2 · plan.evidence-added 2026-11-01 Bo',
  );
});
