import { matchBullets, plainWords } from './match-bullets.js';
import type { ReportSubQuestion } from './parsed-report.js';
import { bulletsOf, type ReportBullet } from './report-bullets.js';
import type { ImportDraft } from './import-draft.js';

interface Figures {
  readonly points: number | null;
  readonly max: number | null;
  readonly percent: number | null;
}
export interface RecordedArea extends Figures {
  readonly number: number;
  readonly name: string;
}
export interface RecordedSubQuestion extends Figures {
  readonly number: string;
  readonly area: number;
  readonly title: string;
  readonly shortTitle: string | null;
}
export interface RecordedFinding {
  readonly id: string;
  readonly kind: 'strength' | 'improvement';
  readonly area: number;
  readonly text: string;
  /** The action that stands on it. */
  readonly action: {
    readonly id: string;
    readonly number: number;
    readonly links: readonly { readonly subQuestion: string; readonly share: number | null }[];
  } | null;
}
/** An evaluation as the plan has it. */
export interface RecordedEvaluation {
  readonly pointsTotal: number | null;
  readonly pointsMax: number | null;
  readonly month: number | null;
  readonly edition: string;
  readonly evaluators: readonly string[];
  readonly areas: readonly RecordedArea[];
  readonly subQuestions: readonly RecordedSubQuestion[];
  readonly findings: readonly RecordedFinding[];
}

export const DIFF_FIELDS = [
  'pointsTotal',
  'pointsMax',
  'month',
  'edition',
  'evaluators',
  'name',
  'title',
  'shortTitle',
  'area',
  'points',
  'max',
  'percent',
] as const;
export type DiffField = (typeof DIFF_FIELDS)[number];
type Value = string | number | null;
/** What is printed now in place of what is recorded. */
export interface PrintedChange {
  readonly field: DiffField;
  readonly from: Value;
  readonly to: Value;
}

export interface SubQuestionDiff {
  readonly number: string;
  /** As the report has it now; of one that is gone, as the plan has it. */
  readonly title: string;
  readonly state: 'changed' | 'added' | 'gone';
  readonly changes: readonly PrintedChange[];
}

export interface BulletDiff {
  /** A moved one may be reworded as well: then `from` and `to` differ. */
  readonly state: 'unchanged' | 'reworded' | 'moved' | 'added' | 'gone';
  readonly kind: 'strength' | 'improvement';
  /** The recorded words and area; null when it is added. */
  readonly from: string | null;
  readonly fromArea: number | null;
  readonly findingId: string | null;
  /** The new words; null when it is gone. */
  readonly to: string | null;
  /** Its place among `bulletsOf` the draft; null when it is gone. */
  readonly position: number | null;
  /** The action that stands on it in the plan. */
  readonly action: RecordedFinding['action'];
  /** The reviewer wants no action for it. */
  readonly skipped: boolean;
  /** The sub-questions that the review gave its action in place of those in the plan; null when they stay. */
  readonly relinked: { readonly from: readonly string[]; readonly to: readonly string[] } | null;
}

export interface AreaDiff {
  readonly number: number;
  readonly name: string;
  readonly state: 'kept' | 'added' | 'gone';
  readonly changes: readonly PrintedChange[];
  /** Only those that differ. */
  readonly subQuestions: readonly SubQuestionDiff[];
  /** Every bullet, also the unchanged ones; a moved one stands in the area that it moved to. */
  readonly bullets: readonly BulletDiff[];
}

export interface DiffCounts {
  /** Changed figures and titles of the whole, of areas and of sub-questions that both have. */
  readonly values: number;
  /** Areas that only one of both has. */
  readonly areas: number;
  readonly subQuestionsAdded: number;
  readonly subQuestionsGone: number;
  readonly unchanged: number;
  readonly reworded: number;
  readonly moved: number;
  readonly added: number;
  readonly gone: number;
  /** Actions that get other sub-questions. */
  readonly relinked: number;
  /** Added improvement areas that were not skipped: one new action each. */
  readonly newActions: number;
}

/** What a corrected report changes in an evaluation, before anything is written. */
export interface ReportDiff {
  /** Changes of what is said about the whole. */
  readonly facts: readonly PrintedChange[];
  readonly areas: readonly AreaDiff[];
  readonly counts: DiffCounts;
}

