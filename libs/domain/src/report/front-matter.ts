import { municipalityCode } from '../evaluation/municipality-codes.js';
import { isChapterHead } from './line-shapes.js';
import type { AccountedLine } from './source-line.js';

export interface FrontMatter {
  readonly municipality: string | null;
  readonly code: string | null;
  readonly year: number | null;
  readonly month: number | null;
  readonly evaluators: readonly string[];
}

const MONTHS = [
  /januari?/,
  /februari?/,
  /mars/,
  /april/,
  /maj|mai/,
  /juni/,
  /juli/,
  /august[i]?/,
  /september/,
  /oktober/,
  /november/,
  /december|desember/,
];
const MONTH_NAMES = MONTHS.map((month) => month.source).join('|');
const UNIT = '(?:kommun|kommune|stad|kommunförbund)';
const NAME_WORD = "\\p{Lu}[\\p{L}'-]*";
const MUNICIPALITY = new RegExp(`(?<![\\p{L}])(${NAME_WORD}(?:[ -]${NAME_WORD}){0,2} ${UNIT})(?![\\p{L}])`, 'giu');

function titleCase(words: string): string {
  return words
    .split(' ')
    .map((word) =>
      new RegExp(`^${UNIT}$`, 'iu').test(word)
        ? word.toLowerCase()
        : word.toLowerCase().replace(/(?:^|-)\p{Ll}/gu, (initial) => initial.toUpperCase()),
    )
    .join(' ');
}

/** Names before the unit's word that are no names of places. */
const NO_PLACE =
  /^(?:en|er|vår|våra|varje|ingen|annan|denna|deras|sin|svensk|svenska|norsk|hela|egen|er|om|av|i|för|och|analys(?:en?)?|rapport(?:en)?|utvärdering(?:en)?|evaluering(?:en)?|kommunkompassen|kommunekompasset)$/iu;

function municipalityOf(cover: readonly AccountedLine[], body: readonly AccountedLine[]): string | null {
  for (const lines of [cover, body]) {
    const counts = new Map<string, { count: number; printed: string }>();
    for (const { text } of lines) {
      for (const match of text.matchAll(MUNICIPALITY)) {
        let words = (match[1] ?? '').split(/\s+/);
        while (words.length > 1 && NO_PLACE.test(words[0] ?? '')) words = words.slice(1);
        // With the case ignored, running text matches too: a place begins with a capital.
        const capital = words.findIndex((word) => /^\p{Lu}/u.test(word));
        if (capital < 0 || capital >= words.length - 1) continue;
        const rest = words.slice(capital);
        if (rest.slice(0, -1).some((word) => !/^\p{Lu}/u.test(word))) continue;
        const printed = rest.join(' ');
        const key = printed.toLowerCase();
        const known = counts.get(key);
        const mixed = /\p{Ll}/u.test(rest[0] ?? '');
        counts.set(key, {
          count: (known?.count ?? 0) + 1,
          printed: mixed || known === undefined ? printed : known.printed,
        });
      }
    }
    const [best] = [...counts.values()].sort((a, b) => b.count - a.count);
    if (best !== undefined) {
      return /\p{Ll}/u.test(best.printed.split(' ')[0] ?? '')
        ? best.printed.replace(new RegExp(`${UNIT}$`, 'iu'), (unit) => unit.toLowerCase())
        : titleCase(best.printed);
    }
  }
  return null;
}

/** "A B, senior konsult (X) och C D, Ort" → the names: two to four capitalised words, without title and home. */
export function personNames(text: string): string[] {
  return text
    .replace(/\([^()]*\)/g, '')
    .split(/\s+(?:och|og|samt|and)\s+|[;/\n]|\s+&\s+/u)
    .flatMap((part) => {
      const pieces = part.split(',').map((piece) => piece.trim());
      return pieces
        .filter((piece) => !/kommune?|kompass|innehåll|sammanfattning/iu.test(piece))
        .filter((piece) => /^(?:\p{Lu}[\p{L}.'’-]+)(?:\s+(?:\p{Lu}[\p{L}.'’-]*|von|af|de|van)){1,3}$/u.test(piece));
    });
}

const EVALUATORS =
  /^(?:utvärderare|utvärderingsgrupp(?:en)?|utvärderingsteam(?:et)?|utvärderat av|evaluerare|evaluator(?:er)?|evaluerere|evaluert av|evalueringsteam(?:et)?)\s*(?::\s*(.*)|\t\s*(.*)|\s{2,}(.*))?$/iu;
