// Makes an invented report as plain data: what is true about it, however it is printed. The expected JSON of a shape
// comes from here and never from the product's own reader.
import { NORWEGIAN, SWEDISH } from './phrases.mjs';

const THEMES = ['democracy', 'users', 'steering', 'leadership', 'results', 'employer', 'improvement', 'community'];

/** Area names as printed, by edition, with the theme whose phrases fill them. */
const PRINTED = {
  2010: [
    ['Offentlighet och demokrati', 'democracy'],
    ['Tillgänglighet och brukarorientering', 'users'],
    ['Politisk styrning och kontroll', 'steering'],
    ['Ledarskap, ansvar och delegation', 'leadership'],
    ['Resultat och effektivitet', 'results'],
    ['Kommunen som arbetsgivare – personalpolitik', 'employer'],
    ['Verksamhetsutveckling', 'improvement'],
    ['Kommunen som samhällsbyggare', 'community'],
  ],
  2020: [
    ['Samspel mellan förtroendevalda och medborgare', 'democracy'],
    ['Samhällsutveckling', 'community'],
    ['Styrning och kontroll', 'steering'],
    ['Effektivitet', 'results'],
    ['Brukarens fokus', 'users'],
    ['Kvalitetsutveckling', 'improvement'],
    ['Arbetsliv', 'employer'],
    ['Chefs- och ledarskap samt medarbetarskap', 'leadership'],
  ],
  norway: [
    'Offentlighet og demokrati',
    'Tilgjengelighet, innbygger- og brukerorientering',
    'Politisk styring og kontroll',
    'Lederskap, ansvar og delegasjon',
    'Resultatfokus og effektivitet',
    'Kommunen som arbeidsgiver',
    'Utviklingsstrategi og lærende organisasjon',
    'Kommunen som samfunnsutvikler',
  ].map((name, at) => [name, THEMES[at]]),
};
const RENAMED_2016 = { 1: 'Brukarfokus, tillgänglighet och bemötande', 6: 'Ständiga förbättringar' };
PRINTED[2016] = PRINTED[2010].map(([name, theme], at) => [RENAMED_2016[at] ?? name, theme]);
// The headings of one edition with one name of another, as in reports from the year of the change.
PRINTED.mixed = PRINTED[2010].map(([name, theme], at) => [at === 1 ? RENAMED_2016[1] : name, theme]);

/** Max points of n sub-questions, 100 in all. */
const MAX = {
  3: [30, 40, 30],
  5: [15, 20, 25, 30, 10],
  6: [15, 20, 20, 15, 20, 10],
  7: [15, 15, 15, 15, 10, 15, 15],
};

/** Numbers that look drawn but are always the same. */
function sequence(seed) {
  let state = seed * 2654435761;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
}

/**
 * @param {{ seed: number, municipality: string, year: number, month?: number, edition: '2010' | '2016' | '2020' | 'norway' | 'mixed', evaluators: string[], tableNames?: string }} facts
 *   tableNames: edition whose names the score tables use, when it is another
 */
export function inventedReport({ seed, tableNames, ...facts }) {
  const draw = sequence(seed);
  const phrases = facts.edition === 'norway' ? NORWEGIAN : SWEDISH;
  const some = (all, least) => all.slice(0, Math.max(least, all.length - draw(4)));
  const areas = PRINTED[facts.edition].map(([name, theme], at) => {
    const { intro, topics, questions, strengths, improvements } = phrases[theme];
    const max = MAX[questions.length];
    const subQuestions = questions.map((title, row) => {
      const percent = 20 + draw(76);
      return {
        number: `${at + 1}.${row + 1}`,
        title,
        points: Math.round((percent * max[row]) / 100),
        max: max[row],
        percent,
      };
    });
    const points = Math.round(subQuestions.reduce((sum, row) => sum + (row.percent * row.max) / 100, 0));
    return {
      number: at + 1,
      name,
      tableName: PRINTED[tableNames ?? facts.edition][at][0],
      intro,
      topics,
      points,
      subQuestions,
      strengths: some(strengths, 2),
      improvements: some(improvements, 2),
    };
  });
  return { month: null, ...facts, areas, total: areas.reduce((sum, { points }) => sum + points, 0) };
}

