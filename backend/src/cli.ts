import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError, type Finding, type ImportDraft, type RowError } from '@kompassplan/domain';
import { formatPhrase } from '@kompassplan/phrases/format';
import { sv } from '@kompassplan/phrases/sv';
import { DEFAULT_LIMITS } from './documents/read-limits.js';
import { readContent } from './documents/read-document.js';
import { draftOfContent } from './features/imports/draft-of-content.js';

const USAGE = 'Användning: npm run --silent report:parse -- FIL';

/** The report as printed for programs: findings by their first line, without the class of every line. */
function printed(report: ImportDraft['report']): unknown {
  const plain = <T extends Finding>({ lines: _lines, ...finding }: T): Omit<T, 'lines'> => finding;
  return {
    ...report,
    areas: report.areas.map((area) => ({
      ...area,
      // What the report does not print is no part of it.
      subQuestions: area.subQuestions.filter(({ ofEdition }) => ofEdition !== true),
      strengths: area.strengths.map(plain),
      improvements: area.improvements.map(plain),
    })),
  };
}

function sentence(error: unknown): string {
  if (!(error instanceof DomainError)) return 'Filen går inte att läsa på grund av ett fel i programmet.';
  const phrases: Readonly<Record<string, string>> = sv;
  return phrases[`problem.${error.code}`] ?? error.code;
}

/** The first cell that needs correcting, in one sentence. */
function faults(errors: readonly RowError[]): string {
  const [first] = errors;
  if (first === undefined) return '';
  return `${first.cell}: ${formatPhrase(sv, 'sv', `sheet.error.${first.code}`, first.details)}`;
}

async function load(path: string): Promise<Buffer> {
  try {
    // Asked before reading: a huge file is refused without loading it.
    const { size } = await stat(path);
    if (size > DEFAULT_LIMITS.maxBytes) throw new DomainError('document.too-large');
    return await readFile(path);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw new Error(code === 'ENOENT' ? 'Filen finns inte.' : 'Filen går inte att öppna.', { cause: error });
  }
}

/** `report:parse FILE`: 0 and JSON on stdout, or 2 and one sentence on stderr. */
async function reportParse(files: readonly string[]): Promise<number> {
  const [path, ...more] = files;
  if (path === undefined || more.length > 0) {
    console.error(USAGE);
    return 2;
  }
  try {
    const bytes = await load(path);
    const reading = draftOfContent(await readContent(bytes, basename(path)), null, []);
    if (reading.kind === 'mapping') throw new DomainError('sheet.unknown-heads');
    if (reading.kind === 'faults') {
      console.error(faults(reading.errors));
      return 2;
    }
    process.stdout.write(`${JSON.stringify(printed(reading.draft.report), null, 2)}\n`);
    return 0;
  } catch (error) {
    console.error(error instanceof Error && error.cause !== undefined ? error.message : sentence(error));
    return 2;
  }
}

const [command, ...rest] = process.argv.slice(2);
if (command === 'report:parse') {
  process.exitCode = await reportParse(rest);
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
