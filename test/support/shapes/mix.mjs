// Habits mixed at random: shapes that nobody thought of. A seed gives the same shape each time.
import { inventedReport, withDashes } from './invented-report.mjs';

const PLACES = [
  'Granviks',
  'Ålunda',
  'Västra Solberga',
  'Björkedals',
  'Malm-Sätra',
  'Fjellvik',
  'Stor-Elvnes',
  'Östby',
];
const PEOPLE = [
  'Karin Almsäter',
  'Nils Brohult',
  'Inga-Lill Vesterdal',
  'Omar Rinnholm',
  'Petra Sjöhage',
  'Jon af Eriksvold',
];
const LIST_HEADS = {
  sv: [
    ['STYRKOR', 'FÖRBÄTTRINGSOMRÅDEN'],
    ['Styrkor', 'Förbättringsområden'],
    ['Styrkor:', 'Utvecklingsområden:'],
    ['Styrkor', 'Utvecklingsområden'],
    ['Styrka', 'Förbättringsmöjligheter'],
  ],
  no: [
    ['Styrker', 'Forbedringsområder'],
    ['STYRKER', 'FORBEDRINGSOMRÅDER'],
    ['Styrker:', 'Utviklingsområder:'],
  ],
};
const POINTS_HEADS = {
  sv: [
    '4. Översikt av poängfördelning',
    'Poängsammanställning',
    '4 Poängfördelning',
    'Översikt över poäng',
    'Poäng per delfråga',
  ],
  no: ['Poengfordeling', 'Oversikt over poeng', '4 Poengoversikt'],
};
const COLUMNS = {
  sv: [
    ['Uppnått', 'Max', 'Procent'],
    ['Poäng', 'Max', '%'],
    ['Uppnådd poäng', 'Maxpoäng', 'Procent'],
    ['Poäng', 'Maxpoäng', 'Andel'],
  ],
  no: [
    ['Poeng', 'Maks', 'Prosent'],
    ['Oppnådd', 'Maks', '%'],
  ],
};

/** Draws from a list by a seed; each question gets a number of its own. */
function drawer(seed) {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
  for (let warm = 0; warm < 8; warm += 1) next();
  return { of: (list) => list[Math.floor(next() * list.length)], chance: (share) => next() < share };
}

const foots = (name) => [
  (page) => [String(page)],
  (page) => ['', String(page), ''],
  (page) => [`${name} 2018-03-02 ${page} (31)`],
  (page) => [`(${page})`],
  (page) => [`Page ${page}:`],
  (page) => ['', `Sida ${page} av 40`, ''],
  (page) => [`${page} | ${name}`],
  (page) => [`- ${page} -`, 'Kommunkompassen'],
];

/** @param {number} seed @returns {import('./catalogue.mjs').Shape} */
export function mixedShape(seed) {
  const draw = drawer(seed);
  const edition = draw.of(['2010', '2016', '2020', 'norway', '2016']);
  const language = edition === 'norway' ? 'no' : 'sv';
  const municipality = `${draw.of(PLACES)} ${language === 'no' ? 'kommune' : 'kommun'}`;
  const first = draw.of(PEOPLE);
  const report = inventedReport({
    seed,
    municipality,
    edition,
    year: draw.of([2012, 2017, 2021]),
    month: draw.of([null, 3, 9]),
    evaluators: [first, ...PEOPLE.filter((name) => name !== first).slice(0, draw.of([0, 1, 1, 2]))],
  });
  const format = draw.of(['txt', 'txt', 'pdf', 'pdf', 'docx']);
  const habits = {
    areaHead: draw.of(['label', 'labelPoints', 'twoLines', 'upperColon', 'bare', 'numbered', 'chapter']),
    listHeads: draw.of(LIST_HEADS[language]),
    box: draw.of(format === 'txt' ? ['none', 'box', 'oneLine'] : ['none', 'box']),
    points: draw.of(['after', 'after', 'before', 'absent']),
    pointsHead: draw.of(POINTS_HEADS[language]),
    columns: draw.of(COLUMNS[language]),
    dropFigures: draw.chance(0.1),
    total: draw.chance(0.5),
    contents: draw.chance(0.6),
    appendix: draw.chance(0.4),
    introHead: draw.of([language === 'no' ? 'Generelt' : 'Allmänt', undefined]),
  };
  const print = PRINTS[format](draw, municipality);
  // Drawn last, so that a seed keeps the habits that it had before there were lists side by side.
  habits.sideBySide = format !== 'txt' && print.tagged !== true && print.bullet !== '' && draw.chance(0.2);
  if (format === 'pdf' && habits.sideBySide) print.columns = 1;
  if (format === 'pdf') Object.assign(print, { areaHeads: draw.chance(0.2), repeatHeads: draw.chance(0.3) });
  if (print.areaHeads) print.head = undefined;
  if (print.table === 'clusters' && draw.chance(0.3)) print.table = 'split';
  // Numbers alone between the lines of their titles: nobody could read that.
  if (print.table === 'middle' || print.table === 'split') habits.dropFigures = false;
  habits.reversed = habits.sideBySide && draw.chance(0.3);
  if (format === 'pdf' && draw.chance(0.3)) print.align = 'left';
  if (format === 'pdf' && habits.sideBySide) print.headDrop = draw.of([0, 0, 4]);
  if (format === 'pdf') takeFurtherHabits(draw, print, habits);
  if (format === 'docx') {
    print.notes = print.lists !== 'breaks' && draw.chance(0.3);
    print.nested = print.lists === 'numbering' && !habits.sideBySide && draw.chance(0.3);
  }
  // In a plain text a dash at the beginning of a line is told from a mark only where the marks are no dashes.
  const told = format !== 'txt' || /[•·*\uf0b7]/u.test(print.bullet);
  if (told && language === 'sv' && draw.chance(0.3))
    return { name: `mix-${seed}`, format, report: withDashes(report), habits, print };
  return { name: `mix-${seed}`, format, report, habits, print };
}

