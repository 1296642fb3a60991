import type { ActionInput } from './readiness-input.js';

type Link = ActionInput['links'][number];
interface ToldLink {
  readonly subQuestion: string;
  /** Percent as the history writes it ("33,3"), or null: by effort. */
  readonly percent: string | null;
}

const TOLD = /^(\S+?)(?: \((\d+(?:,\d+)?) %\))?$/;

/** "1.1, 2.3 (40 %)", as the history tells links, read back. Null when it is something else. */
function readLinks(told: string | null): readonly ToldLink[] | null {
  if (told === null || told.trim() === '') return [];
  const links: ToldLink[] = [];
  for (const one of told.split(', ')) {
    const [, subQuestion, percent = null] = TOLD.exec(one) ?? [];
    if (subQuestion === undefined) return null;
    links.push({ subQuestion, percent });
  }
  return links;
}

/** Whether these links could have been told so: the history rounds shares to whole percent, tenths or hundredths. */
function isToldAs({ share }: Link, percent: string | null): boolean {
  if (share === null || percent === null) return share === percent;
  const [, decimals = ''] = percent.split(',');
  return Math.abs(share * 100 - Number(percent.replace(',', '.'))) <= 0.5 * 10 ** -decimals.length + 1e-9;
}

/**
 * The links that stood before an entry. A share that the entry did not change stays as exact as it is known; others are as
 * exact as they were written down.
 * @param now the links after the entry
 * @returns null when the entry says something else than what stands
 */
export function linksBefore(
  now: readonly Link[],
  { from, to }: { readonly from: string | null; readonly to: string | null },
): { readonly links: readonly Link[]; readonly fits: boolean } | null {
  const [before, after] = [readLinks(from), readLinks(to)];
  if (before === null || after === null) return null;
  const standing = new Map(now.map((link) => [link.subQuestion, link]));
  const toldAfter = new Map(after.map(({ subQuestion, percent }) => [subQuestion, percent]));
  const fits =
    after.length === now.length &&
    now.every((link) => {
      const percent = toldAfter.get(link.subQuestion);
      return percent !== undefined && isToldAs(link, percent);
    });
  const links = before.map(({ subQuestion, percent }): Link => {
    const same = standing.get(subQuestion);
    if (same && toldAfter.get(subQuestion) === percent && isToldAs(same, percent)) return same;
    return { subQuestion, share: percent === null ? null : Number(percent.replace(',', '.')) / 100 };
  });
  return { links, fits };
}
