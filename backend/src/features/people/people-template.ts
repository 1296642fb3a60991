import { guarded, PEOPLE_COLUMNS, ROLE_WORDS, type PeopleColumn } from '@kompassplan/domain';
import { catalogueOf, formatPhrase, type Language } from '@kompassplan/phrases';
import { listXlsx } from '../../documents/list-sheet.js';
import { SHEET_MEDIA_TYPES, reportCsv } from '../../documents/report-sheets.js';
import type { DownloadableFile } from '../../http/download.js';

const WIDTHS: Readonly<Record<PeopleColumn, number>> = { name: 28, email: 36, role: 18, unit: 36, managerOf: 36 };

/** An empty list of people with one row that shows how it is filled in. */
export async function peopleTemplate(format: 'xlsx' | 'csv', language: Language): Promise<DownloadableFile> {
  const word = (key: string) => formatPhrase(catalogueOf(language), language, key);
  const heads = (Object.keys(PEOPLE_COLUMNS) as PeopleColumn[]).map((column) => ({
    head: PEOPLE_COLUMNS[column][language === 'sv' ? 0 : PEOPLE_COLUMNS[column].length - 1] ?? column,
    width: WIDTHS[column],
  }));
  const role = ROLE_WORDS.contributor[language === 'sv' ? 0 : 1] ?? '';
  const example = [
    word('people.example-name'),
    'fornamn.efternamn@kommun.example',
    role,
    word('people.example-unit'),
    '',
  ];
  const rows = [example.map(guarded)];
  return {
    name: `${word('people.file-template')}.${format}`,
    mediaType: SHEET_MEDIA_TYPES[format],
    content:
      format === 'csv'
        ? reportCsv([heads.map(({ head }) => head), ...rows])
        : await listXlsx(word('people.file-template'), heads, rows),
  };
}
