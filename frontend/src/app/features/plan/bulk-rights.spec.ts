import { bulkLock } from './bulk-rights';

const nothing = { edit: false, report: false };
const reports = { edit: false, report: true };
const edits = { edit: true, report: true };

describe('what can be done with the picked rows', () => {
  it('is open when one row may be changed: the server lists the others', () => {
    for (const kind of ['owner', 'due', 'status'] as const) expect(bulkLock(kind, [nothing, edits])).toBeNull();
  });

  it('is locked for a reader, with the reason', () => {
    for (const kind of ['owner', 'due', 'status'] as const) {
      expect(bulkLock(kind, [nothing, nothing])).toBe('plan.lock-no-edit-many');
    }
  });

  it('tells who may only report to do so row by row', () => {
    expect(bulkLock('status', [reports, nothing])).toBe('plan.lock-one-by-one');
    expect(bulkLock('owner', [reports])).toBe('plan.lock-no-edit-many');
  });
});
