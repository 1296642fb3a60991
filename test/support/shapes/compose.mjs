// From a report and the habits of its writer to blocks in printed order; the formats draw blocks, each in its way.

/**
 * @typedef {object} Habits
 * @property {'label' | 'labelPoints' | 'twoLines' | 'upperColon' | 'bare' | 'numbered' | 'chapter'} areaHead
 * @property {[string, string]} listHeads
 * @property {'none' | 'box' | 'oneLine'} box headwords and points under the area's head
 * @property {'after' | 'before' | 'absent'} points where the score tables stand
 * @property {string} pointsHead
 * @property {string[]} columns heads of the figures' columns
 * @property {boolean} [dropFigures] a bad extraction lost them
 * @property {boolean} [total] the total is told in the text
 * @property {boolean} [contents]
 * @property {boolean} [appendix]
 * @property {string} [introHead]
 * @property {boolean} [sideBySide] the two lists stand beside each other
 * @property {boolean} [pointBox] points in a box beside the text, as the print says too
 * @property {boolean} [reversed] improvement areas on the left of them
 * @property {boolean} [unmarked] nothing at all tells one item from the next but its line
 */

/** @type {Habits} */
export const PLAIN = {
  areaHead: 'label',
  listHeads: ['STYRKOR', 'FÖRBÄTTRINGSOMRÅDEN'],
  box: 'none',
  points: 'after',
  pointsHead: '4. Översikt av poängfördelning',
  columns: ['Uppnått', 'Max', 'Procent'],
  contents: true,
  introHead: 'Allmänt',
};

const WORDS = {
  sv: {
    tool: 'Kommunkompassen',
    cover: 'Analys av',
    evaluators: 'Utvärderare:',
    and: 'och',
    contents: 'Innehåll',
    about: 'Vad är Kommunkompassen?',
    aboutText: [
      'Kommunkompassen är ett sätt att se hur en kommun leds. Den mäter inte resultat i skola eller omsorg utan hur arbetet är ordnat, och pekar ut styrkor och förbättringsområden att arbeta vidare med.',
      'Underlaget kommer från tre håll:',
    ],
    sources: ['samtal med ett trettiotal personer', 'styrdokument', 'webbplatsen'],
    summary: 'Sammanfattning',
    summaryText: (name) =>
      `Besöket i ${name} gjordes under två dagar. Gruppen vill tacka för ett vänligt mottagande och för öppna svar på alla frågor.`,
    total: (points) => `Sammanlagt får kommunen ${points} poäng av 800 möjliga.`,
    detail: 'Genomgång område för område',
    area: 'Område',
    points: 'poäng',
    box: ['Rubriker', 'Poäng'],
    tables: 'Tabellerna visar utfallet per delfråga.',
    appendix: (name) => `Kortfakta om ${name}`,
    facts: ['12 400 invånare', '3 tätorter, den största med 7 100 invånare', 'Skattesats 21,64', '1 050 anställda'],
  },
  no: {
    tool: 'Kommunekompasset',
    cover: 'Evaluering av',
    evaluators: 'Evaluerere:',
    and: 'og',
    contents: 'Innhold',
    about: 'Om Kommunekompasset',
    aboutText: [
      'Kommunekompasset er en måte å se hvordan en kommune ledes på.',
      'Grunnlaget er hentet fra tre kilder:',
    ],
    sources: ['samtaler', 'styringsdokumenter', 'nettsidene'],
    summary: 'Sammendrag',
    summaryText: (name) => `Besøket i ${name} varte i to dager.`,
    total: (points) => `Kommunen får ${points} poeng av 800 mulige.`,
    detail: 'Gjennomgang område for område',
    area: 'Område',
    points: 'poeng',
    box: ['Overskrifter', 'Poeng'],
    tables: 'Tabellene viser resultatet per delspørsmål.',
    appendix: (name) => `Fakta om ${name}`,
    facts: ['8 900 innbyggere', '2 tettsteder'],
  },
};

/** @typedef {{ kind: string, text?: string, lines?: string[], items?: string[], rows?: string[][], points?: string, level?: number, section?: string }} Block */

