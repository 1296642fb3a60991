import { readdirSync } from 'node:fs';
import { files, importsOf, production, root, ruleFor, RULES, sources, textOf, wrongImports } from './import-rules.js';
import { sleepsIn } from './sleeps.js';

/*
 * The rules of libs/README.md that no compiler knows: who may import what, no cycles, short files, names that say
 * something, no test that sleeps, and the top level that the user of this project chose.
 */
describe('who may import what', () => {
  it.each(RULES.map((rule) => [rule.room, rule] as const))('%s', (_room, rule) => {
    const own = production.filter((path) => ruleFor(path) === rule);
    expect(own.length).toBeGreaterThan(0);
    expect(own.flatMap((path) => wrongImports(path))).toEqual([]);
  });

  it('is told by libs/README.md in the same words', () => {
    const told = textOf('libs/README.md')
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) =>
        line
          .split('|')
          .slice(1, 4)
          .map((cell) => cell.trim()),
      )
      .filter(([room]) => room !== 'room' && room !== 'test' && !room?.startsWith('---'));
    expect(told).toEqual(RULES.map(({ room, may, because }) => [room, may, because]));
  });

  // Each line breaks one rule; were the rule to vanish, its line would pass and this test would fail.
  it.each([
    ['libs/domain/src/plan/planted.ts', 'zod'],
    ['libs/contract/src/planted.ts', '@nestjs/common'],
    ['libs/phrases/src/planted.ts', 'zod'],
    ['backend/src/features/actions/planted.ts', '../people/hand-over.js'],
    ['backend/src/features/actions/planted.ts', '../../sample/ekvik.js'],
    ['backend/src/features/actions/planted.ts', '../../api.module.js'],
    ['backend/src/auth/planted.ts', '../features/actions/evidence.js'],
    ['backend/src/auth/planted.ts', '../mail/mail-transport.js'],
    ['backend/src/http/planted.ts', '../features/actions/evidence.js'],
    ['backend/src/http/planted.ts', '../auth/sessions.js'],
    ['backend/src/persistence/planted.ts', '../features/actions/evidence.js'],
    ['backend/src/persistence/rows/planted.ts', '../unit-of-work.js'],
    ['backend/src/persistence/migrations/planted.ts', '../rows/action.row.js'],
    ['backend/src/queue/planted.ts', '../persistence/unit-of-work.js'],
    ['backend/src/documents/planted.ts', '../mail/mail-transport.js'],
    ['backend/src/mail/planted.ts', '../features/actions/evidence.js'],
    ['backend/src/config/planted.ts', '../persistence/unit-of-work.js'],
    ['frontend/src/app/features/plan/planted.ts', '../readiness/days-left'],
    ['frontend/src/app/features/plan/planted.ts', '../../navigation'],
    ['frontend/src/app/features/plan/planted.ts', '../../shell'],
    ['frontend/src/app/ui/planted.ts', '../core/session-store'],
    ['frontend/src/app/ui/planted.ts', '@angular/common/http'],
    ['frontend/src/app/core/planted.ts', '../features/plan/plan-store'],
    ['backend/src/main.ts', '../../test/support/client.js'],
  ])('finds that %s imports %s', (path, target) => {
    for (const text of [
      `import { planted } from '${target}';`,
      `import type { Planted } from '${target}';`,
      `export * from '${target}';`,
      `const planted = await import('${target}');`,
    ]) {
      expect([text, wrongImports(path, text).length]).toEqual([text, 1]);
    }
  });

  it('nobody imports test, and backend and frontend never meet', () => {
    const wrong = production.flatMap((path) =>
      importsOf(path)
        .filter(
          ({ target }) =>
            target.startsWith('test/') ||
            (path.startsWith('backend/') && target.startsWith('frontend/')) ||
            (path.startsWith('frontend/') && target.startsWith('backend/')),
        )
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no cycles', () => {
    const graph = new Map(
      production.map((path) => [
        path,
        importsOf(path).flatMap(({ target, inside, lazy, typeOnly }) => (inside && !lazy && !typeOnly ? [target] : [])),
      ]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      const at = trail.indexOf(path);
      if (at >= 0) {
        cycles.push([...trail.slice(at), path].join(' → '));
        return;
      }
      if (done.has(path)) return;
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });
});

/** Here stands what is looked for. */
const HOUSE = 'test/house/';
/** The one place that waits between two looks. */
const POLLING = 'test/support/eventually.ts';

describe('what a newcomer sees', () => {
  it('the top level is the one that was asked for', () => {
    const seen = readdirSync(root).filter(
      (name) => !name.startsWith('.') && !['node_modules', 'dist', 'test-results'].includes(name),
    );
    expect(seen.sort()).toEqual(
      [
        'backend',
        'docker',
        'frontend',
        'libs',
        'nx.json',
        'package-lock.json',
        'package.json',
        'README.md',
        'test',
        'tsconfig.base.json',
      ].sort(),
    );
  });

  it('files have at most 400 lines', () => {
    const long = files
      .filter((path) => /\.(ts|mjs|html|scss)$/.test(path))
      .filter((path) => !/\/(migrations|vocabulary|catalogue)\//.test(path))
      .map((path) => ({ path, lines: textOf(path).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  it('names say what is inside', () => {
    const vague = files.filter((path) => /(^|\/)(utils?|helpers?|common|misc|shared)(\.[a-z.]+)?(\/|$)/.test(path));
    const loud = sources.filter((path) => !/^[a-z0-9.-]+$/.test(path.split('/').at(-1) ?? ''));
    expect([...vague, ...loud]).toEqual([]);
  });

  it('the backend has no circular or global wiring', () => {
    const wrong = production.filter(
      (path) =>
        path.startsWith('backend/') &&
        (/forwardRef\(/.test(textOf(path)) ||
          (/@Global\(/.test(textOf(path)) && !path.startsWith('backend/src/config/'))),
    );
    expect(wrong).toEqual([]);
  });

  it('no test is skipped or alone', () => {
    const wrong = sources.filter(
      (path) =>
        /\.(spec|e2e)\.ts$/.test(path) &&
        !path.startsWith(HOUSE) &&
        /\b(it|test|describe)\.(skip|only|todo|fixme)\b|\bx(it|describe)\(/.test(textOf(path)),
    );
    expect(wrong).toEqual([]);
  });

  it('no test sleeps', () => {
    const tests = sources.filter((path) => path.startsWith('test/') || /\.spec\.ts$/.test(path));
    const asleep = tests.filter((path) => !path.startsWith(HOUSE) && path !== POLLING && sleepsIn(textOf(path)));
    expect(asleep).toEqual([]);
  });

  it.each([
    ['await new Promise((done) => setTimeout(done, 25));', true],
    ['globalThis.setTimeout(resolve, 100);', true],
    [`import { setTimeout as pause } from 'node:timers/promises';`, true],
    [`import { scheduler } from 'timers/promises';`, true],
    ['await page.waitForTimeout(500);', true],
    [`await client.query('SELECT pg_sleep(1)');`, true],
    ['Atomics.wait(cell, 0, 0, 100);', true],
    ['jest.setTimeout(60_000);', false],
    ['test.setTimeout(60_000);', false],
    ['// nothing to do with setTimeout(…)', false],
    ['await eventually("the mail", look);', false],
  ])('knows whether this sleeps: %s', (line, sleeps) => {
    expect(sleepsIn(line)).toBe(sleeps);
  });
});
