import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/*
 * The rules of libs/README.md that no compiler knows: who may import what, no cycles, short files, names that say
 * something, and the top level that the user of this project chose.
 */
const root = resolve(import.meta.dirname, '../..');
const SOURCE_ROOMS = [
  'backend/src',
  'frontend/src',
  'libs/domain/src',
  'libs/contract/src',
  'libs/phrases/src',
  'test',
];
const SKIP = new Set(['node_modules', 'dist', '.data', '.nx', '.angular', 'fixtures', 'screenshots']);

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    if (SKIP.has(name)) return [];
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

const files = SOURCE_ROOMS.flatMap((room) => filesBelow(join(root, room))).map((path) => relative(root, path));
const sources = files.filter((path) => path.endsWith('.ts'));
const production = sources.filter((path) => !path.endsWith('.spec.ts') && !path.startsWith('test/'));

const LIBRARIES: Record<string, string> = {
  '@kompassplan/domain': 'libs/domain/src/index.ts',
  '@kompassplan/contract': 'libs/contract/src/index.ts',
  '@kompassplan/phrases': 'libs/phrases/src/index.ts',
};

/** Imports of one file: paths inside the house, and package names. `lazy` ones do not run at load time. */
function importsOf(path: string): { target: string; inside: boolean; lazy: boolean; typeOnly: boolean }[] {
  const text = readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, '');
  const found = [
    ...[...text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+['"]([^'"]+)['"]/gm)].map((m) => ({
      name: m[2] ?? '',
      lazy: false,
      typeOnly: m[1] !== undefined,
    })),
    ...[...text.matchAll(/^\s*import\s+['"]([^'"]+)['"]/gm)].map((m) => ({
      name: m[1] ?? '',
      lazy: false,
      typeOnly: false,
    })),
    ...[...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map((m) => ({
      name: m[1] ?? '',
      lazy: true,
      typeOnly: false,
    })),
  ];
  return found.map(({ name, lazy, typeOnly }) => {
    if (name.startsWith('.')) {
      const plain = relative(root, resolve(root, dirname(path), name)).replace(/\.js$/, '');
      const target =
        [`${plain}.ts`, `${plain}/index.ts`, plain].find((candidate) => sources.includes(candidate)) ?? plain;
      return { target, inside: true, lazy, typeOnly };
    }
    const library =
      LIBRARIES[name] ?? (name.startsWith('@kompassplan/phrases/') ? `libs/phrases/src/${name.slice(21)}.ts` : null);
    return { target: library ?? name, inside: library !== null, lazy, typeOnly };
  });
}

interface Rule {
  readonly room: string;
  /** Folders that the room may import, besides itself. */
  readonly inside: readonly string[];
  /** Packages that it may import; undefined: any. */
  readonly packages?: readonly string[];
  readonly because: string;
}

// The first matching room counts.
const RULES: readonly Rule[] = [
  {
    room: 'libs/domain/src/',
    inside: [],
    packages: ['temporal-polyfill', 'snowball-stemmers'],
    because: 'the rules of the field are pure, so that both sides and every test can run them',
  },
  {
    room: 'libs/contract/src/',
    inside: ['libs/domain/src/'],
    packages: ['zod'],
    because: 'a contract knows no framework',
  },
  {
    room: 'libs/phrases/src/',
    inside: ['libs/domain/src/', 'libs/contract/src/'],
    packages: ['intl-messageformat'],
    because: 'phrases serve UI, mail and documents alike',
  },
  {
    room: 'backend/src/persistence/migrations/',
    inside: [],
    packages: ['typeorm'],
    because: 'a migration must not change with the code',
  },
  {
    room: 'backend/src/persistence/rows/',
    inside: ['libs/domain/src/'],
    packages: ['typeorm'],
    because: 'a row is a domain type and its stamp',
  },
  ...['persistence', 'mail', 'queue', 'documents'].map((name) => ({
    room: `backend/src/${name}/`,
    inside: [
      'libs/',
      'backend/src/config/',
      'backend/src/clock.ts',
      ...(name === 'mail' ? ['backend/src/persistence/', 'backend/src/queue/'] : []),
    ],
    because: 'adapters know the rules and the settings, never a feature',
  })),
  {
    room: 'frontend/src/app/ui/',
    inside: ['libs/', 'frontend/src/app/core/i18n.ts', 'frontend/src/app/core/today.ts'],
    because: 'the design system has no HTTP',
  },
  { room: 'frontend/src/app/core/', inside: ['libs/', 'frontend/src/app/ui/'], because: 'core serves every feature' },
];

function featureOf(path: string): string | null {
  return /^(backend\/src|frontend\/src\/app)\/features\/([^/]+)\//.exec(path)?.[2] ?? null;
}

describe('who may import what', () => {
  it.each(RULES.map((rule) => [rule.room, rule] as const))('%s', (_room, rule) => {
    const wrong = production
      .filter((path) => path.startsWith(rule.room) && RULES.find((first) => path.startsWith(first.room)) === rule)
      .flatMap((path) =>
        importsOf(path)
          .filter(({ target, inside }) =>
            inside
              ? !target.startsWith(rule.room) && !rule.inside.some((room) => target.startsWith(room))
              : rule.packages !== undefined &&
                !rule.packages.some((name) => target === name || target.startsWith(`${name}/`)),
          )
          .map(({ target }) => `${path} imports ${target}: ${rule.because}`),
      );
    expect(wrong).toEqual([]);
  });

  it('a feature never imports another feature', () => {
    const wrong = production.flatMap((path) => {
      const own = featureOf(path);
      if (own === null) return [];
      return importsOf(path)
        .filter(({ target }) => featureOf(target) !== null && featureOf(target) !== own)
        .map(({ target }) => `${path} imports ${target}: what two features need is domain, or a query in persistence`);
    });
    expect(wrong).toEqual([]);
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
      .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
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
        (/forwardRef\(/.test(readFileSync(join(root, path), 'utf8')) ||
          (/@Global\(/.test(readFileSync(join(root, path), 'utf8')) && !path.startsWith('backend/src/config/'))),
    );
    expect(wrong).toEqual([]);
  });

  it('no test is skipped, alone, or asleep', () => {
    const wrong = sources.filter((path) => {
      if (!/\.(spec|e2e)\.ts$/.test(path) || path.endsWith('house-rules.spec.ts')) return false;
      return /\b(it|test|describe)\.(skip|only|todo)\b|\bx(it|describe)\(|waitForTimeout/.test(
        readFileSync(join(root, path), 'utf8'),
      );
    });
    expect(wrong).toEqual([]);
  });
});
