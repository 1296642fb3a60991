import fc from 'fast-check';
import { type FieldValues, type MergeChoice, mergeChange, mergedWish, sameValue } from './merge-change.js';

type F = 'title' | 'due' | 'tags' | 'cost';

describe('a change laid over another one', () => {
  const seen: FieldValues<F> = { title: 'Skriv en plan', due: '2030-05-02', tags: ['dialog', 'enkät'], cost: null };

  it.each<[string, FieldValues<F>, FieldValues<F>, Record<string, string>, FieldValues<F>]>([
    // what it is about, our wish, what the other changed, outcomes, what is written without any choice
    ['other fields', { title: 'Ny' }, { due: '2030-06-01' }, { title: 'mine', due: 'theirs' }, { title: 'Ny' }],
    ['the same field', { title: 'Ny' }, { title: 'Annan' }, { title: 'choose' }, {}],
    ['the same in the same words', { title: 'Ny' }, { title: 'Ny' }, { title: 'same' }, {}],
    ['nothing of ours', {}, { cost: 5 }, { cost: 'theirs' }, {}],
    ['a wish that wishes nothing', { title: 'Skriv en plan' }, { title: 'Annan' }, { title: 'theirs' }, {}],
    ['to nothing and to something', { due: null }, { due: '2030-06-01' }, { due: 'choose' }, {}],
    ['a list in another order', { tags: ['enkät', 'dialog'] }, {}, {}, {}],
  ])('%s', (_, wish, theirs, outcomes, written) => {
    const fields = mergeChange(seen, wish, { ...seen, ...theirs });
    expect(Object.fromEntries(fields.map(({ field, outcome }) => [field, outcome]))).toEqual(outcomes);
    expect(mergedWish(fields, {})).toEqual(written);
  });

  it('lays lists together: added by either, taken away by either', () => {
    const [tags] = mergeChange(seen, { tags: ['dialog', 'enkät', 'webb'] }, { ...seen, tags: ['dialog', 'mål'] });
    expect(tags).toMatchObject({ outcome: 'choose', both: ['dialog', 'mål', 'webb'] });
  });

  it('takes a field that nobody had seen for one that may have changed', () => {
    expect(mergeChange<F>({}, { title: 'Ny' }, { title: 'Annan' })).toMatchObject([{ outcome: 'choose' }]);
    expect(mergeChange<F>({}, {}, { title: 'Annan' })).toEqual([]);
  });
});

describe('no field of either is lost', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const list = fc.uniqueArray(word, { maxLength: 4 });
  const value = { title: word, due: fc.option(word), tags: list, cost: fc.option(fc.nat(3)) };
  const all = fc.record(value);
  const some = fc.record(value, { requiredKeys: [] });
  const choice = fc.constantFrom<MergeChoice>('mine', 'theirs', 'both');
  const choices = fc.record({ title: choice, due: choice, tags: choice, cost: choice });

  it('whatever two people do at once', () => {
    fc.assert(
      fc.property(all, some, some, choices, (seen, wish, theirs, chosen) => {
        const current = { ...seen, ...theirs };
        const fields = mergeChange<F>(seen, wish, current);
        const after = { ...current, ...mergedWish<F>(fields, chosen) } as Record<F, string>;
        for (const field of Object.keys(seen) as F[]) {
          const [was, now] = [seen[field], current[field]];
          const wanted = wish[field] === undefined ? was : wish[field];
          const [ours, others] = [!sameValue(wanted, was), !sameValue(now, was)];
          if (!ours) expect(sameValue(after[field], now)).toBe(true);
          else if (!others) expect(sameValue(after[field], wanted)).toBe(true);
          else if (sameValue(wanted, now)) expect(sameValue(after[field], now)).toBe(true);
          else if (chosen[field] === 'mine') expect(sameValue(after[field], wanted)).toBe(true);
          else if (chosen[field] === 'theirs' || field !== 'tags') expect(sameValue(after[field], now)).toBe(true);
          else {
            const [before, mine, other] = [seen.tags, wanted as string[], current.tags];
            for (const tag of ['a', 'b', 'c', 'd', 'e'] as const) {
              const added = !before.includes(tag) && (mine.includes(tag) || other.includes(tag));
              const kept = before.includes(tag) && mine.includes(tag) && other.includes(tag);
              expect((after[field] as unknown as string[]).includes(tag)).toBe(added || kept);
            }
          }
        }
      }),
    );
  });

  it('and nothing is to be chosen unless both changed the same field differently', () => {
    fc.assert(
      fc.property(all, some, some, (seen, wish, theirs) => {
        const current = { ...seen, ...theirs };
        const asked = mergeChange<F>(seen, wish, current).filter(({ outcome }) => outcome === 'choose');
        for (const { field } of asked) {
          expect(sameValue(current[field], seen[field])).toBe(false);
          expect(sameValue(wish[field] ?? null, seen[field])).toBe(false);
        }
      }),
    );
  });
});
