import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ActionPatch, ActionRow, ActionView } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Dialog } from '../../ui/dialog';
import { type Conflict, PlanChanges } from './plan-changes';
import { PlanStore } from './plan-store';

/** Somebody else was faster: both versions side by side, and one chooses. Nothing is lost unseen. */
@Component({
  selector: 'kp-conflict-dialog',
  imports: [Dialog, TranslatePipe],
  template: `
    <kp-dialog [heading]="'plan.conflict' | t: { number: number() }" (closed)="changes.takeTheirs()">
      <p>
        @if (conflict().other; as other) {
          {{ 'plan.conflict-by' | t: { name: other.by, at: i18n.instant(other.at) } }}
        } @else {
          {{ 'plan.conflict-text' | t }}
        }
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{{ 'plan.conflict-field' | t }}</th>
            <th scope="col">{{ 'plan.conflict-mine' | t }}</th>
            <th scope="col">{{ 'plan.conflict-theirs' | t }}</th>
          </tr>
        </thead>
        <tbody>
          @for (field of fields(); track field.name) {
            <tr>
              <th scope="row">{{ field.name | t }}</th>
              <td>{{ field.mine }}</td>
              <td>{{ field.theirs }}</td>
            </tr>
          }
        </tbody>
      </table>
      <ng-container actions>
        <button type="button" class="btn" (click)="changes.takeTheirs()">{{ 'plan.conflict-take' | t }}</button>
        <button type="button" class="btn pri" (click)="changes.keepMine()">{{ 'plan.conflict-keep' | t }}</button>
      </ng-container>
    </kp-dialog>
  `,
  styles: `
    table {
      width: 100%;
      margin: 16px 0;
      table-layout: fixed;
    }
    th:first-child {
      width: 118px;
      overflow-wrap: normal;
    }
    th,
    td {
      padding: 8px 12px 8px 0;
      border-bottom: 1px solid var(--ln);
      vertical-align: top;
      overflow-wrap: break-word;
      hyphens: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConflictDialog {
  protected readonly changes = inject(PlanChanges);
  protected readonly i18n = inject(I18n);
  private readonly store = inject(PlanStore);
  readonly conflict = input.required<Conflict>();
  protected readonly number = computed(() => numberOf(this.conflict().row.number));

  /** Each field of our change, and then what else the other changed. */
  protected readonly fields = computed(() => {
    const { row, patch, current } = this.conflict();
    return FIELDS.filter(
      ({ key, of }) => (key in patch && patch[key] !== undefined) || this.text(of(row)) !== this.text(of(current)),
    ).map(({ key, name, of }) => ({
      name,
      mine: this.text(patch[key] === undefined ? of(row) : this.wanted(key, patch)),
      theirs: this.text(of(current)),
    }));
  });

  private wanted(key: keyof ActionPatch, patch: ActionPatch): string | null {
    switch (key) {
      case 'ownerId':
        return this.nameOf(patch.ownerId);
      case 'unitId':
        return this.store.units().find((unit) => unit.id === patch.unitId)?.name ?? null;
      case 'due':
        return patch.due ? this.i18n.day(patch.due) : null;
      case 'status':
        return patch.status ? this.i18n.t(`status.${patch.status}`) : null;
      case 'links':
        return linkWords(
          patch.links?.map(({ subQuestion, share }) => ({ subQuestion, setShare: share ?? null })) ?? [],
        );
      case 'deputyId':
        return this.nameOf(patch.deputyId);
      case 'contributorIds':
        return patch.contributorIds?.map((id) => this.nameOf(id)).join(', ') ?? null;
      case 'waitsForIds':
        return patch.waitsForIds?.map((id) => numberOf(this.store.rowOf(id)?.number ?? 0)).join(', ') ?? null;
      case 'tags':
        return patch.tags?.join(', ') ?? null;
      default: {
        const value = patch[key];
        return value === null || value === undefined ? null : String(value);
      }
    }
  }

  private nameOf(id: string | null | undefined): string | null {
    return this.store.people().find((person) => person.id === id)?.name ?? null;
  }

  private text(value: string | null): string {
    return value === null || value === '' ? '–' : value.startsWith('status.') ? this.i18n.t(value) : this.dated(value);
  }

  private dated(value: string): string {
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? this.i18n.day(value) : value;
  }
}

interface Field {
  readonly key: keyof ActionPatch;
  /** Phrase key */
  readonly name: string;
  readonly of: (row: ActionRow & Partial<ActionView>) => string | null;
}
const FIELDS: readonly Field[] = [
  { key: 'title', name: 'plan.field-title', of: (row) => row.title },
  { key: 'description', name: 'plan.field-description', of: (row) => row.description ?? null },
  { key: 'status', name: 'plan.field-status', of: (row) => `status.${row.status}` },
  { key: 'progress', name: 'plan.field-progress', of: (row) => String(row.progress) },
  { key: 'ownerId', name: 'plan.field-owner', of: (row) => row.owner?.name ?? null },
  { key: 'unitId', name: 'plan.field-unit', of: (row) => row.unit?.name ?? null },
  { key: 'due', name: 'plan.field-due', of: (row) => row.due },
  {
    key: 'effortWeeks',
    name: 'plan.field-effortWeeks',
    of: (row) => (row.effortWeeks === null ? null : String(row.effortWeeks)),
  },
  { key: 'links', name: 'plan.field-links', of: (row) => linkWords(row.links) },
  { key: 'start', name: 'plan.field-start', of: (row) => row.start },
  { key: 'deputyId', name: 'plan.field-deputy', of: (row) => row.deputy?.name ?? null },
  {
    key: 'contributorIds',
    name: 'plan.field-contributors',
    of: (row) => row.contributors.map(({ name }) => name).join(', '),
  },
  { key: 'tags', name: 'plan.field-tags', of: (row) => row.tags.join(', ') },
  {
    key: 'waitsForIds',
    name: 'plan.field-waitsFor',
    of: (row) => row.waitsFor.map(({ number }) => numberOf(number)).join(', '),
  },
  {
    key: 'cost',
    name: 'plan.cost-label',
    of: (row) => (row.cost === undefined || row.cost === null ? null : String(row.cost)),
  },
  ...(['diaryNumber', 'wantedEffect', 'indicator', 'indicatorBaseline', 'indicatorTarget'] as const).map(
    (key): Field => ({ key, name: `plan.field-${key}`, of: (row) => row[key] ?? null }),
  ),
];

/** "1.3 (40 %), 2.1": a share is told where somebody set it. */
function linkWords(links: readonly Pick<ActionRow['links'][number], 'subQuestion' | 'setShare'>[]): string {
  return links
    .map(({ subQuestion, setShare }) =>
      setShare === null ? subQuestion : `${subQuestion} (${Math.round(setShare * 100)} %)`,
    )
    .join(', ');
}
