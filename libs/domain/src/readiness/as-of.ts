import { ACTION_STATUSES, type ActionStatus } from '../plan/action-status.js';
import type { ActionInput, ReadinessInput, SubQuestionInput } from './readiness-input.js';
import { linksBefore } from './told-links.js';

/** An entry of the history about an action or the evaluation. Days are the municipality's. */
export interface FoldedEntry {
  /** Running number: the order in which things happened. */
  readonly number: number;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly entity: string;
  readonly entityId: string;
  readonly event: string;
  readonly changes: readonly { readonly field: string; readonly from: string | null; readonly to: string | null }[];
  readonly note: string | null;
}

/** One version of a piece of evidence, also of those that were removed or replaced. */
export interface EvidenceLife {
  /** Whose it is today. */
  readonly actionId: string;
  readonly title: string;
  readonly addedOn: string;
  /** The day on which it was removed or replaced; null while it counts. */
  readonly endedOn: string | null;
  /** As it stands, or stood last. */
  readonly validUntil: string | null;
}

export interface PlanHistory {
  /** Of this evaluation and its actions, in any order. Up to the day asked for only `evidence.added` and `.replaced` count. */
  readonly entries: readonly FoldedEntry[];
  readonly evidence: readonly EvidenceLife[];
}

/** Something that the history does not tell, so that it stands as it is today. */
export interface AsOfGap {
  readonly entity: string;
  readonly entityId: string;
  readonly field: string;
  readonly day: string;
}
export interface ReadinessAsOf {
  readonly input: ReadinessInput;
  /** Empty: exact. */
  readonly gaps: readonly AsOfGap[];
}

const CREATED = ['action.imported', 'action.added'];
/** All that of an action's entries counts here, beside the events below: an adapter need read no others. */
export const FOLDED_FIELDS = ['title', 'status', 'effortWeeks', 'links'] as const;
/** Events that count whatever they changed, and of the evaluation every entry. */
export const FOLDED_EVENTS = [
  'action.imported',
  'action.added',
  'action.merged',
  'evidence.added',
  'evidence.replaced',
  'evidence.described',
];

/**
 * The plan as it was at the end of a day: every entry since then is taken back, the newest first. Evidence follows from the
 * days on which it was added, ended and expired. With today it is the plan as it stands. What an entry says must fit what
 * stands after it; where it does not, or where it says only that something was corrected, that is a gap.
 * @param now the plan as it stands
 * @param day YYYY-MM-DD
 */
export function readinessAsOf(now: ReadinessInput, history: PlanHistory, day: string): ReadinessAsOf {
  const fold = new Fold(now);
  const later = history.entries.filter((entry) => entry.day > day).sort((a, b) => b.number - a.number);
  const evidence = new EvidenceFold(history, later);
  for (const entry of later) fold.takeBack(entry);
  return { input: fold.plan((actionId) => evidence.isValid(actionId, day)), gaps: fold.gaps };
}

type Change = FoldedEntry['changes'][number];

class Fold {
  readonly gaps: AsOfGap[] = [];
  private readonly actions: Map<string, ActionInput>;
  private readonly subQuestions: Map<string, SubQuestionInput>;

  constructor(private readonly now: ReadinessInput) {
    this.actions = new Map(now.actions.map((action) => [action.id, action]));
    this.subQuestions = new Map(now.subQuestions.map((question) => [question.number, question]));
  }

  takeBack(entry: FoldedEntry): void {
    if (entry.entity === 'evaluation') {
      // The newest change of an entry is told last.
      for (const change of [...entry.changes].reverse()) this.takeBackOfEvaluation(entry, change);
      return;
    }
    if (entry.entity !== 'action') return;
    if (CREATED.includes(entry.event)) {
      this.actions.delete(entry.entityId);
      return;
    }
    for (const change of [...entry.changes].reverse()) this.takeBackOfAction(entry, change);
  }

  plan(hasValidEvidence: (actionId: string) => boolean): ReadinessInput {
    return {
      areas: this.now.areas,
      subQuestions: this.now.subQuestions.flatMap(({ number }) => this.subQuestions.get(number) ?? []),
      actions: this.now.actions.flatMap(({ id }) => {
        const action = this.actions.get(id);
        return action ? [{ ...action, hasValidEvidence: hasValidEvidence(id) }] : [];
      }),
    };
  }

  private takeBackOfAction(entry: FoldedEntry, change: Change): void {
    const action = this.actions.get(entry.entityId);
    if (action === undefined) return;
    const before = actionBefore(action, change);
    if (before === undefined) return;
    if (before === null || !before.fits) this.gap(entry, change.field);
    if (before) this.actions.set(action.id, { ...action, ...before.fields });
  }