/** Figures are kept in single precision, so they are compared in it. */
function sameValue(from: Value, to: Value): boolean {
  if (typeof from === 'number' && typeof to === 'number') return Math.fround(from) === Math.fround(to);
  if (typeof from === 'string' && typeof to === 'string') return plainWords(from) === plainWords(to);
  return from === to;
}

type Compared = readonly (readonly [field: DiffField, from: Value, to: Value])[];

function changesOf(values: Compared): PrintedChange[] {
  return values.filter(([, from, to]) => !sameValue(from, to)).map(([field, from, to]) => ({ field, from, to }));
}

/** A report that shows no result for it does not say that there is none. */
const unsaid = ({ points, percent }: Figures): boolean => points === null && percent === null;

function figures(from: Figures | undefined, to: Figures | undefined): Compared {
  if (from && to && unsaid(to)) return [];
  return [
    ['points', from?.points ?? null, to?.points ?? null],
    ['max', from?.max ?? null, to?.max ?? null],
    ['percent', from?.percent ?? null, to?.percent ?? null],
  ];
}

/** Who made the evaluation, once the report corrects it: a report that names nobody changes nothing. */
export function evaluatorsAfter(
  recorded: Pick<RecordedEvaluation, 'evaluators'>,
  report: ImportDraft['report'],
): readonly string[] {
  return report.evaluators.length > 0 ? report.evaluators : recorded.evaluators;
}

/** What a report does not say (total, month, edition, evaluators, short titles) stays as the plan has it. */
function factsOf(recorded: RecordedEvaluation, { report }: ImportDraft): PrintedChange[] {
  return changesOf([
    ['pointsTotal', recorded.pointsTotal, report.pointsTotal ?? recorded.pointsTotal],
    ['pointsMax', recorded.pointsMax, report.pointsMax ?? recorded.pointsMax],
    ['month', recorded.month, report.month ?? recorded.month],
    ['edition', recorded.edition, report.edition === 'unknown' ? recorded.edition : report.edition],
    ['evaluators', recorded.evaluators.join(', '), evaluatorsAfter(recorded, report).join(', ')],
  ]);
}

type NewSubQuestion = ReportSubQuestion & { readonly area: number };

function subQuestionDiff(
  from: RecordedSubQuestion | undefined,
  to: NewSubQuestion | undefined,
): (SubQuestionDiff & { readonly area: number }) | null {
  const known = to ?? from;
  if (!known) return null;
  const place = { number: known.number, title: known.title, area: known.area };
  if (!from || !to) {
    return { ...place, state: from ? 'gone' : 'added', changes: changesOf(figures(from, to)) };
  }
  const changes = changesOf([
    ['area', from.area, to.area],
    ['title', from.title, unsaid(to) ? from.title : to.title],
    ['shortTitle', from.shortTitle, to.shortTitle ?? from.shortTitle],
    ...figures(from, to),
  ]);
  return changes.length === 0 ? null : { ...place, state: 'changed', changes };
}

function subQuestionDiffs(recorded: RecordedEvaluation, { report }: ImportDraft) {
  const before = new Map(recorded.subQuestions.map((question) => [question.number, question]));
  const after = new Map(
    report.areas.flatMap((area) => area.subQuestions.map((q) => [q.number, { ...q, area: area.number }] as const)),
  );
  return [...new Set([...after.keys(), ...before.keys()])].flatMap(
    (number) => subQuestionDiff(before.get(number), after.get(number)) ?? [],
  );
}

function pairState(from: RecordedFinding, to: ReportBullet): BulletDiff['state'] {
  if (from.area !== to.area) return 'moved';
  return sameValue(from.text, to.text) ? 'unchanged' : 'reworded';
}

/** What nobody has decided anew stays as the plan has it, and so does what stands in the report word for word. */
function relinkedBy(
  state: BulletDiff['state'],
  action: RecordedFinding['action'],
  { decided }: ReportBullet,
  known: ReadonlySet<string>,
): BulletDiff['relinked'] {
  if (action === null || decided === null || (state !== 'reworded' && state !== 'moved')) return null;
  const from = action.links.map(({ subQuestion }) => subQuestion).sort();
  const to = decided.filter((number) => known.has(number)).sort();
  return from.join() === to.join() ? null : { from, to };
}

