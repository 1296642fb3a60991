// Draws test/fixtures/shapes/: a report in every shape that the reader must understand, each with what it says.
// The same catalogue gives the same bytes. Run: node test/support/make-shapes.mjs
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printShape, SHAPES } from './shapes/catalogue.mjs';

const folder = join(import.meta.dirname, '../fixtures/shapes');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const shape of SHAPES) {
  const { bytes, expected } = await printShape(shape);
  writeFileSync(join(folder, `${shape.name}.${shape.format}`), bytes);
  writeFileSync(join(folder, `${shape.name}.json`), `${JSON.stringify(expected, null, 1)}\n`);
}
console.log(`${SHAPES.length} reports`);
