import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkReading, mutate, mutation } from '../../../../test/support/report-mutations.js';

const sample = readFileSync(join(import.meta.dirname, '../../../../test/fixtures/ekvik-2017.txt'), 'utf8').split('\n');

describe('a mutated report', () => {
  it('is read without a crash, each line counted once, no number that is not printed', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 8 }), (changes) =>
        checkReading(mutate(sample, changes)),
      ),
      { numRuns: 120 },
    );
  });

  it('costs no more than its length, whatever it repeats', () => {
    const long = 60_000;
    const row = (unit: string): string => unit.repeat(Math.ceil(long / unit.length));
    checkReading([
      'Område 1',
      'STYRKOR',
      row(' 1'),
      row(' '),
      `- ${row('a b ')}`,
      row('.'),
      row('• '),
      row('1 av '),
      'x',
    ]);
    checkReading([
      'Område 1 Offentlighet och demokrati',
      'Förbättringsområden',
      `- ${row('mål och resultat ')}`,
      row('\t1'),
    ]);
  });

  it('may be anything at all', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.constantFrom(
        'Område 1',
        'Område 2 Annat',
        'STYRKOR',
        'Förbättringsområden:',
        '- punkt',
        'rad',
        '1.1\tFråga?\t1\t2\t50%',
        '3',
        '',
      ),
      fc.constantFrom(...sample),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (texts) => checkReading(texts)),
      { numRuns: 200 },
    );
  });
});
