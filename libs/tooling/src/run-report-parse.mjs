// npm run --silent report:parse -- FILE: reads one report and prints it as JSON. See backend/src/cli.ts.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build, root } from './build.mjs';

await build(['backend']);
const files = process.argv.slice(2).map((file) => resolve(process.env.INIT_CWD ?? process.cwd(), file));
const cli = join(root, 'dist/backend/backend/src/cli.js');
const { status } = spawnSync(process.execPath, ['--no-warnings', cli, 'report:parse', ...files], { stdio: 'inherit' });
process.exit(status ?? 2);
