/** One of the eight parts that a report scores. `name` is the heading; `aliases` are other printed names of the same. */
export interface FrameworkArea {
  readonly number: number;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Highest possible points. */
  readonly max: number;
}

export interface FrameworkSubQuestion {
  /** "1.3": area and position. */
  readonly number: string;
  readonly area: number;
  readonly title: string;
  readonly max: number;
}

export type EditionId = '2010' | '2016' | '2020' | 'norway';

/** One edition of the instrument. `subQuestions` is empty where they are only known from imported reports. */
export interface Edition {
  readonly id: EditionId;
  readonly country: 'SE' | 'NO';
  readonly areas: readonly FrameworkArea[];
  readonly subQuestions: readonly FrameworkSubQuestion[];
}

/** What a report of an edition nobody recognises is labelled with. */
export const UNKNOWN_EDITION = 'unknown';

function areas(...names: readonly (readonly string[])[]): FrameworkArea[] {
  return names.map(([name = '', ...aliases], index) => ({ number: index + 1, name, aliases, max: 100 }));
}

const EMPLOYER = ['Kommunen som arbetsgivare - personalpolitik', 'Kommunen som arbetsgivare'];

// The titles are the printed ones, with the instrument's own slips of the pen.
const SUB_QUESTIONS_2016: readonly (readonly [number: string, max: number, title: string])[] = [
  ['1.1', 15, 'Finns en plan/strategi för demokratiutveckling och information?'],
  ['1.2', 20, 'Informeras invånarna om aktuella frågor i politiken?'],
  ['1.3', 25, 'Informeras invånare om resultat?'],
  ['1.4', 30, 'Främjas invånardialog och deltagande?'],
  ['1.5', 10, 'Etik - Hur skapas tillit genom hög etisk standard?'],
  ['2.1', 15, 'Finns det en kommunövergripande strategi för brukarfokus?'],
  ['2.2', 25, 'Hur arbetar kommunen med tillgänglighet och bemötande?'],
  ['2.3', 20, 'Hur Informerar kommunen om service och tjänster?'],
  ['2.4', 20, 'Hur arbetar kommunen med brukarundersökningar?'],
  [
    '2.5',
    20,
    'Hur arbetar kommunen med att förtydliga tjänsternas innehåll samt synpunkts- och klagomålshantering för medborgare/brukare?',
  ],
  ['3.1', 15, 'Genomsyras hela organisationen av ett helhetstänkande avseende styrning/uppföljning?'],
  ['3.2', 25, 'Styrs kommunen av tydliga politiska mål?'],
  [
    '3.3',
    25,
    'Rapporterar förvaltningen till den politiska nivån och har politikerna möjlighet att utöva tillsyn över förvaltningen?',
  ],
  ['3.4', 20, 'Finns det en tydlig delegation och ansvarsfördelning mellan politisk och tjänstemannanivå?'],
  ['3.5', 15, 'Finns det en ömsesidig förståelse av uppgifter, roller och spelregler mellan politiker och tjänstemän?'],
  ['4.1', 15, 'Finns kommunövergripande strategi för ledarskap, ansvar och delegation?'],
  ['4.2', 10, 'Vilket ansvar har resultatenheterna för budget, personal och organisation?'],
  ['4.3', 20, 'Beskrivs inriktning och ansvar för tvärsektorielt samarbete?'],
  ['4.4', 15, 'Tydliggörs det personliga uppdraget för alla chefer i organisationen?'],
  ['4.5', 20, 'Sker central ledning för underställda avdelningar/enheter?'],
  ['4.6', 20, 'Bedriver kommunens ledarutveckling?'],
  ['5.1', 15, 'Finns en strategi för resultatstyrning och effektivitetsutveckling?'],
  ['5.2', 20, 'Tydliggör kommunen sambandet mellan kostnader och resultat i budgetprocessen?'],
  ['5.3', 20, 'Arbetar kommunen med utveckling uppföljning och kontroll?'],
  ['5.4', 15, 'Kommuniceras och förs strategiska diskussioner kring resurser och resultat?'],
  ['5.5', 20, 'Används jämförelser aktivt som ett led i serviceutveckling och effektivisering?'],
  ['5.6', 10, 'Sker extern samverkan för att stärka serviceutbudet och öka effektivitet?'],
  ['6.1', 15, 'Finns en kommunövergripande personalstrategi?'],
  ['6.2', 20, 'Tillvaratas befintliga och hur rekryteras nya medarbetare? Kommunen som ”attraktiv arbetsgivare”.'],
  ['6.3', 25, 'Läggs stor vikt på kompetens- och medarbetarutveckling?'],
  ['6.4', 15, 'Sker individuell lönesättning och belöning av goda prestationer?'],
  ['6.5', 15, 'Arbetar kommunen med medarbetarundersökningar?'],
  ['6.6', 10, 'Arbetar kommunen med mångfald, (etnicitet, kulturellt och kön)?'],
  ['7.1', 15, 'Finns en strategi för ständiga förbättringar?'],
  ['7.2', 25, 'Arbetar verksamheterna med analys av avvikelser, brister och problem?'],
  ['7.3', 20, 'Sker extern omvärldsspaning och samverkan för att förbättra kvaliteten på tjänsterna?'],
  ['7.4', 20, 'Finns metoder för att förbättra kvaliteten på tjänsterna?'],
  ['7.5', 20, 'Arbetar kommunen med kreativitet och förbättringar?'],
  ['8.1', 15, 'Finns övergripande planer/strategier för samhällsbyggande?'],
  ['8.2', 15, 'Samverkar kommunen med aktörer inom civilsamhället kring utveckling av lokalsamhället?'],
  ['8.3', 15, 'Samverkar kommunen med kulturlivet?'],
  ['8.4', 15, 'Vilken är kommunens roll i utveckling av näringslivet?'],
  ['8.5', 10, 'Arbetar kommunen med internationella kontakter?'],
  ['8.6', 15, 'Arbetar kommunen med miljöfrågor?'],
  ['8.7', 15, 'Hur främjas social hållbarhet?'],
];

