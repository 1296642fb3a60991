import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReport } from './parse-report.js';
import type { SourceLine } from './source-line.js';

const fixtures = join(import.meta.dirname, '../../../../test/fixtures');

function lines(text: string): SourceLine[] {
  return text.split('\n').map((line, index) => ({ line: index + 1, page: null, text: line }));
}

function classOf(report: ReturnType<typeof parseReport>, start: string): string | undefined {
  return report.classified.find(({ text }) => text.trim().startsWith(start))?.class;
}

describe('the invented report of Ekvik', () => {
  const expected = JSON.parse(readFileSync(join(fixtures, 'expected/ekvik-2017.json'), 'utf8'));
  const report = parseReport(lines(readFileSync(join(fixtures, 'ekvik-2017.txt'), 'utf8')));

  it('says whose it is', () => {
    const { municipality, year, edition, evaluators, pointsTotal, pointsMax } = expected;
    expect(report).toMatchObject({ municipality, year, edition, evaluators, pointsTotal, pointsMax });
  });

  it.each<{
    number: number;
    name: string;
    points: number;
    max: number;
    subQuestions: object[];
    strengths: number;
    improvements: number;
  }>(expected.areas)('area $number', ({ number, ...area }) => {
    const found = report.areas.find((candidate) => candidate.number === number);
    expect(found).toMatchObject({ name: area.name, points: area.points, max: area.max });
    expect(found?.subQuestions).toMatchObject(area.subQuestions);
    expect(found?.strengths).toHaveLength(area.strengths);
    expect(found?.improvements).toHaveLength(area.improvements);
  });

  it('keeps the table name of area 2 as an alias', () => {
    expect(report.areas[1]?.aliases).toContain('Tillgänglighet och brukarorientering');
  });

  it('places every line, joins the one that lost its dash and says so', () => {
    expect(report.lines.unplaced).toEqual([]);
    const joined = report.notes.find(({ code }) => code === 'bullet.joined');
    expect(
      report.areas.flatMap(({ improvements }) => improvements).find((item) => item.lines.includes(joined?.line ?? 0))
        ?.lines,
    ).toHaveLength(2);
  });

  it('tells rounding from errors', () => {
    const codes = new Set(report.notes.map(({ code }) => code));
    expect([...codes].filter((code) => code.startsWith('mismatch'))).toEqual([]);
    expect(codes.has('rounding.area-sum')).toBe(true);
  });

  it('takes neither contents nor lists before the first area for findings', () => {
    expect(classOf(report, '- den folkvalda ledningen')).toBe('narrative');
    expect(classOf(report, 'Område 1 Offentlighet och demokrati\t6')).toBe('furniture');
  });

  it('gives sub-questions the headwords of the box', () => {
    const titles = report.areas.flatMap(({ subQuestions }) => subQuestions.map(({ shortTitle }) => shortTitle));
    expect(titles.filter((title) => title !== undefined)).toHaveLength(45);
    expect(report.areas[3]?.subQuestions[4]?.shortTitle).toBe('Kommunledningens kommunikation');
  });
});