/** @typedef {ReturnType<typeof inventedReport>} InventedReport */

const AFTER = [
  't.ex. i nätverk',
  'även när tiden är knapp',
  'ett första steg är taget',
  'dvs. minst två gånger per år',
];

/** The report with its findings changed. @param {(texts: string[], odd: number) => string[]} change */
function withFindings(report, change) {
  return {
    ...report,
    areas: report.areas.map((area) => ({
      ...area,
      strengths: change(area.strengths, area.number),
      improvements: change(area.improvements, area.number + 1),
    })),
  };
}

/** The same report with a dash and an afterthought in most of its findings: somewhere a line breaks just before one. */
export function withDashes(report) {
  return withFindings(report, (texts, odd) =>
    texts.map((text, at) =>
      (at + odd) % 3 === 0 || text.endsWith('.') ? text : `${text} – ${AFTER[at % AFTER.length]}`,
    ),
  );
}

const NAMES = [
  'tillsammans med Region Mittlandet, Energibolaget Strömfors AB och Samordningsförbundet Västra Länet, som också betalar',
  'med stöd av Digital Agenda 2025, Nationella Biblioteksplanen och de riktlinjer som Kommunfullmäktige antog',
  'så att invånarna i Vinterby, Norra Almsjö och Stenhamra ser vad som blivit gjort',
];

/** The same report with names in most of its findings: somewhere a line breaks just before a capital. */
export function withCapitals(report) {
  return withFindings(report, (texts, odd) =>
    texts.map((text, at) => ((at + odd) % 4 === 0 || text.endsWith('.') ? text : `${text} ${NAMES[(at + odd) % 3]}`)),
  );
}

/** The same report with one sub-question of each area that was given no points. */
export function withoutPoints(report) {
  const areas = report.areas.map((area) => {
    const subQuestions = area.subQuestions.map((row, at) =>
      at === area.number % area.subQuestions.length ? { ...row, points: null, percent: null } : row,
    );
    return { ...area, subQuestions, points: subQuestions.reduce((sum, row) => sum + (row.points ?? 0), 0) };
  });
  return { ...report, areas, total: areas.reduce((sum, { points }) => sum + points, 0) };
}

/**
 * What the reader must find, by the habits with which the report was printed.
 * @param {InventedReport} report @param {import('./compose.mjs').Habits} habits
 */
export function expectedOf(report, habits) {
  const table = habits.points !== 'absent';
  const figures = table && !habits.dropFigures;
  const shown = figures || habits.areaHead === 'labelPoints' || habits.box !== 'none' || habits.pointBox === true;
  /** @type {Record<string, number>} */
  const notes = {};
  const note = (code, times = 1) => {
    if (times > 0) notes[code] = (notes[code] ?? 0) + times;
  };
  if (shown && !habits.total) note('total.summed');
  if (!shown) note('score.area-missing', report.areas.length);
  if (table && !figures) note('score.missing', report.areas.length);
  if (figures) {
    const uneven = report.areas.filter(
      (area) => area.points !== area.subQuestions.reduce((sum, row) => sum + row.points, 0),
    );
    note('rounding.area-sum', uneven.length);
    note(
      'score.missing',
      report.areas.flatMap((area) => area.subQuestions.filter((row) => row.points === null)).length,
    );
  }
  if (habits.unmarked === true) note('bullet.unmarked', report.areas.length * 2);
  if (report.edition === 'mixed') note('edition.ambiguous');
  // Only of one edition the sub-questions are known without a table of them.
  const known = report.edition === '2016' || report.edition === 'mixed';
  if (!table) note(known ? 'subquestions.of-edition' : 'subquestions.unknown');
  return {
    municipality: report.municipality,
    year: report.year,
    month: report.month,
    edition: report.edition === 'mixed' ? '2016' : report.edition,
    evaluators: report.evaluators,
    pointsTotal: shown || habits.total ? report.total : null,
    areas: report.areas.map((area) => ({
      number: area.number,
      name: area.name,
      points: shown ? area.points : null,
      subQuestions: table
        ? area.subQuestions.map((row) => (figures ? row : { ...row, points: null, max: null, percent: null }))
        : [],
      strengths: area.strengths,
      improvements: area.improvements,
    })),
    notes,
  };
}