/** What the habits above share without saying so: marks of their own, few of them, heads of one line, points in the text. */
function takeFurtherHabits(draw, print, habits) {
  const plain = !print.tagged && !print.drawn && print.bullet !== '' && !habits.sideBySide;
  if (plain && draw.chance(0.4)) print.inline = draw.of(['hang', 'deep', 'flush', 'out']);
  if (print.inline === 'out') print.indent = 12;
  if (plain && draw.chance(0.3)) print.bullet = draw.of(['o', '*', '·', '→', '▪', '●', '\uf0b7']);
  if (/[→▪●\uf0b7]/u.test(print.bullet)) print.letters = 'Liberation';
  const { head, foot } = print;
  if (head && draw.chance(0.4)) print.head = (page) => [head(page), 'Utvärdering'];
  if (foot && draw.chance(0.3)) print.foot = (page, count) => ['Kommunkompassen', foot(page, count)];
  print.pointBox = !print.tagged && print.columns === 1 && habits.box === 'none' && draw.chance(0.25);
  habits.pointBox = print.pointBox;
  if (print.pointBox) print.pointWords = ['Poäng:', 'av 100'];
}

const PRINTS = {
  txt: (draw, municipality) => {
    const bullet = draw.of(['- ', '• ', '· ', '* ', '– ', '\uf0b7 ', '\uf0b7\t', '-\t', '']);
    const wrap = draw.of([0, 60, 72, 80, 100, 120]);
    const foot = draw.chance(0.5) ? draw.of(foots(municipality)) : undefined;
    const indent = bullet === '' ? 4 : draw.of([0, 0, 2]);
    return {
      bullet,
      wrap,
      indent,
      // Without a bullet the hanging indent is all there is.
      hang: bullet === '' ? draw.of([6, 8]) : draw.of([0, indent + 2]),
      gap: draw.of(['tab', 'blanks']),
      hyphenate: draw.chance(0.3),
      airy: draw.chance(0.2),
      foot,
      pageLines: draw.of([29, 37, 44]),
      formFeed: draw.chance(0.3),
      melted: foot === undefined && draw.chance(0.15) && /[•·\uf0b7]/u.test(bullet),
      eol: draw.of(['\n', '\r\n']),
      encoding: draw.of(bullet.startsWith('\uf0b7') ? ['utf8', 'bom'] : ['utf8', 'bom', '1252']),
    };
  },
  pdf: (draw, municipality) => {
    const drawn = draw.chance(0.35);
    const tagged = draw.chance(0.4);
    const bullet = draw.of(['•', '–', '-', '']);
    return {
      tagged,
      drawn,
      bullet,
      hanging: drawn ? true : draw.chance(0.85),
      indent: draw.of(bullet === '' ? [10, 18] : [0, 10, 18]) + (drawn ? 6 : 0),
      columns: draw.of([1, 1, 1, 2]),
      table: draw.of(['clusters', 'ruled', 'middle']),
      align: draw.of(['centre', 'right']),
      foot: draw.of([undefined, (page) => String(page), (page, count) => `${municipality} ${page} (${count})`]),
      head: draw.of([undefined, () => `Kommunkompassen ${municipality}`]),
      // Without mark, tag and gap nothing tells one item from the next.
      itemGap: draw.of(bullet === '' && !tagged && !drawn ? [4, 6] : [0, 3, 6]),
      size: draw.of([10, 11, 12]),
      sameSize: draw.chance(0.2),
      hyphenate: draw.chance(0.3),
    };
  },
  docx: (draw) => ({
    headings: draw.of(['style', 'bold']),
    lists: draw.of(['numbering', 'typed', 'breaks']),
    bullet: draw.of(['- ', '• ', '–\t', '· ']),
    tables: draw.of(['table', 'tabs']),
    splitRuns: draw.chance(0.4),
    emptyParagraphs: draw.chance(0.5),
  }),
};
