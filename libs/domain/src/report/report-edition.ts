import {
  areaOfSubQuestion,
  editionById,
  editionBySubQuestions,
  EDITIONS,
  fittingEditions,
  UNKNOWN_EDITION,
  type EditionId,
  type PrintedArea,
} from '../evaluation/framework.js';
import { isNameOfArea } from './area-heads.js';
import type { ReportArea, ReportNote, ReportSubQuestion } from './parsed-report.js';

/** First year in which an edition was used; an edition that is not here is older than all. */
const SINCE: Readonly<Partial<Record<EditionId, number>>> = { '2016': 2016, '2020': 2020 };

/** The latest of equally fitting editions that existed in the year of the report. */
function latestBy(rivals: readonly EditionId[], year: number | null): EditionId | undefined {
  const since = (edition: EditionId): number => SINCE[edition] ?? 0;
  const existed = rivals.filter((edition) => year === null || since(edition) <= year);
  return [...(existed.length > 0 ? existed : rivals)].sort((a, b) => since(b) - since(a))[0];
}

/**
 * The edition that a report was written in: by the names of its areas, else by its sub-questions. When editions fit
 * equally well the likeliest is taken and the reader is told.
 */
export function editionOf(
  printed: readonly PrintedArea[],
  subQuestions: readonly { readonly number: string; readonly title: string }[],
  year: number | null,
): { readonly edition: string; readonly notes: readonly ReportNote[] } {
  const rivals = fittingEditions(printed);
  const [only] = rivals;
  if (only !== undefined && rivals.length === 1) return { edition: only, notes: [] };
  const bySubQuestions = editionBySubQuestions(subQuestions);
  if (bySubQuestions !== null && (rivals.length === 0 || rivals.includes(bySubQuestions))) {
    return { edition: bySubQuestions, notes: [] };
  }
  const likeliest = latestBy(rivals, year);
  if (likeliest === undefined) {
    const message = 'Rapportens områden passar inte någon känd upplaga av Kommunkompassen.';
    return { edition: UNKNOWN_EDITION, notes: [{ code: 'edition.unknown', message }] };
  }
  const message = `Områdenas namn passar lika bra på upplagorna ${[...rivals].sort().join(' och ')}. Rapporten har lästs som ${likeliest}.`;
  return { edition: likeliest, notes: [{ code: 'edition.ambiguous', message }] };
}

/**
 * The edition that numbers of sub-questions must be from: the one that was in use that year, as far as its sub-questions
 * are known and have all of these numbers. Null where no numbers are given, or another edition could be meant.
 */
export function editionOfNumbers(numbers: readonly string[], year: number | null): EditionId | null {
  if (numbers.length === 0 || year === null) return null;
  const used = latestBy(
    EDITIONS.filter(({ id }) => SINCE[id] !== undefined && (SINCE[id] ?? 0) <= year).map(({ id }) => id),
    year,
  );
  const known = new Set(editionById(used ?? '')?.subQuestions.map(({ number }) => number));
  return used !== undefined && numbers.every((number) => known.has(number)) ? used : null;
}

/** The sub-questions of an area in an edition, without points; none where only imported reports could tell them. */
export function subQuestionsOfEdition(edition: string, area: number): ReportSubQuestion[] {
  return (editionById(edition)?.subQuestions ?? [])
    .filter(({ number }) => areaOfSubQuestion(number) === area)
    .map(({ number, title, max }) => ({ number, title, points: null, max, percent: null, ofEdition: true as const }));
}

/**
 * A report without points for an area still has its sub-questions: those of the edition, so that something can be linked
 * to. The points stay unknown.
 */
export function withSubQuestions<A extends Pick<ReportArea, 'number' | 'subQuestions'>>(
  areas: readonly A[],
  edition: string,
): A[] {
  return areas.map((area) =>
    area.subQuestions.length > 0 ? area : { ...area, subQuestions: subQuestionsOfEdition(edition, area.number) },
  );
}

/** What the reader is told of areas for which the report shows no sub-questions. */
export function subQuestionNotes(
  areas: readonly Pick<ReportArea, 'number' | 'subQuestions'>[],
  edition: string,
): ReportNote[] {
  const bare = areas.filter(({ subQuestions }) => subQuestions.length === 0).map(({ number }) => number);
  if (bare.length === 0) return [];
  const where = bare.length === areas.length ? '' : ` för område ${bare.join(', ')}`;
  if (bare.every((number) => subQuestionsOfEdition(edition, number).length > 0)) {
    const message = `Rapporten visar inga delfrågor med poäng${where}. Delfrågorna är de som upplagan ${edition} har; deras poäng är okända.`;
    return [{ code: 'subquestions.of-edition', message }];
  }
  const message = `Rapporten visar inga delfrågor${where}, och upplagans delfrågor är inte kända. Åtgärderna där kan inte kopplas.`;
  return [{ code: 'subquestions.unknown', message }];
}

/** Areas whose printed name belongs to no edition. An unknown edition has been told already. */
export function nameNotes(edition: string, areas: readonly ReportArea[]): ReportNote[] {
  if (edition === UNKNOWN_EDITION) return [];
  return areas
    .filter(({ name, number }) => !isNameOfArea(name, number))
    .map(({ number, name }) => ({
      code: 'area.other-name',
      message: `Område ${number} heter ”${name}” i rapporten, ett namn som inte hör till upplagan.`,
    }));
}
