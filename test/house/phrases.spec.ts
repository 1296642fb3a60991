import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ACTION_STATUSES, ROW_ERROR_CODES, SHEET_COLUMN_IDS, SHEET_COLUMNS, STATUS_WORDS } from '@kompassplan/domain';
import { en, sv } from '@kompassplan/phrases';
import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** A refusal without a sentence would show its code to a person. */
const root = resolve(import.meta.dirname, '../..');

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourcesBelow(path);
    return path.endsWith('.ts') && !path.endsWith('.spec.ts') ? [path] : [];
  });
}

describe('phrases', () => {
  it('every refusal has its sentence', () => {
    const codes = ['backend/src', 'libs/domain/src'].flatMap((folder) =>
      sourcesBelow(join(root, folder)).flatMap((path) =>
        [...readFileSync(path, 'utf8').matchAll(/new (?:DomainError|DocumentProblem)\(\s*'([^']+)'/g)].map(
          (m) => m[1]!,
        ),
      ),
    );
    expect(codes.length).toBeGreaterThan(30);
    expect([...new Set(codes)].filter((code) => !(`problem.${code}` in sv))).toEqual([]);
  });

  it('both languages have the same keys and the same placeholders, and every message can be read', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(sv).sort());
    const wrong = Object.keys(sv).filter((key) => {
      const [swedish, english] = [sv[key as keyof typeof sv], en[key as keyof typeof en]].map(placeholders);
      return swedish !== english;
    });
    expect(wrong).toEqual([]);
  });

  it('a sheet speaks of an action in the words of the pages, and has a sentence for every fault', () => {
    for (const status of ACTION_STATUSES) {
      expect(STATUS_WORDS[status][0]).toBe(sv[`status.${status}`]);
      expect(STATUS_WORDS[status]).toContain(en[`status.${status}`]);
    }
    const needed = [
      ...SHEET_COLUMN_IDS.map((column) => `sheet.column.${column}`),
      ...ROW_ERROR_CODES.map((code) => `sheet.error.${code}`),
    ];
    expect(needed.filter((key) => !(key in sv))).toEqual([]);
    for (const column of ['unit', 'effortWeeks', 'due', 'owner', 'status'] as const) {
      expect(SHEET_COLUMNS[column][0]).toBe(sv[`plan.field-${column}`]);
    }
    expect(SHEET_COLUMNS.reviewOn[0]).toBe(sv['plan.field-declinedReviewOn']);
  });
});

function placeholders(message: string): string {
  const names = new Set<string>();
  const visit = (elements: readonly Element[]): void => {
    for (const element of elements) {
      if ('value' in element && element.type !== 0) names.add(String(element.value));
      if ('options' in element) for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(message, 'sv', undefined, { ignoreTag: true }).getAst());
  return [...names].sort().join(' ');
}