export const EDITIONS: readonly Edition[] = [
  {
    id: '2010',
    country: 'SE',
    areas: areas(
      ['Offentlighet och demokrati'],
      ['Tillgänglighet och brukarorientering'],
      ['Politisk styrning och kontroll'],
      ['Ledarskap, ansvar och delegation'],
      ['Resultat och effektivitet'],
      EMPLOYER,
      ['Verksamhetsutveckling'],
      ['Kommunen som samhällsbyggare'],
    ),
    subQuestions: [],
  },
  {
    id: '2016',
    country: 'SE',
    areas: areas(
      ['Offentlighet och demokrati'],
      ['Brukarfokus, tillgänglighet och bemötande', 'Tillgänglighet och brukarorientering'],
      ['Politisk styrning och kontroll'],
      ['Ledarskap, ansvar och delegation'],
      ['Resultat och effektivitet'],
      EMPLOYER,
      ['Ständiga förbättringar'],
      ['Kommunen som samhällsbyggare'],
    ),
    subQuestions: SUB_QUESTIONS_2016.map(([number, max, title]) => ({
      number,
      area: areaOfSubQuestion(number),
      title,
      max,
    })),
  },
  {
    id: '2020',
    country: 'SE',
    areas: areas(
      ['Samspel mellan förtroendevalda och medborgare'],
      ['Samhällsutveckling'],
      ['Styrning och kontroll'],
      ['Effektivitet'],
      ['Brukarens fokus', 'Brukarfokus'],
      ['Kvalitetsutveckling'],
      ['Arbetsliv'],
      ['Chefs- och ledarskap samt medarbetarskap'],
    ),
    subQuestions: [],
  },
  {
    id: 'norway',
    country: 'NO',
    areas: areas(
      ['Offentlighet og demokrati'],
      ['Tilgjengelighet, innbygger- og brukerorientering', 'Tilgjengelighet og brukerorientering'],
      ['Politisk styring og kontroll'],
      ['Lederskap, ansvar og delegasjon'],
      ['Resultatfokus og effektivitet', 'Resultat og effektivitet'],
      ['Kommunen som arbeidsgiver', 'Kommunen som arbeidsgiver - personalpolitikk'],
      ['Utviklingsstrategi og lærende organisasjon'],
      ['Kommunen som samfunnsutvikler'],
    ),
    subQuestions: [],
  },
];

/** "6.2" → 6. */
export function areaOfSubQuestion(number: string): number {
  return Number.parseInt(number, 10);
}

