import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
