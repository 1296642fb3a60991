import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { parseReport } from '@kompassplan/domain';
import { readDocument } from './read-document.js';
import { differences, type ExpectedReport } from './report-differences.js';

// A process starts for every file, and the machine may have other things to do.
jest.setTimeout(60_000);

const folder = join(import.meta.dirname, '../../../test/fixtures/shapes');
const files = readdirSync(folder).filter((name) => !name.endsWith('.json'));

describe('a report in every shape', () => {
  it('has at least twenty shapes in three formats', () => {
    const formats = files.map((name) => name.split('.').at(-1));
    expect(files.length).toBeGreaterThanOrEqual(22);
    expect(new Set(formats)).toEqual(new Set(['txt', 'pdf', 'docx']));
  });

  // Each in a thread of its own, as the product reads them.
  it.each(files)('%s', async (name) => {
    const expected = JSON.parse(readFileSync(join(folder, name.replace(/\.\w+$/, '.json')), 'utf8')) as ExpectedReport;
    const report = parseReport(await readDocument(readFileSync(join(folder, name)), name));
    expect(differences(expected, report)).toEqual([]);
  });
});