describe('forms that other reports have', () => {
  it('points in the heading, title below the label, other words for the lists', () => {
    const report = parseReport(
      lines(
        [
          'Område 1 Offentlighet och demokrati 49 poäng',
          'Styrka:',
          '• Webbsänd fullmäktige',
          'Utvecklingsområden',
          '• Fler dialoger',
          'Område 2',
          'Tillgänglighet och brukarorientering',
          'Styrkor inom området',
          '– Snabba svar',
          'Förbättringsmöjligheter:',
          '– Följ upp klagomål',
        ].join('\n'),
      ),
    );
    expect(report.areas).toMatchObject([
      {
        number: 1,
        points: 49,
        max: null,
        strengths: [{ text: 'Webbsänd fullmäktige' }],
        improvements: [{ text: 'Fler dialoger' }],
      },
      {
        number: 2,
        name: 'Tillgänglighet och brukarorientering',
        points: null,
        improvements: [{ text: 'Följ upp klagomål' }],
      },
    ]);
    expect(report.pointsTotal).toBeNull();
  });

  it('Norwegian areas without numbers', () => {
    const names = [
      'Offentlighet og demokrati',
      'Tilgjengelighet, innbygger- og brukerorientering',
      'Politisk styring og kontroll',
      'Lederskap, ansvar og delegasjon',
    ];
    const report = parseReport(
      lines(
        names.flatMap((name) => [name, '', 'Styrker', '- Noe bra', 'Forbedringsområder', '- Noe annet', '']).join('\n'),
      ),
    );
    expect(report.edition).toBe('norway');
    expect(report.areas.map(({ number, name }) => [number, name])).toEqual(
      names.map((name, index) => [index + 1, name]),
    );
    expect(report.areas.every(({ improvements }) => improvements.length === 1)).toBe(true);
  });

  it('the areas of 2020 keep that edition’s numbers', () => {
    const report = parseReport(
      lines(
        ['Kvalitetsutveckling', 'Arbetsliv', 'Samhällsutveckling']
          .flatMap((name) => [name, 'Styrkor', '- En', 'Förbättringsområden', '- Två'])
          .join('\n'),
      ),
    );
    expect(report.edition).toBe('2020');
    expect(report.areas.map(({ number }) => number)).toEqual([2, 6, 7]);
  });

  it('heads and feet of pages inside a list', () => {
    const foot = (page: number): string => `Sveriges Kommuner och Landsting 2017-05-13 ${page} (25)`;
    const report = parseReport(
      lines(
        [
          'Område 1 Offentlighet och demokrati',
          'STYRKOR',
          '- Ett',
          foot(3),
          '- Två',
          '4',
          '- Tre som',
          foot(4),
          'fortsätter',
          '(34)',
          foot(5),
          'Page 7:',
          '- Fyra',
        ].join('\n'),
      ),
    );
    expect(report.areas[0]?.strengths.map(({ text }) => text)).toEqual(['Ett', 'Två', 'Tre som fortsätter', 'Fyra']);
    expect(report.lines.furniture).toBe(6);
  });

  it('an area repeated as a page head opens nothing', () => {
    const head = 'Område 1 Offentlighet och demokrati';
    const report = parseReport(
      lines([head, 'STYRKOR', '- Ett', head, '- Två', 'FÖRBÄTTRINGSOMRÅDEN', '- Tre', head, '- Fyra'].join('\n')),
    );
    expect(report.areas[0]?.strengths).toHaveLength(2);
    expect(report.areas[0]?.improvements).toHaveLength(2);
  });

  it('lists without any bullet', () => {
    const report = parseReport(
      lines(
        [
          'Område 1 Offentlighet och demokrati',
          'Förbättringsområden',
          'Redovisa resultat',
          'Fler dialoger med',
          'unga i kommunen',
        ].join('\n'),
      ),
    );
    expect(report.areas[0]?.improvements.map(({ text }) => text)).toEqual([
      'Redovisa resultat',
      'Fler dialoger med unga i kommunen',
    ]);
    expect(report.notes.map(({ code }) => code)).toContain('bullet.unmarked');
  });

  it('running text that names the lists is no head, and a chapter after the areas ends them', () => {
    const report = parseReport(
      lines(
        [
          'Område 8 Kommunen som samhällsbyggare',
          'Både styrkor och förbättringsområden beskrivs.',
          'FÖRBÄTTRINGSOMRÅDEN',
          '- En plan',
          '',
          '4. Översikt av poängfördelning',
          '',
          'Kortfakta om Ekviks kommun',
          '- 9 000 invånare',
        ].join('\n'),
      ),
    );
    expect(report.areas[0]?.improvements).toHaveLength(1);
    expect(report.areas[0]?.strengths).toHaveLength(0);
  });
});

describe('score tables', () => {
  const head = '1.\tOffentlighet och demokrati\tUppnått\tMax\tProcent';

  it('a title that breaks over lines, with its figures on the first or the last', () => {
    const report = parseReport(
      lines(
        [
          head,
          '1.1 Finns en plan för',
          'demokrati? 8 15 50%',
          '1.2\tInformeras invånarna om\t14\t20\t68%',
          'aktuella frågor?',
          '\t\t22\t35\t63%',
        ].join('\n'),
      ),
    );
    expect(report.areas[0]?.subQuestions).toMatchObject([
      { number: '1.1', title: 'Finns en plan för demokrati?', points: 8, max: 15, percent: 50 },
      { number: '1.2', title: 'Informeras invånarna om aktuella frågor?', points: 14, max: 20, percent: 68 },
    ]);
    expect(report.areas[0]).toMatchObject({ points: 22, max: 35, percent: 63 });
  });

  it('says that figures are missing and guesses none', () => {
    const report = parseReport(lines([head, '1.1\tFinns en plan?', '1.2\tInformeras invånarna?\t8'].join('\n')));
    expect(report.areas[0]?.subQuestions).toMatchObject([
      { number: '1.1', points: null, max: null, percent: null },
      { number: '1.2', points: null, max: null, percent: null },
    ]);
    expect(report.notes.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['score.missing', 'score.area-missing']),
    );
  });

  it('keeps a figure that does not fit and notes it', () => {
    const report = parseReport(lines([head, '1.1\tFinns en plan?\t8\t15\t90%', '\t\t30\t100\t30%'].join('\n')));
    expect(report.areas[0]?.subQuestions[0]).toMatchObject({ points: 8, percent: 90 });
    expect(report.notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['mismatch.row', 'mismatch.area-sum']));
  });
});

it('refuses a text that has no area', () => {
  expect(() => parseReport(lines('En text om något annat.\nFörbättringsområden\n- En punkt'))).toThrow(
    expect.objectContaining({ code: 'report.no-areas' }),
  );
});
