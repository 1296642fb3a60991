import type { ManagerDigest } from '@kompassplan/domain';
import { digestHeadline, digestParts, type ToldDigest } from './digest-words.js';
import { sayIn } from './say.js';

const named = (count: number, more: Partial<ManagerDigest['late'][number]> = {}) =>
  Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    title: `Nr ${at + 1}`,
    due: null,
    ownerName: null,
    ...more,
  }));
const digest: ToldDigest = {
  ...{
    units: ['Omsorg'],
    since: 0,
    sinceOn: '2026-03-03',
    late: [],
    verify: [],
    dates: [],
    noOwner: [],
    load: [],
    done: [],
  },
};

it('names five of each kind and counts the rest, each for itself', () => {
  const [part, ...others] = digestParts({ ...digest, verify: named(7), noOwner: named(1) }, 'sv', '2026-03-10');
  expect(others).toEqual([]);
  expect(part).toEqual({
    heading: 'Väntar på dig',
    lines: [
      ...[1, 2, 3, 4, 5].map((n) => `Å-0${n} Nr ${n}: klar, ska verifieras`),
      ...['2 till att verifiera', 'Å-01 Nr 1: saknar ansvarig'],
    ],
  });
});

it('is one line each, whatever stands in a title or a name, in both languages', () => {
  const odd = named(1, { title: 'Klar\r\nBcc: x', due: '2026-03-01', ownerName: 'Bo\nBerg' });
  const lines = (language: 'sv' | 'en') =>
    digestParts(
      { ...digest, late: odd, load: [{ name: 'Bo\r\nBerg', open: 1, late: 1 }] },
      language,
      '2026-03-10',
    ).flatMap((part) => part.lines);
  expect(lines('sv')).toEqual([
    'Å-01 Klar Bcc: x, skulle vara klar 1 mars (Bo Berg)',
    'Bo Berg: 1 öppen åtgärd, 1 försenad',
  ]);
  expect(lines('en')).toEqual(['Å-01 Klar Bcc: x, was due 1 Mar (Bo Berg)', 'Bo Berg: 1 open action, 1 late']);
});

it('says in its headline that nothing is late and how many wait', () => {
  const headline = (more: Partial<ToldDigest>) => digestHeadline({ ...digest, ...more }, sayIn('sv'));
  expect(headline({ done: named(1) })).toBe('Inget är försenat, inget väntar på dig');
  expect(headline({ late: named(2), verify: named(1), dates: named(1) })).toBe(
    '2 åtgärder är försenade, 2 väntar på dig',
  );
});
