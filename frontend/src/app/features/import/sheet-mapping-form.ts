import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { ImportView, SheetMappingBody } from '@kompassplan/contract';
import { ROWS_ARE, type RowsAre, type SheetColumn } from '@kompassplan/domain';
import { TranslatePipe, translate } from '../../core/i18n';
import { SessionStore } from '../../core/session-store';
import { Icon } from '../../ui/icon';
import { CellErrors } from './cell-errors';
import { askedColumns, columnLetter } from './sheet-columns';

const EDITIONS = ['2010', '2016', '2020', 'norway'] as const;
type Edition = (typeof EDITIONS)[number];

const isOfEdition = ({ code }: { readonly code: string }) => code === 'edition-needed' || code === 'edition-bare';

/** A sheet with foreign heads: its first rows, and what each column is. */
@Component({
  selector: 'kp-sheet-mapping-form',
  imports: [CellErrors, Icon, NgTemplateOutlet, TranslatePipe],
  templateUrl: './sheet-mapping-form.html',
  styleUrl: './sheet-mapping-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SheetMappingForm {
  private readonly session = inject(SessionStore);
  readonly view = input.required<ImportView>();
  readonly busy = input(false);
  /** Whole and allowed: the server is asked next. */
  readonly chosen = output<SheetMappingBody>();
  readonly dropped = output();

  protected readonly editions = EDITIONS;
  protected readonly rowKinds = ROWS_ARE;
  protected readonly letter = columnLetter;
  protected readonly sheets = computed(() => this.view().sheets ?? []);
  protected readonly sheetAt = signal(0);
  protected readonly sheet = computed(() => this.sheets()[this.sheetAt()] ?? null);
  protected readonly columns = signal<Readonly<Partial<Record<SheetColumn, number>>>>({});
  protected readonly rowsAre = signal<RowsAre>('improvement');
  protected readonly typed = computed(() => this.columns().type !== undefined);
  protected readonly asked = computed(() => askedColumns(this.typed() ? null : this.rowsAre()));
  protected readonly year = signal('');
  protected readonly municipality = signal('');
  protected readonly edition = signal<Edition | ''>('');
  protected readonly tried = signal(false);
  /** What each column of the preview has been chosen as. */
  protected readonly meanings = computed(() => {
    const columns = Object.entries(this.columns()) as [SheetColumn, number][];
    return (this.sheet()?.heads ?? []).map((_, at) => columns.filter(([, column]) => column === at).map(([id]) => id));
  });
  /** What is wrong cell by cell; null when nothing is. */
  protected readonly cellErrors = computed(() => {
    const errors = this.view().errors;
    const items = errors?.items.filter((error) => !isOfEdition(error)) ?? [];
    return errors && items.length > 0 ? { ...errors, items } : null;
  });
  /** What is wrong with the choice of the edition: one sentence, whatever the number of rows. */
  protected readonly editionFault = computed(() => this.view().errors?.items.find(isOfEdition)?.sentence ?? '');
  protected readonly hasFormulas = computed(() => this.sheet()?.formulas?.some((row) => row.length > 0) ?? false);
  protected readonly missing = computed(() => {
    const without = this.asked().needed.filter((column) => this.columns()[column] === undefined);
    const columns = without.map((column) => translate(`sheet.column.${column}`).toLowerCase()).join(', ');
    return without.length === 0 ? '' : translate('sheet.map-missing', { columns });
  });
  protected readonly yearFault = computed(() =>
    /^(?:19|20)\d\d$/.test(this.year().trim()) ? '' : translate('sheet.map-year-missing'),
  );

  constructor() {
    effect(() => {
      const sheet = this.sheet();
      const last = this.view().mapping;
      untracked(() => {
        const { columns, rowsAre } = (last?.sheet === sheet?.sheet ? last : null) ??
          sheet?.guess ?? { columns: {}, rowsAre: null };
        this.columns.set(columns);
        this.rowsAre.set(rowsAre ?? 'improvement');
      });
    });
    // A choice that did not fit is shown again, to be changed.
    effect(() => {
      const last = this.view().mapping;
      const town = this.session.session()?.municipality.name ?? '';
      untracked(() => {
        this.sheetAt.set(
          Math.max(
            0,
            this.sheets().findIndex(({ sheet }) => sheet === last?.sheet),
          ),
        );
        this.year.set(last?.year ? String(last.year) : '');
        this.municipality.set(last ? (last.municipality ?? '') : town);
        this.edition.set(last?.edition ?? '');
      });
    });
  }

  protected columnOf(column: SheetColumn): number | undefined {
    return this.columns()[column];
  }

  protected choose(column: SheetColumn, value: string): void {
    const { [column]: _, ...others } = this.columns();
    this.columns.set(value === '' ? others : { ...others, [column]: Number(value) });
  }

  protected send(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    const sheet = this.sheet();
    if (!sheet || this.busy()) return;
    if (this.missing() || this.yearFault()) {
      const wrong = this.missing() ? this.asked().needed.find((id) => this.columns()[id] === undefined) : 'year';
      document.getElementById(`column-${wrong}`)?.focus();
      return;
    }
    this.chosen.emit({
      ...{ sheet: sheet.sheet, headRow: sheet.headRow, columns: this.columns() },
      rowsAre: this.typed() ? null : this.rowsAre(),
      year: Number(this.year()),
      municipality: this.municipality().trim() || null,
      edition: this.edition() || null,
    });
  }
}
