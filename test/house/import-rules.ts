import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The table of libs/README.md, "Who may import what", and how a file is held against it. */
export const root = resolve(import.meta.dirname, '../..');
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

export const files = SOURCE_ROOMS.flatMap((room) => filesBelow(join(root, room))).map((path) => relative(root, path));
export const sources = files.filter((path) => path.endsWith('.ts'));
export const production = sources.filter((path) => !path.endsWith('.spec.ts') && !path.startsWith('test/'));
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

const LIBRARIES: Record<string, string> = {
  '@kompassplan/domain': 'libs/domain/src/index.ts',
  '@kompassplan/contract': 'libs/contract/src/index.ts',
  '@kompassplan/phrases': 'libs/phrases/src/index.ts',
};

export interface Import {
  /** A path inside the house, or the name of a package. */
  readonly target: string;
  readonly inside: boolean;
  /** Does not run at load time. */
  readonly lazy: boolean;
  readonly typeOnly: boolean;
}

/** What a file at `path` with this text imports. */
export function importsOf(path: string, text = textOf(path)): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, '');
  const found = [
    ...[...code.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+['"]([^'"]+)['"]/gm)].map((m) => ({
      name: m[2] ?? '',
      lazy: false,
      typeOnly: m[1] !== undefined,
    })),
    ...[...code.matchAll(/^\s*import\s+['"]([^'"]+)['"]/gm)].map((m) => ({
      name: m[1] ?? '',
      lazy: false,
      typeOnly: false,
    })),
    ...[...code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map((m) => ({
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

export interface Rule {
  /** As libs/README.md says it, word for word. */
  readonly room: string;
  readonly may: string;
  readonly because: string;
  /** The files of the room; what the expression finds is the own folder, which a file may import too. */
  readonly path: RegExp;
  /** Where what it may import begins, besides its own folder. */
  readonly inside: readonly string[];
  /** Packages that it may import; undefined: any but those of `never`. */
  readonly packages?: readonly string[];
  readonly never?: readonly string[];
}

const backend = (...names: readonly string[]) => names.map((name) => `backend/src/${name}`);
const app = (...names: readonly string[]) => names.map((name) => `frontend/src/app/${name}`);

// The first matching room counts.
export const RULES: readonly Rule[] = [
  {
    room: 'libs/domain',
    may: 'itself (and two pure packages: a calendar, a stemmer)',
    because: 'every rule runs in a test, in the browser and on the server',
    path: /^libs\/domain\/src\//,
    inside: [],
    packages: ['temporal-polyfill', 'snowball-stemmers'],
  },
  {
    room: 'libs/contract',
    may: 'domain, zod',
    because: 'a contract knows no framework',
    path: /^libs\/contract\/src\//,
    inside: ['libs/domain/src/'],
    packages: ['zod'],
  },
  {
    room: 'libs/phrases',
    may: 'domain, contract, the formatter',
    because: 'phrases serve UI, mail and documents alike',
    path: /^libs\/phrases\/src\//,
    inside: ['libs/domain/src/', 'libs/contract/src/'],
    packages: ['intl-messageformat'],
  },
  {
    room: 'backend/features/X',
    may: 'libs, own folder, persistence, http, queue, mail, documents, auth, config, clock',
    because: 'never features/Y: what two features need is domain, or a query in persistence; never the sample',
    path: /^backend\/src\/features\/[^/]+\//,
    inside: [
      'libs/',
      ...backend('persistence/', 'http/', 'queue/', 'mail/', 'documents/', 'auth/', 'config/', 'clock.ts'),
    ],
  },
  {
    room: 'backend/auth',
    may: 'libs, persistence, http, queue, config, clock',
    because: 'every feature stands on sign-in, so it knows none of them',
    path: /^backend\/src\/auth\//,
    inside: ['libs/', ...backend('persistence/', 'http/', 'queue/', 'config/', 'clock.ts')],
  },
  {
    room: 'backend/http',
    may: 'libs, persistence, config, clock',
    because: 'guards and filters are the same for every feature',
    path: /^backend\/src\/http\//,
    inside: ['libs/', ...backend('persistence/', 'config/', 'clock.ts')],
  },
  {
    room: 'migrations',
    may: 'typeorm',
    because: 'a migration must not change with the code',
    path: /^backend\/src\/persistence\/migrations\//,
    inside: [],
    packages: ['typeorm'],
  },
  {
    room: 'rows',
    may: 'domain, typeorm',
    because: 'a row is a domain type and its stamp',
    path: /^backend\/src\/persistence\/rows\//,
    inside: ['libs/domain/src/'],
    packages: ['typeorm'],
  },
  {
    room: 'backend/mail',
    may: 'libs, persistence, queue, config, clock',
    because: 'mails wait in a table and are sent by a job',
    path: /^backend\/src\/mail\//,
    inside: ['libs/', ...backend('persistence/', 'queue/', 'config/', 'clock.ts')],
  },
  {
    room: 'backend/persistence, queue, documents',
    may: 'libs, config, clock',
    because: 'adapters know rules and settings, never a feature',
    path: /^backend\/src\/(?:persistence|queue|documents)\//,
    inside: ['libs/', ...backend('config/', 'clock.ts')],
  },
  {
    room: 'backend/config',
    may: 'clock',
    because: 'settings are read before anything else runs',
    path: /^backend\/src\/config\//,
    inside: backend('clock.ts'),
  },
  {
    room: 'frontend/features/X',
    may: 'libs, core, ui, own folder',
    because: 'never features/Y, and never the shell around the pages',
    path: /^frontend\/src\/app\/features\/[^/]+\//,
    inside: ['libs/', ...app('core/', 'ui/')],
  },
  {
    room: 'frontend/ui',
    may: 'libs, Angular, language and day from core',
    because: 'the design system has no HTTP',
    path: /^frontend\/src\/app\/ui\//,
    inside: ['libs/', ...app('core/i18n.ts', 'core/today.ts')],
    never: ['@angular/common/http'],
  },
  {
    room: 'frontend/core',
    may: 'libs, Angular, ui',
    because: 'core serves every feature',
    path: /^frontend\/src\/app\/core\//,
    inside: ['libs/', ...app('ui/')],
  },
];

export function ruleFor(path: string): Rule | undefined {
  return RULES.find((rule) => rule.path.test(path));
}

/** What a file imports against the rule of its room, with the reason. */
export function wrongImports(path: string, text = textOf(path)): string[] {
  const rule = ruleFor(path);
  const isTest = (target: string) => target.startsWith('test/');
  const own = rule?.path.exec(path)?.[0] ?? '';
  return importsOf(path, text)
    .filter(({ target, inside }) => {
      if (inside && isTest(target)) return true;
      if (!rule) return false;
      if (inside) return !target.startsWith(own) && !rule.inside.some((place) => target.startsWith(place));
      const isOf = (name: string) => target === name || target.startsWith(`${name}/`);
      return (rule.packages && !rule.packages.some(isOf)) || (rule.never ?? []).some(isOf);
    })
    .map(({ target }) => `${path} imports ${target}: ${rule?.because ?? 'nobody imports test'}`);
}
