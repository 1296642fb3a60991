import type { ManagerDigest } from '@kompassplan/domain';
import { formatDay, type Language } from '@kompassplan/phrases';
import { type LetterPart, type Named, NAMED } from './letter-part.js';
import { numberWords, oneLine, type Say, sayIn } from './say.js';

/** A manager's digest as a mail tells it. */
export interface ToldDigest extends ManagerDigest {
  /** The day of `since` in the municipality, YYYY-MM-DD. */
  readonly sinceOn: string;
}

/** People named before the rest is only counted. */
const PEOPLE = 8;

export function digestHeadline({ late, verify, dates, noOwner }: ToldDigest, say: Say): string {
  return say('mail.digest.headline', {
    ...{ late: late.length, waiting: verify.length + dates.length + noOwner.length },
  });
}

/** What is late, what waits, who has how much, and what got done; what is empty is left out. */
export function digestParts(digest: ToldDigest, language: Language, today: string): readonly LetterPart[] {
  const say = sayIn(language);
  const what = ({ number, title }: Named) => `${numberWords(number, say)} ${oneLine(title)}`;
  const lateLine = (action: ManagerDigest['late'][number]) =>
    say('mail.digest.late-line', {
      ...{ what: what(action), day: formatDay(action.due ?? today, language, today) },
      owner: oneLine(action.ownerName ?? 'none'),
    });
  const waiting = (['verify', 'dates', 'noOwner'] as const).flatMap((kind) =>
    shortened(
      digest[kind].map((action) => say(`mail.digest.${kind}-line`, { what: what(action) })),
      (count) => say(`mail.digest.${kind}-rest`, { count }),
    ),
  );
  const load = digest.load.map(({ name, open, late }) =>
    say('mail.digest.load-line', { name: oneLine(name), open, late }),
  );
  const rest = (count: number) => say('mail.letter.rest', { count });
  const parts = [
    { heading: say('mail.digest.late'), lines: shortened(digest.late.map(lateLine), rest) },
    { heading: say('mail.digest.waiting'), lines: waiting },
    {
      heading: say('mail.digest.load'),
      lines: shortened(load, (count) => say('mail.digest.load-rest', { count }), PEOPLE),
    },
    {
      heading: say('mail.digest.done', { day: formatDay(digest.sinceOn, language, today) }),
      lines: shortened(digest.done.map(what), rest),
    },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

function shortened(lines: readonly string[], rest: (count: number) => string, most = NAMED): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most), rest(lines.length - most)];
}
