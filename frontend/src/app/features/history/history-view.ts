/** What the page is about, and the kinds of entries that the API knows for it. */
export const ABOUT = {
  plan: null,
  action: 'action',
  evaluation: 'evaluation',
  people: 'person,unit,municipality',
  reminders: 'reminderPolicy,reminder',
  imports: 'import,linkCorrection',
} as const;
export type About = keyof typeof ABOUT;

/** Fields that one can ask for; others are found by reading. */
export const FIELDS = [
  'status',
  'progress',
  'owner',
  'unit',
  'due',
  'title',
  'description',
  'links',
  'effortWeeks',
  'start',
  'cost',
  'wantedEffect',
  'indicator',
  'indicatorBaseline',
  'indicatorTarget',
  'deputy',
  'contributors',
  'tags',
  'diaryNumber',
  'waitsFor',
  'checklist',
  'evidence',
] as const;
const TARGET = 'target';

/** Everything the page keeps in its URL. */
export interface HistoryView {
  readonly net: boolean;
  readonly about: About;
  /** YYYY-MM-DD, the reader's choice of days; both included. */
  readonly since: string | null;
  readonly until: string | null;
  readonly person: string | null;
  readonly field: string | null;
  readonly action: string | null;
}
export const EVERYTHING: HistoryView = {
  net: false,
  about: 'plan',
  since: null,
  until: null,
  person: null,
  field: null,
  action: null,
};

type Params = Readonly<Record<string, string | undefined>>;
const ID = /^[0-9a-f-]{36}$/i;
const DAY = /^(19|20|21)\d\d-\d\d-\d\d$/;

/** Reads the URL. What it does not understand counts as not given. */
export function readView(params: Params): HistoryView {
  const about = Object.keys(ABOUT).find((name) => name === params['about']) as About | undefined;
  return {
    net: params['view'] === 'net',
    about: about ?? 'plan',
    since: matched(params['since'], DAY),
    until: matched(params['until'], DAY),
    person: matched(params['person'], ID),
    field: [...FIELDS, TARGET].find((field) => field === params['field']) ?? null,
    action: matched(params['action'], ID),
  };
}

/** The query parameters of a view; null removes one from the URL. */
export function writeView({ net, about, ...rest }: HistoryView): Record<string, string | null> {
  return { view: net ? 'net' : null, about: about === 'plan' ? null : about, ...rest };
}

/** The fields to choose among: those that the chosen kind of entries can have. */
export function fieldsOf({ net, about }: HistoryView): readonly string[] {
  if (net || about === 'action') return net ? FIELDS.filter((field) => field !== 'evidence') : FIELDS;
  if (about === 'plan') return [...FIELDS, TARGET];
  return about === 'evaluation' ? [TARGET] : [];
}

/** The query of the API for a view of `evaluation`; what does not apply to the view is left out. */
export function queryOf(view: HistoryView, evaluation: string | null): Record<string, string> {
  const { net, about, since, until, person, field, action } = view;
  const ofPlan = net || about === 'plan' || about === 'action' || about === 'evaluation';
  return given({
    evaluation: ofPlan ? evaluation : null,
    since,
    until,
    field: field !== null && fieldsOf(view).includes(field) ? field : null,
    ...(net ? {} : { person, action: ofPlan ? action : null, entity: ABOUT[about] }),
  });
}

export function isNarrowed(view: HistoryView): boolean {
  return (Object.keys(EVERYTHING) as (keyof HistoryView)[]).some(
    (key) => key !== 'net' && view[key] !== EVERYTHING[key],
  );
}

function given(query: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null));
}

function matched(value: string | undefined, shape: RegExp): string | null {
  return value !== undefined && shape.test(value) ? value : null;
}
