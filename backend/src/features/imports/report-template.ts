import { EDITIONS, planToRows, type ReportPlan, UNDECIDED } from '@kompassplan/domain';
import { catalogueOf, formatPhrase, type Language } from '@kompassplan/phrases';
import { reportCsv, reportXlsx, SHEET_MEDIA_TYPES } from '../../documents/report-sheets.js';
import type { DownloadableFile } from '../../http/download.js';

/** The edition whose sub-questions are known by heart: whoever has another one overwrites them. */
const EDITION = '2016';

/** Rows laid out in each area: most reports have fewer. */
const STRENGTHS = 6;
const IMPROVEMENTS = 8;

/** A report of which only the framework is known: figures and points to be filled in. */
function emptyPlan(): ReportPlan {
  const edition = EDITIONS.find(({ id }) => id === EDITION);
  return {
    municipality: null,
    code: null,
    year: null,
    month: null,
    edition: EDITION,
    evaluators: ['', ''],
    pointsTotal: null,
    pointsMax: 800,
    areas: (edition?.areas ?? []).map(({ number, name, max }) => ({
      number,
      name,
      points: null,
      max,
      percent: null,
      subQuestions: (edition?.subQuestions ?? [])
        .filter(({ area }) => area === number)
        .map((question) => ({
          number: question.number,
          title: question.title,
          points: null,
          max: question.max,
          percent: null,
        })),
      strengths: Array.from({ length: STRENGTHS }, () => ({ text: '', page: null, line: 0 })),
      improvements: Array.from({ length: IMPROVEMENTS }, () => ({
        ...UNDECIDED,
        ...{ text: '', page: null, line: 0, skipReason: null },
      })),
    })),
    ownActions: [],
  };
}

/** The template: the framework's areas and sub-questions, and the help sheet in the reader's language. */
export async function reportTemplate(format: 'xlsx' | 'csv', language: Language): Promise<DownloadableFile> {
  const rows = planToRows(emptyPlan());
  const phrases = catalogueOf(language);
  return {
    name: `${formatPhrase(phrases, language, 'sheet.file-template')}.${format}`,
    mediaType: SHEET_MEDIA_TYPES[format],
    content: format === 'csv' ? reportCsv(rows) : await reportXlsx(rows, language, { spare: true }),
  };
}
