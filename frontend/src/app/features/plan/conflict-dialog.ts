import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  signal,
  viewChildren,
} from '@angular/core';
import type { MergeChoice, MergedValue } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { type Choices, fieldName, linkOfText, type Merged, type MergeKey } from './conflict-fields';
import { type Conflict, PlanChanges } from './plan-changes';
import { PlanStore } from './plan-store';

/** Fields that hold sentences. */
const WORDS: readonly MergeKey[] = ['title', 'description', 'wantedEffect', 'indicator'];

/**
 * Somebody else was faster. What only one of the two changed is kept by itself; for each field that both changed one
 * chooses, and then everything is saved on top of what stands now. Nothing is lost unseen.
 */
@Component({
  selector: 'kp-conflict-dialog',
  imports: [Dialog, Icon, TranslatePipe],
  template: `
    <kp-dialog
      [wide]="true"
      [heading]="'plan.conflict' | t: { number: number() }"
      [unsaved]="wrote()"
      (closed)="changes.takeTheirs()"
    >
      <p>
        @if (conflict().other; as other) {
          {{ 'plan.conflict-by' | t: { name: other.by, at: i18n.instant(other.at) } }}
        } @else {
          {{ 'plan.conflict-text' | t }}
        }
      </p>
      <form id="kp-conflict" (submit)="save($event)">
        @for (one of chosen(); track one.field) {
          <fieldset>
            <legend><kp-icon name="warning" size="s" />{{ one.name | t }}</legend>
            @for (option of one.options; track option.choice) {
              <label class="tick">
                <input
                  #option
                  type="radio"
                  [name]="one.field"
                  [checked]="choices()[one.field] === option.choice"
                  (change)="choose(one.field, option.choice)"
                />
                <span>
                  <span class="t2 sm">{{ option.name }}</span>
                  <span class="value">{{ option.value }}</span>
                </span>
              </label>
            }
          </fieldset>
        }
        @for (list of kept(); track list.head) {
          <h3>{{ list.head }}</h3>
          <dl>
            @for (one of list.fields; track one.field) {
              <div>
                <dt>{{ one.name | t }}</dt>
                <dd class="value">{{ one.value }}</dd>
              </div>
            }
          </dl>
        }
        @if (missing()) {
          <p class="late" role="alert">{{ 'plan.conflict-missing' | t }}</p>
        }
      </form>
      <ng-container actions>
        <button type="button" class="btn" (click)="changes.takeTheirs()">{{ 'plan.conflict-take' | t }}</button>
        <button type="submit" form="kp-conflict" class="btn pri">{{ 'plan.conflict-save' | t }}</button>
      </ng-container>
    </kp-dialog>
  `,
  styleUrl: './conflict-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConflictDialog {
  protected readonly changes = inject(PlanChanges);
  protected readonly i18n = inject(I18n);
  private readonly store = inject(PlanStore);
  private readonly options = viewChildren<ElementRef<HTMLInputElement>>('option');
  readonly conflict = input.required<Conflict>();
  protected readonly number = computed(() => numberOf(this.conflict().row.number));
  private readonly other = computed(() => this.conflict().other?.by ?? this.i18n.t('plan.conflict-other'));
  private readonly picked = signal<Choices>({});
  protected readonly missing = signal(false);

  /** Lists that both changed are laid together unless somebody wants only one of them. */
  protected readonly choices = computed<Choices>(() => ({
    ...Object.fromEntries(
      this.conflict().fields.flatMap(({ field, both }) => (both ? [[field, 'both' as const]] : [])),
    ),
    ...this.picked(),
  }));

  protected readonly chosen = computed(() =>
    this.of('choose').map(({ field, mine, theirs, both }) => {
      const option = (choice: MergeChoice, name: string, value: MergedValue) => ({
        ...{ choice, name, value: this.words(field, value) },
      });
      return {
        ...{ field, name: fieldName(field) },
        options: [
          option('mine', this.i18n.t('plan.conflict-mine'), mine),
          option('theirs', this.i18n.t('plan.conflict-theirs', { name: this.other() }), theirs),
          ...(both ? [option('both', this.i18n.t('plan.conflict-both'), both)] : []),
        ],
      };
    }),
  );

  /** What needs no choice: our own other fields, and those of the other. */
  protected readonly kept = computed(() => {
    const told = (fields: readonly Merged[], value: (one: Merged) => MergedValue) =>
      fields.map((one) => ({
        ...{ field: one.field, name: fieldName(one.field), value: this.words(one.field, value(one)) },
      }));
    return [
      { head: this.i18n.t('plan.conflict-kept-mine'), fields: told(this.of('mine'), ({ mine }) => mine) },
      {
        head: this.i18n.t('plan.conflict-kept-theirs', { name: this.other() }),
        fields: told([...this.of('theirs'), ...this.of('same')], ({ theirs }) => theirs),
      },
    ].filter(({ fields }) => fields.length > 0);
  });

  protected readonly wrote = computed(() =>
    this.conflict().fields.some(({ field, outcome }) => WORDS.includes(field) && ['choose', 'mine'].includes(outcome)),
  );

  protected choose(field: MergeKey, choice: MergeChoice): void {
    this.picked.update((picked) => ({ ...picked, [field]: choice }));
    this.missing.set(false);
  }

  protected save(event: Event): void {
    event.preventDefault();
    const open = this.chosen().find(({ field }) => this.choices()[field] === undefined);
    if (!open) return void this.changes.merge(this.choices());
    this.missing.set(true);
    this.options()
      .find(({ nativeElement }) => nativeElement.name === open.field)
      ?.nativeElement.focus();
  }

  private of(outcome: Merged['outcome']): readonly Merged[] {
    return this.conflict().fields.filter((one) => one.outcome === outcome);
  }

  private words(field: MergeKey, value: MergedValue): string {
    if (value === null || value === '' || (typeof value === 'object' && value.length === 0)) return '–';
    if (typeof value === 'object') return value.map((one) => this.word(field, one)).join(', ');
    return this.word(field, String(value));
  }

  private word(field: MergeKey, value: string): string {
    const { row, current } = this.conflict();
    switch (field) {
      case 'ownerId':
      case 'deputyId':
      case 'contributorIds': {
        const named = [
          current.owner,
          current.deputy,
          ...current.contributors,
          row.owner,
          row.deputy,
          ...row.contributors,
        ];
        return [...this.store.people(), ...named].find((person) => person?.id === value)?.name ?? value;
      }
      case 'unitId':
        return [...this.store.units(), current.unit, row.unit].find((unit) => unit?.id === value)?.name ?? value;
      case 'waitsForIds':
        return numberOf(
          [...current.waitsFor, ...row.waitsFor].find(({ id }) => id === value)?.number ??
            this.store.rowOf(value)?.number ??
            0,
        );
      case 'status':
        return this.i18n.t(`status.${value}`);
      case 'due':
      case 'start':
        return this.i18n.day(value);
      case 'links': {
        const { subQuestion, share } = linkOfText(value);
        return share === undefined ? subQuestion : `${subQuestion} (${Math.round(share * 100)} %)`;
      }
      default:
        return value;
    }
  }
}
