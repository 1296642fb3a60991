// Some registries lack the platform binaries of other systems, so npm writes no lock entry for them and
// `npm ci` then refuses the lockfile. This adds an os/cpu-gated entry for each; run it after every dependency change.
import { readFileSync, writeFileSync } from 'node:fs';

const OS = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony', 'sunos', 'aix', 'netbsd', 'openbsd'];
const CPU = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32', 'mips64el'];

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;

/** Whether npm would find `name` when asked from the package at `from`, walking up its folders. */
function resolves(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

let added = 0;
for (const [from, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (resolves(from, name)) continue;
    const platform = name.split('/').pop().replace('windows', 'win32');
    const os = OS.find((known) => platform.includes(known));
    const cpu = CPU.find((known) => new RegExp(`(^|-)${known}($|-)`).test(platform)) ?? 'arm';
    const exact = version.replace(/^[~^]/, '');
    packages[`node_modules/${name}`] = { version: exact, cpu: [cpu], optional: true, ...(os && { os: [os] }) };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added`);