/** "Utvärderingen genomfördes av A B och C D." */
const IN_WORDS =
  /(?:utvärdering|evaluering)\p{L}*\s(?:\p{L}+\s){0,4}?(?:genomför\p{L}*|utför\p{L}*|gjor\p{L}*|gjennomfør\p{L}*)\s+av\s+(\p{Lu}[^.;:(]{3,120})/iu;

function evaluatorsOf(lines: readonly AccountedLine[]): string[] {
  const start = lines.findIndex(({ text }) => EVALUATORS.test(text.trim()));
  if (start < 0) {
    const told = lines.map(({ text }) => (text.length > 2_000 ? null : IN_WORDS.exec(text)?.[1])).find(Boolean);
    return told ? [...new Set(personNames(told))] : [];
  }
  const same = EVALUATORS.exec(lines[start]?.text.trim() ?? '');
  const parts = [same?.[1] ?? same?.[2] ?? same?.[3] ?? ''];
  for (const line of lines.slice(start + 1, start + 10)) {
    if (line.class === 'furniture') continue;
    if (line.class === 'blank' && parts.join('').trim() !== '') break;
    if (line.class !== 'blank' && personNames(line.text).length === 0) break;
    parts.push(line.text.trim());
  }
  return [...new Set(personNames(parts.join('\n')))];
}

/** What is told of the evaluation before this one. */
const FORMER = /förra|föregående|tidigare|senast|forrige|tidligere/iu;

function sentencesOfNow(lines: readonly AccountedLine[]): string[] {
  return lines
    .flatMap(({ text }) => (text.length > 5_000 ? [] : text.trim().split(/(?<=[.!?])\s+/)))
    .filter((sentence) => !FORMER.test(sentence));
}

function dateOf(
  cover: readonly AccountedLine[],
  front: readonly AccountedLine[],
): { year: number | null; month: number | null } {
  const dated = new RegExp(`(?<![\\p{L}])(${MONTH_NAMES})(?:\\s+(?:månad\\s+)?(?:år\\s+)?)((?:19|20)\\d\\d)`, 'iu');
  const shownOn = sentencesOfNow(cover);
  const first = (sentences: readonly string[], pattern: RegExp): RegExpExecArray | null =>
    sentences.map((sentence) => pattern.exec(sentence)).find((match) => match !== null) ?? null;
  const alone = first(shownOn, /^(?:.*\s)?((?:19|20)\d\d)$/)?.[1];
  const shown = first(shownOn, dated);
  const iso = first(shownOn, /(?<!\d)((?:19|20)\d\d)-(\d\d)-\d\d(?!\d)/);
  const about = /utvärdering|evaluering|genomför|gjennomfør|besök/iu;
  const told = first(
    sentencesOfNow(front).filter((sentence) => about.test(sentence)),
    dated,
  );
  const match = shown ?? told;
  const year = Number(alone ?? match?.[2] ?? iso?.[1] ?? Number.NaN);
  if (!Number.isFinite(year)) return { year: null, month: null };
  if (match !== null && Number(match[2]) === year) {
    const month = MONTHS.findIndex((name) => new RegExp(`^(?:${name.source})$`, 'iu').test(match[1] ?? '')) + 1;
    return { year, month: month > 0 ? month : null };
  }
  const month = iso !== null && Number(iso[1]) === year ? Number(iso[2]) : null;
  return { year, month: month !== null && month >= 1 && month <= 12 ? month : null };
}

/**
 * Who, when and by whom, from the pages before the first area. Nothing is guessed: what the text
 * does not say is null, but for the code, which the municipality's name tells.
 * @param front lines before the first area's head
 * @param all the whole report, for a name that only the text gives
 */
export function readFrontMatter(front: readonly AccountedLine[], all: readonly AccountedLine[]): FrontMatter {
  const contents = front.findIndex(({ text }) => /^(?:innehåll|innehållsförteckning|innhold)/iu.test(text.trim()));
  const chapter = front.findIndex(({ text }) => isChapterHead(text));
  const coverEnd = Math.min(front.length, 40, ...[contents, chapter].filter((index) => index > 0));
  const cover = front.slice(0, coverEnd).filter((line) => line.text.length <= 120 && line.class !== 'furniture');
  const code = front
    .map(({ text }) => /kommun(?:kod|nummer|enummer)\s*:?\s*(\d{4})\b/iu.exec(text)?.[1])
    .find((found) => found !== undefined);
  const municipality = municipalityOf(cover, all);
  return {
    municipality,
    code: code ?? (municipality === null ? null : municipalityCode(municipality)),
    ...dateOf(cover, front),
    evaluators: evaluatorsOf(front.length > 0 ? front : all),
  };
}
