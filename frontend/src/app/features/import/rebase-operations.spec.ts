import { applyReview, createDraft, type ImportDraft, parseReport, type ReviewOperation } from '@kompassplan/domain';
import { itemNow, rebaseOperations } from './rebase-operations';

const TEXT = `Område 1 Offentlighet och demokrati

FÖRBÄTTRINGSOMRÅDEN

- Berätta på klarspråk vad verksamheterna uppnår
- Unga deltar sällan. Bjud in till fler former av dialog.
- Riktlinje för sociala medier
Allmänt om kommunen`;

const base: ImportDraft = createDraft(
  parseReport(TEXT.split('\n').map((text, index) => ({ line: index + 1, page: null, text }))),
);
const [first, second, third] = base.items.map(({ id }) => id) as [string, string, string];
const after = (...operations: ReviewOperation[]): ImportDraft => operations.reduce(applyReview, base);
const rebased = (theirs: ImportDraft, ...mine: ReviewOperation[]) => rebaseOperations(base, theirs, mine, applyReview);
const titled = (item: string, title: string): ReviewOperation => ({ op: 'title', item, title });

describe('two people reviewing at once', () => {
  it('keeps what each did with different items', () => {
    const mine = [{ op: 'skip', item: second, reason: 'Görs redan' }, titled(third, 'Sociala medier')] as const;
    const result = rebased(after({ op: 'skip', item: first, reason: 'Dubblett' }), ...mine);
    expect(result.operations).toEqual(mine);
    expect(result.lost).toEqual([]);
    expect(result.draft.items.map(({ decision }) => decision)).toEqual(['skipped', 'skipped', 'open']);
    expect(result.draft.items[2]?.title).toBe('Sociala medier');
  });

  it('lets the first decision on an item stand, and counts what gave way', () => {
    const result = rebased(after(titled(first, 'Deras')), titled(first, 'Min'), titled(second, 'Också min'));
    expect(result.draft.items.map(({ title }) => title)).toEqual(['Deras', 'Också min', base.items[2]?.title]);
    expect(result.operations).toEqual([titled(second, 'Också min')]);
    expect(result.lost).toEqual([titled(first, 'Min')]);
  });

  it('gives way where the item has become part of another', () => {
    const theirs = after({ op: 'merge', item: second });
    const result = rebased(theirs, titled(second, 'Borta'));
    expect(result.lost).toEqual([titled(second, 'Borta')]);
    // Its words are kept where it went.
    expect(itemNow(base, theirs, second)?.id).toBe(first);
    expect(itemNow(base, theirs, third)?.id).toBe(third);
    expect(result.draft.items).toHaveLength(2);
  });

  it('gives way where the line has been placed already', () => {
    const line = base.lines.find(({ text }) => text.startsWith('Allmänt'))!.line;
    const theirs = after({ op: 'reclassify', line, class: 'furniture' });
    const result = rebased(theirs, { op: 'reclassify', line, class: 'improvement' });
    expect(result.lost).toHaveLength(1);
    expect(result.draft).toEqual(theirs);
  });

  it('goes on with an item that an own operation made', () => {
    const split = { op: 'split', item: second, at: base.items[1]!.text.indexOf('Bjud') } as const;
    const made = after(split).items.find(({ id }) => !base.items.some((item) => item.id === id))!.id;
    const mine = [split, titled(made, 'Fler former')];
    const result = rebased(after(titled(first, 'Deras')), ...mine);
    expect(result.operations).toEqual(mine);
    expect(result.draft.items.map(({ title }) => title)).toContain('Fler former');
  });

  it('is theirs alone when one did nothing', () => {
    const theirs = after(titled(first, 'Deras'));
    expect(rebased(theirs)).toEqual({ draft: theirs, operations: [], lost: [] });
  });
});
