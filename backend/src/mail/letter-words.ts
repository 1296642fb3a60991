import type { EvaluationRule, MonthlyLetter } from '@kompassplan/domain';
import { formatDay, formatList, formatMonth, formatPoints, type Language } from '@kompassplan/phrases';
import { digestHeadline, digestParts, type ToldDigest } from './digest-words.js';
import { type LetterPart, type Named, NAMED } from './letter-part.js';
import { numberWords, oneLine, type Say, sayIn } from './say.js';

/** What a mail says about a whole evaluation. */
export interface EvaluationMailItem {
  readonly rule: EvaluationRule;
  readonly actionId: null;
  /** The evaluation's name in the reader's language. */
  readonly title: string;
  /** Days until the follow-up on the day of the mail; null in a letter. */
  readonly daysToDue: number | null;
  readonly asked: 'owner';
  /** YYYY-MM of a letter. */
  readonly month: string;
  readonly followUpOn: string | null;
  readonly insteadOf: string | null;
  readonly letter: MonthlyLetter | null;
  readonly digest: ToldDigest | null;
  readonly url: string;
}

/** "mars 2026" */
export function monthWords(month: string, language: Language): string {
  return formatMonth(`${month.slice(0, 7)}-01`, language);
}

/** The words on the item's tag. */
export function evaluationTag({ rule, daysToDue, month }: EvaluationMailItem, language: Language): string {
  const say = sayIn(language);
  if (rule === 'managerDigest') return say('mail.tag.managerDigest');
  return rule === 'followUp'
    ? say('mail.tag.followUp', { days: daysToDue ?? 0 })
    : say('mail.tag.monthlyLetter', { month: monthWords(month, language) });
}

/** The item in plain words: what it is about in one line, and the lines below it. */
export function evaluationWords(item: EvaluationMailItem, language: Language, today: string): LetterPart {
  const say = sayIn(language);
  const day =
    item.followUpOn === null ? [] : [say('mail.followUp.day', { day: formatDay(item.followUpOn, language, today) })];
  const { letter, digest } = item;
  if (digest) {
    return { heading: digestHeadline(digest, say), lines: [[...digest.units.map(oneLine), item.title].join(' · ')] };
  }
  if (!letter) return { heading: item.title, lines: [...day, say('mail.followUp.hint')] };
  const points = (n: number) => formatPoints(n, language);
  return {
    heading: say('mail.letter.headline', {
      ...{ secured: points(letter.secured), targeted: points(letter.targeted) },
      percent: letter.percent === null ? 'none' : String(letter.percent),
    }),
    lines: [
      [item.title, ...day].join(' · '),
      say('mail.letter.judgement', { verified: points(letter.verified), done: points(letter.done) }),
      say('readiness.explained'),
    ],
  };
}

/** What stands below the item's words, and the words on its button. */
export function evaluationParts(item: EvaluationMailItem, language: Language, today: string): readonly LetterPart[] {
  if (item.digest) return digestParts(item.digest, language, today);
  return item.letter ? letterParts(item.letter, language, today) : [];
}

export function evaluationButton({ rule }: EvaluationMailItem, language: Language): string {
  return sayIn(language)(rule === 'managerDigest' ? 'mail.button.unit' : 'mail.button.situation');
}

/** The letter's parts: what changed, what would pay most, what is at risk. */
export function letterParts(letter: MonthlyLetter, language: Language, today: string): readonly LetterPart[] {
  const say = sayIn(language);
  const { unit, items } = letter.opportunities;
  const opportunities = items.map(({ number, title, value }) =>
    say(unit === 'perWeek' ? 'mail.letter.perWeek' : 'mail.letter.points', {
      ...{ what: `${numberWords(number, say)} ${oneLine(title)}`, points: formatPoints(value, language) },
    }),
  );
  const risks = letter.risks.map(({ kind, actions, points }) =>
    say('mail.letter.points', {
      ...{
        what: `${actions} ${say(`readiness.risk-${kind}`, { count: actions })}`,
        points: formatPoints(points, language),
      },
    }),
  );
  return [
    changesPart(letter.changes, language, today),
    {
      heading: say('readiness.opportunities'),
      lines: opportunities.length > 0 ? opportunities : [say('readiness.opportunities-none')],
    },
    {
      heading: say('readiness.risks'),
      lines:
        risks.length > 0
          ? [...risks, ...(risks.length > 1 ? [say('readiness.risks-overlap')] : [])]
          : [say('readiness.risks-none')],
    },
  ];
}

function changesPart(changes: MonthlyLetter['changes'], language: Language, today: string): LetterPart {
  const say = sayIn(language);
  if (!changes) return { heading: '', lines: [say('mail.letter.first')] };
  const { points } = changes;
  const told = points === 0 ? 'same' : points > 0 ? 'more' : 'less';
  return {
    heading: say('mail.letter.since', { day: formatDay(changes.since, language, today) }),
    lines: [
      say(`mail.letter.${told}`, { points: formatPoints(Math.abs(points), language) }),
      ...(['verified', 'late'] as const).map((kind) =>
        say(`mail.letter.${kind}`, { count: changes[kind].length, actions: named(changes[kind], say, language) }),
      ),
    ],
  };
}

function named(actions: readonly Named[], say: Say, language: Language): string {
  const names = actions.slice(0, NAMED).map(({ number, title }) => `${numberWords(number, say)} ${oneLine(title)}`);
  const rest = actions.length - names.length;
  const all = rest > 0 ? [...names, say('mail.letter.rest', { count: rest })] : names;
  return formatList(all, language);
}
