import { plainName, UNKNOWN_EDITION } from '../evaluation/framework.js';
import type { ActionStatus } from '../plan/action-status.js';
import type { PlannedAction } from './planned-action.js';
import type { ReportPlan } from './report-plan.js';
import { guarded, percentCell, type SheetCell } from './sheet-cell.js';

/** The columns of our template. The first head is the one we write; the others are understood as well. */
export const SHEET_COLUMNS = {
  type: ['Typ', 'Type', 'Slag', 'Kategori'],
  number: [
    'Nummer',
    'Nr',
    'Område',
    'Områdesnummer',
    'Område nr',
    'Kriterieområde',
    'Kriterium',
    'Fokusområde',
    'Omr',
    'Omr.',
    'Omr nr',
    'Number',
    'Area',
  ],
  text: [
    'Text',
    'Förbättringsområde',
    'Förbättringsområden',
    'Utvecklingsområde',
    'Styrka',
    'Beskrivning',
    'Iakttagelse',
    'Punkt',
    'Fråga',
    'Vad rapporten säger',
    'Rapporten säger',
    'Ur rapporten',
    'Rapportens text',
    'Förbättring',
    'Förbättringsförslag',
    'Förbättringspunkt',
    'Utvecklingsbehov',
    'Utvecklingspunkt',
    'Rekommendation',
    'Synpunkt',
    'Brist',
  ],
  points: ['Poäng', 'Resultat', 'Points', 'Erhållna poäng'],
  max: ['Max', 'Maxpoäng', 'Max poäng', 'Högsta poäng', 'Möjliga poäng'],
  percent: ['Procent', '%', 'Andel', 'Percent', 'Procent av max'],
  shortTitle: ['Kortnamn', 'Kort namn', 'Rubrik'],
  links: ['Delfrågor', 'Delfråga', 'Koppling', 'Frågor', 'Frågenummer', 'Fråga nr', 'Delfråga nr', 'Sub-questions'],
  title: ['Åtgärd', 'Åtgärder', 'Aktivitet', 'Insats', 'Vad ska göras', 'Vad vi gör', 'Att göra', 'Action'],
  owner: ['Ansvarig', 'Ansvarig person', 'Vem', 'Vem ansvarar', 'Ansvar', 'Ansvariga', 'Ägare', 'Handläggare', 'Owner'],
  due: [
    'Klar senast',
    'Klart senast',
    'Slutdatum',
    'Datum',
    'Senast',
    'Senast den',
    'Färdigt',
    'Tidplan',
    'Tid',
    'När',
    'Deadline',
    'Due',
  ],
  skip: ['Ingen åtgärd därför att', 'Motivering', 'Kommentar varför ingen åtgärd'],
  page: ['Sida', 'Sid', 'Page'],
  description: ['Beskrivning av åtgärden', 'Åtgärdsbeskrivning', 'Description'],
  unit: [
    'Enhet',
    'Förvaltning',
    'Avdelning',
    'Verksamhet',
    'Sektor',
    'Nämnd',
    'Ansvarig enhet',
    'Ansvarig förvaltning',
    'Unit',
  ],
  effortWeeks: ['Insats i veckor', 'Arbetsinsats i veckor', 'Veckor', 'Effort in weeks'],
  status: ['Status', 'Läge', 'Nuläge'],
  progress: ['Framsteg i procent', 'Framsteg, %', 'Progress'],
  statusNote: ['Skäl eller hjälp som behövs', 'Skäl', 'Varför avböjd', 'Hjälp som behövs', 'Reason or needed help'],
  reviewOn: ['Prövas igen', 'Review on'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;
export type SheetColumn = keyof typeof SHEET_COLUMNS;
export const SHEET_COLUMN_IDS = Object.keys(SHEET_COLUMNS) as readonly SheetColumn[];
/** Our own heads: a sheet that has these needs no mapping. */
export const OWN_HEADS: readonly SheetColumn[] = ['type', 'number', 'text'];

/** What a row is. The first word is the one we write. */
export const ROW_KINDS = {
  municipality: ['Kommun', 'Municipality'],
  code: ['Kommunkod'],
  year: ['År', 'Year'],
  month: ['Månad', 'Month'],
  edition: ['Utgåva', 'Edition'],
  evaluator: ['Utvärderare', 'Evaluator'],
  total: ['Totalt', 'Total', 'Summa'],
  area: ['Område', 'Area', 'Kriterieområde'],
  subQuestion: ['Delfråga', 'Fråga', 'Sub-question'],
  strength: ['Styrka', 'Styrkor', 'Strength'],
  improvement: ['Förbättringsområde', 'Förbättringsområden', 'Förbättring', 'Utvecklingsområde', 'Improvement area'],
  ownAction: ['Egen åtgärd', 'Åtgärd', 'Own action'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;
export type RowKind = keyof typeof ROW_KINDS;

/** How far an action has come, in the words that the pages use. The first word is the one we write. */
export const STATUS_WORDS = {
  notStarted: ['Inte påbörjad', 'Ej påbörjad', 'Inte startad', 'Ej startad', 'Not started'],
  inProgress: ['Pågår', 'Pågående', 'Påbörjad', 'På väg', 'In progress'],
  needsHelp: ['Behöver hjälp', 'Needs help'],
  done: ['Klar, ej verifierad', 'Klar', 'Klart', 'Färdig', 'Genomförd', 'Done, not verified', 'Done'],
  verified: ['Verifierad', 'Verified'],
  declined: ['Avböjd', 'Declined'],
} as const satisfies Readonly<Record<ActionStatus, readonly [string, ...string[]]>>;

const EDITION_WORDS: Readonly<Record<string, string>> = { norway: 'Norge', [UNKNOWN_EDITION]: 'okänd' };
/** Written where an action is linked to no sub-question on purpose; an empty cell asks for a suggestion. */
export const NO_LINKS = 'ingen';

/** Id of the edition that a cell names, or null. */
export function editionNamed(text: string): string | null {
  const plain = plainName(text);
  if (plain === 'norge' || plain === 'norway') return 'norway';
  if (plain === 'okänd' || plain === UNKNOWN_EDITION) return UNKNOWN_EDITION;
  return ['2010', '2016', '2020'].find((year) => plain === year) ?? null;
}

type Cells = Partial<Record<SheetColumn, SheetCell>>;

function row(kind: RowKind, cells: Cells): SheetCell[] {
  const all: Cells = { ...cells, type: ROW_KINDS[kind][0] };
  return SHEET_COLUMN_IDS.map((column) => {
    const cell = all[column] ?? null;
    return typeof cell === 'string' ? guarded(cell) : cell;
  });
}

const dayCell = (day: string | null): SheetCell => (day === null ? null : { day });

function actionCells({ title, links, due, reviewOn, status, progress, ...told }: PlannedAction): Cells {
  const { owner, description, unit, effortWeeks, statusNote } = told;
  return {
    ...{ title, owner, description, unit, effortWeeks, statusNote },
    links: links === null ? null : links.length === 0 ? NO_LINKS : links.join(', '),
    due: dayCell(due),
    reviewOn: dayCell(reviewOn),
    status: status === null ? null : STATUS_WORDS[status][0],
    progress: percentCell(progress),
  };
}

/**
 * A report and its plan as the rows of our template: the heads, facts of the report, then area by area the
 * sub-questions, strengths and improvement areas. Reading the rows (`readSheet`) gives the same plan.
 */
export function planToRows(plan: ReportPlan): SheetCell[][] {
  const fact = (kind: RowKind, text: SheetCell): SheetCell[] => row(kind, { text });
  return [
    SHEET_COLUMN_IDS.map((column) => SHEET_COLUMNS[column][0]),
    fact('municipality', plan.municipality),
    fact('code', plan.code),
    fact('year', plan.year),
    fact('month', plan.month),
    row('edition', { text: EDITION_WORDS[plan.edition] ?? plan.edition }),
    ...plan.evaluators.map((name) => fact('evaluator', name)),
    row('total', { points: plan.pointsTotal, max: plan.pointsMax }),
    ...plan.areas.flatMap((area) => [
      row('area', {
        number: String(area.number),
        text: area.name,
        points: area.points,
        max: area.max,
        percent: percentCell(area.percent),
      }),
      ...area.subQuestions.map((question) =>
        row('subQuestion', {
          number: question.number,
          text: question.title,
          shortTitle: question.shortTitle ?? null,
          points: question.points,
          max: question.max,
          percent: percentCell(question.percent),
        }),
      ),
      ...area.strengths.map(({ text, page }) => row('strength', { number: String(area.number), text, page })),
      ...area.improvements.map((improvement) =>
        row('improvement', {
          ...actionCells(improvement),
          number: String(area.number),
          text: improvement.text,
          page: improvement.page,
          skip: improvement.skipReason,
        }),
      ),
    ]),
    // Last, so that the actions keep their numbers when the file is read again.
    ...plan.ownActions.map((action) =>
      row('ownAction', { ...actionCells(action), title: null, number: String(action.area), text: action.title }),
    ),
  ];
}