  private takeBackOfEvaluation(entry: FoldedEntry, change: Change): void {
    // "target 1.1", "percent 1.1": the field of one sub-question. The number of corrected figures tells none of them.
    const [field = '', number = ''] = change.field.split(' ');
    if (CORRECTED.includes(change.field) && Number(change.to) > 0) this.gap(entry, change.field);
    const question = this.subQuestions.get(number);
    if (question === undefined) return;
    if (field === 'waived') {
      if ((question.waived ?? false) !== (change.to !== null)) this.gap(entry, change.field);
      this.subQuestions.set(number, { ...question, waived: change.from !== null });
      return;
    }
    if (!isQuestionField(field)) return;
    const [from, to] = [numberOf(change.from), numberOf(change.to)];
    if (field !== 'target' && from === null) {
      this.gap(entry, change.field);
      return;
    }
    if (!sameNumber(question[field], to)) this.gap(entry, change.field);
    this.subQuestions.set(number, { ...question, [field]: from });
  }

  private gap({ entity, entityId, day }: FoldedEntry, field: string): void {
    this.gaps.push({ entity, entityId, field, day });
  }
}

/** What a correction of the report tells as a mere count. */
const CORRECTED = ['values', 'subQuestionsAdded', 'subQuestionsGone'];
type QuestionField = 'target' | 'percent' | 'max';
function isQuestionField(field: string): field is QuestionField {
  return field === 'target' || field === 'percent' || field === 'max';
}

interface Before {
  readonly fields: Partial<ActionInput>;
  /** Whether what the entry left is what stood after it. */
  readonly fits: boolean;
}

/** Undefined for a field that readiness does not depend on, null for words that can't be read. */
function actionBefore(action: ActionInput, change: Change): Before | null | undefined {
  const { from, to } = change;
  switch (change.field) {
    case 'title':
      return { fields: { title: from ?? action.title }, fits: action.title === to };
    case 'status':
      return isStatus(from) ? { fields: { status: from }, fits: action.status === to } : null;
    case 'effortWeeks':
      return { fields: { effortWeeks: numberOf(from) }, fits: sameNumber(action.effortWeeks, numberOf(to)) };
    case 'links': {
      const before = linksBefore(action.links, change);
      return before && { fields: { links: before.links }, fits: before.fits };
    }
    default:
      return undefined;
  }
}

function isStatus(text: string | null): text is ActionStatus {
  return (ACTION_STATUSES as readonly (string | null)[]).includes(text);
}

function numberOf(text: string | null): number | null {
  return text === null || text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text);
}

/** Figures are kept in single precision. */
function sameNumber(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.fround(a) === Math.fround(b);
}

/** Which pieces of evidence an action had. */
class EvidenceFold {
  private readonly pieces: Map<string, EvidenceLife[]>;

  /** @param later entries after the day, the newest first */
  constructor(history: PlanHistory, later: readonly FoldedEntry[]) {
    let pieces = [...history.evidence];
    const origins = originsOf(history.entries);
    for (const entry of later) {
      if (entry.event === 'evidence.described') pieces = pieces.map((piece) => describedBefore(piece, entry));
      // Merging moves what the others had; whose it was, the entry of its being added tells.
      if (entry.event === 'action.merged') {
        pieces = pieces.map((piece) => {
          const origin = origins.get(originKey(piece.title, piece.addedOn));
          return piece.actionId === entry.entityId && origin ? { ...piece, actionId: origin } : piece;
        });
      }
    }
    this.pieces = Map.groupBy(pieces, ({ actionId }) => actionId);
  }

  isValid(actionId: string, day: string): boolean {
    return (this.pieces.get(actionId) ?? []).some(
      ({ addedOn, endedOn, validUntil }) =>
        addedOn <= day && (endedOn === null || endedOn > day) && (validUntil === null || validUntil >= day),
    );
  }
}

/** The entry names the piece by its title. */
function describedBefore(piece: EvidenceLife, { entityId, day, note, changes }: FoldedEntry): EvidenceLife {
  const change = changes.find(({ field }) => field === 'evidenceValidUntil');
  const stood = piece.addedOn <= day && (piece.endedOn === null || piece.endedOn >= day);
  const meant =
    change && piece.actionId === entityId && piece.title === note && stood && piece.validUntil === change.to;
  return meant ? { ...piece, validUntil: change.from } : piece;
}

/** Action that a piece was added to, by its title and day. Where two have the same, nobody can tell, and it stays where it is. */
function originsOf(entries: readonly FoldedEntry[]): ReadonlyMap<string, string> {
  const origins = new Map<string, string>();
  const unclear = new Set<string>();
  for (const { event, entityId, day, changes } of entries) {
    if (event !== 'evidence.added' && event !== 'evidence.replaced') continue;
    const title = changes.find(({ field }) => field === 'evidence')?.to ?? '';
    const key = originKey(title, day);
    if (origins.has(key) && origins.get(key) !== entityId) unclear.add(key);
    origins.set(key, entityId);
  }
  for (const key of unclear) origins.delete(key);
  return origins;
}

function originKey(title: string, day: string): string {
  return `${day} ${title}`;
}