function bulletDiffs(recorded: RecordedEvaluation, draft: ImportDraft) {
  const bullets = bulletsOf(draft);
  const printed = draft.report.areas.flatMap((area) => area.subQuestions);
  const known = new Set([...recorded.subQuestions, ...printed].map(({ number }) => number));
  const pairs = matchBullets(recorded.findings, bullets);
  const partnerOf = new Map([...pairs].map(([old, fresh]) => [fresh, recorded.findings[old]]));
  const now = bullets.map((to, position) => {
    const from = partnerOf.get(position);
    const state = from ? pairState(from, to) : ('added' as const);
    return {
      area: to.area,
      state,
      kind: to.kind,
      from: from?.text ?? null,
      fromArea: from?.area ?? null,
      findingId: from?.id ?? null,
      to: to.text,
      position,
      action: from?.action ?? null,
      skipped: to.skipReason !== null,
      relinked: relinkedBy(state, from?.action ?? null, to, known),
    };
  });
  const gone = recorded.findings
    .filter((_finding, index) => !pairs.has(index))
    .map(({ id, kind, area, text, action }) => ({
      area,
      state: 'gone' as const,
      kind,
      from: text,
      fromArea: area,
      findingId: id,
      to: null,
      position: null,
      action,
      skipped: false,
      relinked: null,
    }));
  return [...now, ...gone];
}

function placedIn<T extends { readonly area: number }>(all: readonly T[], number: number): Omit<T, 'area'>[] {
  return all.filter(({ area }) => area === number).map(({ area: _area, ...rest }) => rest);
}

/**
 * Compares a recorded evaluation with the reviewed draft of a corrected report. White space and divided words are no
 * difference.
 */
export function compareReport(recorded: RecordedEvaluation, draft: ImportDraft): ReportDiff {
  const facts = factsOf(recorded, draft);
  const subQuestions = subQuestionDiffs(recorded, draft);
  const bullets = bulletDiffs(recorded, draft);
  const before = new Map(recorded.areas.map((area) => [area.number, area]));
  const after = new Map(draft.report.areas.map((area) => [area.number, area]));
  const placed = [...subQuestions, ...bullets].map(({ area }) => area);
  const numbers = [...new Set([...before.keys(), ...after.keys(), ...placed])].sort((a, b) => a - b);
  const areas = numbers.map((number): AreaDiff => {
    const [from, to] = [before.get(number), after.get(number)];
    return {
      number,
      name: (to ?? from)?.name ?? '',
      state: from && to ? 'kept' : to ? 'added' : 'gone',
      changes: from && to ? changesOf([['name', from.name, to.name], ...figures(from, to)]) : [],
      subQuestions: placedIn(subQuestions, number),
      bullets: placedIn(bullets, number),
    };
  });
  return { facts, areas, counts: countsOf(facts, areas) };
}

function countsOf(facts: readonly PrintedChange[], areas: readonly AreaDiff[]): DiffCounts {
  const subQuestions = areas.flatMap((area) => area.subQuestions);
  const bullets = areas.flatMap((area) => area.bullets);
  const changed = [...areas, ...subQuestions.filter(({ state }) => state === 'changed')];
  const questions = (state: SubQuestionDiff['state']) => subQuestions.filter((one) => one.state === state).length;
  const found = (state: BulletDiff['state']) => bullets.filter((one) => one.state === state).length;
  return {
    values: facts.length + changed.reduce((sum, { changes }) => sum + changes.length, 0),
    areas: areas.filter(({ state }) => state !== 'kept').length,
    subQuestionsAdded: questions('added'),
    subQuestionsGone: questions('gone'),
    unchanged: found('unchanged'),
    reworded: found('reworded'),
    moved: found('moved'),
    added: found('added'),
    gone: found('gone'),
    relinked: bullets.filter(({ relinked }) => relinked !== null).length,
    newActions: bullets.filter(({ state, kind, skipped }) => state === 'added' && kind === 'improvement' && !skipped)
      .length,
  };
}

/** Whether the report says what the plan has already. */
export function nothingDiffers({ counts }: Pick<ReportDiff, 'counts'>): boolean {
  const { unchanged: _same, newActions: _actions, ...differences } = counts;
  return Object.values(differences).every((count) => count === 0);
}