/** @param {import('./invented-report.mjs').InventedReport} report @param {Habits} habits @returns {Block[]} */
export function compose(report, habits) {
  const words = report.edition === 'norway' ? WORDS.no : WORDS.sv;
  const numbered = habits.areaHead !== 'bare' && habits.areaHead !== 'numbered';
  const chapter = (number, text) => ({ kind: 'chapter', text: numbered ? `${number} ${text}` : text });
  const tables = habits.points === 'absent' ? [] : scoreChapter(report, habits, words);
  return [
    {
      kind: 'cover',
      lines: [words.tool, words.cover, report.municipality.toUpperCase(), coverDate(report)],
      people: [words.evaluators, `${report.evaluators.join(` ${words.and} `)}`],
    },
    ...(habits.contents ? [{ kind: 'contents', head: words.contents, rows: contentsRows(report, habits, words) }] : []),
    chapter(1, words.about),
    ...words.aboutText.map((text) => ({ kind: 'text', text })),
    { kind: 'list', items: words.sources },
    chapter(2, words.summary),
    { kind: 'text', text: words.summaryText(report.municipality) },
    ...(habits.total ? [{ kind: 'text', text: words.total(report.total) }] : []),
    ...(habits.points === 'before' ? tables : []),
    chapter(3, words.detail),
    ...report.areas.flatMap((area) => areaBlocks(area, habits, words)),
    ...(habits.points === 'after' ? tables : []),
    ...(habits.appendix
      ? [
          { kind: 'chapter', text: words.appendix(report.municipality) },
          { kind: 'list', items: words.facts },
        ]
      : []),
  ];
}

const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
];

function coverDate({ year, month, edition }) {
  if (month === null) return String(year);
  const name = MONTHS[month - 1] ?? '';
  return `${edition === 'norway' ? name.replace('maj', 'mai') : name} ${year}`;
}

/** The lines of an area's head. */
function headLines({ number, name, points }, habits, words) {
  switch (habits.areaHead) {
    case 'label':
      return [`${words.area} ${number} ${name}`];
    case 'labelPoints':
      return [`${words.area} ${number} ${name} ${points} ${words.points}`];
    case 'twoLines':
      return [`${words.area} ${number}`, name];
    case 'upperColon':
      return [`${words.area.toUpperCase()} ${number}: ${name.toUpperCase()}`];
    case 'bare':
      return [name];
    case 'numbered':
      return [`${number}. ${name}`];
    case 'chapter':
      return [`3.${number} ${name}`];
  }
}

function areaBlocks(area, habits, words) {
  const [strengths, improvements] = habits.listHeads;
  return [
    { kind: 'area', lines: headLines(area, habits, words), points: String(area.points) },
    ...(habits.box === 'none'
      ? []
      : [{ kind: 'box', style: habits.box, head: words.box, items: area.topics, points: String(area.points) }]),
    ...(habits.introHead ? [{ kind: 'small', text: habits.introHead }] : []),
    { kind: 'text', text: area.intro },
    ...(habits.sideBySide
      ? [sides(area, habits)]
      : [
          { kind: 'listHead', text: strengths },
          { kind: 'list', items: area.strengths, finding: true },
          { kind: 'listHead', text: improvements, side: 1 },
          { kind: 'list', items: area.improvements, finding: true },
        ]),
  ];
}

function scoreChapter(report, habits, words) {
  // What was not measured leaves its cells empty.
  const figures = (points, max, percent) =>
    habits.dropFigures
      ? []
      : [points, max, percent === null ? '' : `${percent}%`].map((figure) => String(figure ?? ''));
  const tables = report.areas.map((area) => ({
    kind: 'table',
    rows: [
      [`${area.number}.`, area.tableName, ...habits.columns],
      ...area.subQuestions.map((row) => [row.number, row.title, ...figures(row.points, row.max, row.percent)]),
      ...(habits.dropFigures ? [] : [['', '', ...figures(area.points, 100, area.points)]]),
    ],
  }));
  return [{ kind: 'chapter', text: habits.pointsHead }, { kind: 'text', text: words.tables }, ...tables];
}

function contentsRows(report, habits, words) {
  return [
    [words.about, 3],
    [words.summary, 4],
    [words.detail, 5],
    ...report.areas.map((area, at) => [
      headLines(
        area,
        {
          ...habits,
          areaHead: habits.areaHead === 'twoLines' || habits.areaHead === 'labelPoints' ? 'label' : habits.areaHead,
        },
        words,
      )[0],
      5 + at * 2,
    ]),
    ...(habits.points === 'absent' ? [] : [[habits.pointsHead, 22]]),
  ].map(([title, page]) => [String(title), String(page)]);
}

function sides(area, { listHeads, reversed }) {
  const [heads, lists] = [[...listHeads], [area.strengths, area.improvements]];
  return { kind: 'sides', heads: reversed ? heads.reverse() : heads, lists: reversed ? lists.reverse() : lists };
}
