import { areasNamed, isExactName, plainName, type EditionId } from '../evaluation/framework.js';
import { joinBroken } from './findings.js';
import { pointsLine } from './headword-box.js';
import { areaHead, isBlank, sectionHead, type AreaHead } from './line-shapes.js';
import type { SourceLine } from './source-line.js';

export interface FoundAreaHead {
  readonly index: number;
  /** Indexes of the lines that the title runs over, the first included. */
  readonly span: readonly number[];
  readonly number: number;
  readonly name: string;
  readonly points: number | null;
  /** False for a repeated head (on every page, say): it opens nothing. */
  readonly opens: boolean;
}

interface Candidate {
  readonly index: number;
  readonly span: readonly number[];
  readonly head: AreaHead;
}

function nextText(lines: readonly SourceLine[], from: number, skip: ReadonlySet<number>): number | null {
  // A page may turn between the two.
  for (let index = from + 1, blanks = 0; index < lines.length && blanks <= 3; index += 1) {
    const line = lines[index];
    if (line !== undefined && !isBlank(line.text) && !skip.has(index)) return index;
    if (!skip.has(index) && !skip.has(index - 1) && !skip.has(index + 1)) blanks += 1;
  }
  return null;
}

/** A title may break over several lines, or stand below its label. */
function candidateAt(lines: readonly SourceLine[], index: number, skip: ReadonlySet<number>): Candidate | null {
  const line = lines[index];
  if (line === undefined || line.continues === true || isBlank(line.text)) return null;
  const alone = areaHead(line);
  let best: Candidate | null = alone === null ? null : { index, span: [index], head: alone };
  let text = line.text.trim();
  const span = [index];
  for (let more = 0; more < 3 && text.length <= 90; more += 1) {
    const next = nextText(lines, span.at(-1) ?? index, skip);
    const following = next === null ? undefined : lines[next];
    if (next === null || following === undefined || following.text.length > 80) break;
    // "58 poäng av 100" says more than a heading can.
    if (sectionHead(following.text) !== null || (pointsLine(following.text)?.max ?? null) !== null) break;
    text = joinBroken(text, following.text.trim());
    span.push(next);
    const head = areaHead({ ...line, text });
    if (head !== null && isBetter(head, best?.head ?? null, line, following)) best = { index, span: [...span], head };
  }
  return best;
}

/** Whether a title with one line more is the title, and not a title with the text below it. */
function isBetter(joined: AreaHead, before: AreaHead | null, line: SourceLine, following: SourceLine): boolean {
  // The document itself may say that the heading goes on.
  const broken = following.continues === true && following.heading === true;
  if (joined.matches.length > 0) {
    if (before === null || before.matches.length === 0) return true;
    // A name that is known may be the beginning of a longer one, or have its points on the next line.
    const longer = plainName(joined.name).length > plainName(before.name).length;
    const points = before.points === null && joined.points !== null && joined.name === before.name;
    return (longer && isExactName(joined.name)) || (points && /po[äe]ng/iu.test(following.text)) || broken;
  }
  if (before === null || before.matches.length > 0) return false;
  const titled = before.name === '' && /^\p{Lu}/u.test(following.text.trim());
  return titled || (broken && line.heading === true);
}

function likelyEdition(candidates: readonly Candidate[]): EditionId | null {
  const votes = new Map<EditionId, Set<number>>();
  for (const { head } of candidates) {
    for (const { edition, number } of head.matches) votes.set(edition, (votes.get(edition) ?? new Set()).add(number));
  }
  const [best] = [...votes].sort((a, b) => b[1].size - a[1].size);
  return best?.[0] ?? null;
}

/**
 * The lines that open an area. Names of areas also stand in lists, in the table of contents and in page heads: a real
 * head is followed by a list of strengths or improvement areas before the next name comes. Reports without any such
 * list fall back to labelled heads that have some text below them.
 */
export function findAreaHeads(lines: readonly SourceLine[], skip: ReadonlySet<number>): FoundAreaHead[] {
  const all: Candidate[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    if (skip.has(index)) continue;
    const candidate = candidateAt(lines, index, skip);
    if (candidate === null) continue;
    all.push(candidate);
    index = candidate.span.at(-1) ?? index;
  }
  const sections = lines.map((line, index) => !skip.has(index) && sectionHead(line.text) !== null);
  const candidates = all.filter((candidate, at) => !isEcho(candidate, all[at - 1], sections));
  const bodyOf = (position: number): { from: number; to: number } => ({
    from: (candidates[position]?.span.at(-1) ?? 0) + 1,
    to: candidates[position + 1]?.index ?? lines.length,
  });
  let real = candidates.filter((_, position) => {
    const { from, to } = bodyOf(position);
    return sections.slice(from, to).includes(true);
  });
  if (real.length === 0) {
    real = candidates.filter(({ head }, position) => {
      const { from, to } = bodyOf(position);
      return head.labelled && lines.slice(from, to).filter(({ text }) => !isBlank(text)).length >= 2;
    });
  }
  if (real.filter(({ head }) => head.labelled).length >= 3) real = real.filter(({ head }) => head.labelled);
  const edition = likelyEdition(real);
  const numberOf = ({ head }: Candidate): number =>
    head.labelled
      ? head.number
      : ((
          head.matches.find((match) => match.edition === edition && match.number === head.number) ??
          head.matches.find((match) => match.edition === edition)
        )?.number ?? head.number);
  const opened = new Map(real.map((candidate) => [candidate.index, numberOf(candidate)]));
  const found: FoundAreaHead[] = [];
  let current: number | null = null;
  for (const candidate of candidates) {
    const { index, span, head } = candidate;
    const number = numberOf(candidate);
    const isReal = opened.has(index);
    // The same area again: a page head. A name that opens nothing and is not the current area's stays as it is.
    if (!isReal && number !== current) continue;
    const opens = isReal && number !== current;
    found.push({ index, span, number, name: head.name, points: head.points, opens });
    if (opens) current = number;
  }
  return found;
}

/** The text of an area may begin with a line that is its name again: no second head. */
function isEcho(echo: Candidate, before: Candidate | undefined, sections: readonly boolean[]): boolean {
  if (before === undefined || echo.head.labelled || !before.head.labelled) return false;
  const same = echo.head.matches.some(({ number }) => number === before.head.number);
  return same && !sections.slice(before.index, echo.index).includes(true);
}

/** Whether a printed name is a known name of this area in some edition. */
export function isNameOfArea(name: string, number: number): boolean {
  return areasNamed(name).some((match) => match.number === number);
}
