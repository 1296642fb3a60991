// Builds the backend and the libraries it uses into dist/backend. swc wants an absolute base for the paths in .swcrc, and
// a machine's path must not be committed, so it is passed from here.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const out = join(root, 'dist/backend');

rmSync(out, { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/@swc/cli/bin/swc.js'),
    ...['backend/src', 'libs/domain/src', 'libs/contract/src', 'libs/phrases/src'],
    ...['--ignore', '**/*.spec.ts', '--quiet', '-d', out, '-C', `jsc.baseUrl=${root}`],
  ],
  { cwd: root, stdio: 'inherit' },
);
if (status !== 0) process.exit(status ?? 1);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'package.json'), '{ "type": "module" }\n');
