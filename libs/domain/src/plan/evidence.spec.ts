import { assertProofMayChange, hasValidEvidence, isValidEvidence } from './evidence.js';

describe('evidence', () => {
  it.each([
    [null, true],
    ['2026-05-02', true],
    ['2026-05-01', true],
    ['2026-04-30', false],
  ])('valid until %s counts on 1 May: %s', (validUntil, valid) => {
    expect(isValidEvidence({ validUntil }, '2026-05-01')).toBe(valid);
  });

  it('needs one valid piece', () => {
    expect(hasValidEvidence([], '2026-05-01')).toBe(false);
    expect(hasValidEvidence([{ validUntil: '2025-01-01' }], '2026-05-01')).toBe(false);
    expect(hasValidEvidence([{ validUntil: '2025-01-01' }, { validUntil: null }], '2026-05-01')).toBe(true);
  });

  it.each([
    ['done', false, 'may'],
    ['inProgress', false, 'may'],
    ['verified', false, 'may not'],
    ['verified', true, 'may'],
  ] as const)('of %s work, by a second person %s: %s change', (status, verifier, expected) => {
    const change = () => assertProofMayChange(status, verifier);
    if (expected === 'may') expect(change).not.toThrow();
    else expect(change).toThrow(expect.objectContaining({ code: 'evidence.verified' }));
  });
});
