import type { I18n } from '../../core/i18n';
import { translate } from '../../core/i18n';
import type { SheetCellChange } from './sheet-choices';

/** The column as the rest of the page calls it. */
export function columnName(column: string): string {
  switch (column) {
    case 'number':
      return translate('plan.column-number');
    case 'ownerEmail':
      return translate('plan.field-owner');
    default:
      return translate(`plan.field-${column}`);
  }
}

/** A value of a cell in words. */
export function cellWords(column: string, value: SheetCellChange['from'], i18n: I18n): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return translate('action-sheet.empty');
  if (Array.isArray(value)) return value.join(', ');
  if (column === 'status') return translate(`status.${value}`);
  if (column === 'start' || column === 'due') return i18n.day(String(value));
  if (column === 'progress') return i18n.percent(Number(value));
  if (column === 'cost') return i18n.kronor(Number(value));
  return typeof value === 'number' ? new Intl.NumberFormat(i18n.locale()).format(value) : value;
}
