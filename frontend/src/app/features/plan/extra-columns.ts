import type { ActionRow } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import type { I18n } from '../../core/i18n';
import type { ExtraColumn } from './plan-columns';

/** What a cell shows. */
export interface ExtraCell {
  /** Empty where the row has nothing to say. */
  readonly text: string;
  /** Figures stand below each other to the right. */
  readonly figure: boolean;
}

/** The cells that are shown to those who ask for them. */
export function extraCells(row: ActionRow, i18n: I18n): Readonly<Record<ExtraColumn, ExtraCell>> {
  const words = (text: string | undefined): ExtraCell => ({ text: text ?? '', figure: false });
  const day = (value: string | null): ExtraCell => words(value === null ? '' : i18n.day(value));
  const figure = (value: number | null, write: (n: number) => string): ExtraCell => ({
    text: value === null ? '' : write(value),
    figure: true,
  });
  return {
    effort: figure(row.effortWeeks, (weeks) => new Intl.NumberFormat(i18n.locale()).format(weeks)),
    cost: figure(row.cost, (kronor) => i18n.kronor(kronor)),
    start: day(row.start),
    firstDue: day(row.firstDue),
    slips: figure(row.slips, String),
    deputy: words(row.deputy?.name),
    contributors: words(row.contributors.map(({ name }) => name).join(', ')),
    tags: words(row.tags.join(', ')),
    waitsFor: words(row.waitsFor.map(({ number }) => numberOf(number)).join(', ')),
    effectCheckOn: day(row.effectCheckOn),
    reviewOn: day(row.reviewOn),
    lastProgressAt: words(row.lastProgressAt === null ? '' : i18n.dayOf(row.lastProgressAt)),
    createdAt: words(i18n.dayOf(row.createdAt)),
  };
}

/** What the rows are sorted by; null for what comes last. */
export function extraSortValue(row: ActionRow, column: ExtraColumn): string | number | null {
  switch (column) {
    case 'effort':
      return row.effortWeeks;
    case 'deputy':
      return row.deputy?.name ?? null;
    case 'contributors':
      return row.contributors[0]?.name ?? null;
    case 'tags':
      return row.tags[0] ?? null;
    case 'waitsFor':
      return row.waitsFor[0]?.number ?? null;
    default:
      return row[column];
  }
}