/** The edition with this id, or undefined for one that is only known from its report. */
export function editionById(id: string): Edition | undefined {
  return EDITIONS.find((edition) => edition.id === id);
}

/** A name without case, dashes, punctuation and double spaces, so that printed variants compare equal. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\p{Pd}\p{P}\p{S}\s\u00a0\u00ad]+/gu, ' ')
    .trim();
}

/** Number of single-letter edits between two words, at most `limit` + 1. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
    }
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

function similar(first: string, second: string): boolean {
  if (first === second) return first !== '';
  const limit = Math.floor(Math.min(first.length, second.length) / 10);
  return limit > 0 && editDistance(first, second, limit) <= limit;
}

/** Whether two names are the same but for punctuation and one slip of the pen per ten letters. */
export function sameName(a: string, b: string): boolean {
  return similar(plainName(a), plainName(b));
}

/** An area of some edition that carries this printed name (tolerantly compared). */
export interface AreaMatch {
  readonly edition: EditionId;
  readonly number: number;
}

const KNOWN_NAMES = EDITIONS.flatMap((edition) =>
  edition.areas.flatMap((area) =>
    [area.name, ...area.aliases].map((name) => ({ edition: edition.id, number: area.number, plain: plainName(name) })),
  ),
);
const LONGEST_NAME = Math.max(...KNOWN_NAMES.map(({ plain }) => plain.length));

/** All areas of all editions with this name; empty when the name is unknown. Exact spellings win over similar ones. */
export function areasNamed(name: string): AreaMatch[] {
  // Asked for every line of a report: most are told apart by their length alone.
  if (name.length < 8 || name.length > LONGEST_NAME + 20) return [];
  const wanted = plainName(name);
  const exact = KNOWN_NAMES.filter(({ plain }) => plain === wanted);
  // A slip of the pen leaves the beginning or the end as it was.
  const near = (plain: string): boolean =>
    plain.slice(0, 3) === wanted.slice(0, 3) || plain.slice(-3) === wanted.slice(-3);
  const found = exact.length > 0 ? exact : KNOWN_NAMES.filter(({ plain }) => near(plain) && similar(plain, wanted));
  return found.map(({ edition, number }) => ({ edition, number }));
}

/** Whether this is an area's name letter by letter, but for case and punctuation. */
export function isExactName(name: string): boolean {
  const wanted = plainName(name);
  return KNOWN_NAMES.some(({ plain }) => plain === wanted);
}

/** The edition to which most of these sub-questions belong by number and title, or null. */
export function editionBySubQuestions(
  printed: readonly { readonly number: string; readonly title: string }[],
): EditionId | null {
  const found = EDITIONS.find(({ subQuestions }) => {
    const same = printed.filter(({ number, title }) =>
      subQuestions.some((known) => known.number === number && sameName(known.title, title)),
    );
    return same.length * 2 > printed.length;
  });
  return found?.id ?? null;
}

/** One area as a report prints it: what its heading says, and what the score tables and lists say. */
export interface PrintedArea {
  readonly number: number;
  readonly headings: readonly string[];
  readonly tableNames: readonly string[];
}

/**
 * The editions whose area names fit best: one, several that fit equally well, or none when fewer than half of the areas
 * fit. Headings count first, for tables often keep the names of the edition before. The year of a report does not tell
 * its edition.
 */
export function fittingEditions(printed: readonly PrintedArea[]): EditionId[] {
  const fits = EDITIONS.map(({ id, areas: known }) => {
    const fitting = (namesOf: (area: PrintedArea) => readonly string[]): number =>
      printed.filter((area) => {
        const own = known.find(({ number }) => number === area.number);
        const names = own === undefined ? [] : [own.name, ...own.aliases];
        return namesOf(area).some((name) => names.some((other) => sameName(other, name)));
      }).length;
    return {
      id,
      any: fitting(({ headings, tableNames }) => [...headings, ...tableNames]),
      headings: fitting(({ headings }) => headings),
      tables: fitting(({ tableNames }) => tableNames),
    };
  }).sort((a, b) => b.headings - a.headings || b.tables - a.tables);
  const [best] = fits;
  if (best === undefined || best.any === 0 || best.any * 2 < printed.length) return [];
  return fits
    .filter(({ headings, tables }) => headings === best.headings && tables === best.tables)
    .map(({ id }) => id);
}
