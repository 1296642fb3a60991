import { planToFile, planToRows, type ReportPlan } from '@kompassplan/domain';
import { catalogueOf, formatPhrase, type Language } from '@kompassplan/phrases';
import { reportCsv, reportXlsx, SHEET_MEDIA_TYPES } from '../../documents/report-sheets.js';
import type { DownloadableFile } from '../../http/download.js';

/** A report and its plan as a file that the import reads back into the same plan. */
export async function exportEvaluation(
  plan: ReportPlan,
  format: 'xlsx' | 'csv' | 'json',
  language: Language,
): Promise<DownloadableFile> {
  const phrases = catalogueOf(language);
  const name = formatPhrase(phrases, language, 'sheet.file-export', {
    municipality: (plan.municipality ?? 'kommun').toLowerCase().replace(/[^\p{L}\d]+/gu, '-'),
    year: String(plan.year ?? ''),
  });
  if (format === 'json') {
    const content = Buffer.from(`${JSON.stringify(planToFile(plan), null, 2)}\n`);
    return { name: `${name}.json`, mediaType: 'application/json', content };
  }
  const rows = planToRows(plan);
  const content = format === 'csv' ? reportCsv(rows) : await reportXlsx(rows, language);
  return { name: `${name}.${format}`, mediaType: SHEET_MEDIA_TYPES[format], content };
}
