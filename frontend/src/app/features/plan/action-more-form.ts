import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
  viewChildren,
} from '@angular/core';
import { httpResource } from '@angular/common/http';
import { type ActionPatch, type ActionView, tagsPage } from '@kompassplan/contract';
import { closesCircle } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { formField, seenOf } from '../../core/form-values';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Dialog } from '../../ui/dialog';
import { DriftNote } from './drift-note';
import { type MoreFields, moreFieldsOf, morePatch } from './more-fields';
import type { PickItem } from './pick-list';
import { PlanChanges } from './plan-changes';
import { peopleItems } from './plan-items';
import { PlanStore } from './plan-store';
import { TokenPicker } from './token-picker';

/** Who else takes part, what comes first, when it starts, what it costs, and what it is to achieve. */
@Component({
  selector: 'kp-action-more-form',
  imports: [Dialog, DriftNote, TokenPicker, TranslatePipe],
  templateUrl: './action-more-form.html',
  styleUrl: './action-more-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionMoreForm {
  private readonly changes = inject(PlanChanges);
  private readonly store = inject(PlanStore);
  private readonly i18n = inject(I18n);
  readonly action = input.required<ActionView>();
  readonly closed = output<void>();
  protected readonly seen = seenOf(this.action);
  protected readonly fields = formField<ActionView, MoreFields>(this.seen, moreFieldsOf);
  protected readonly unsaved = computed(() => Object.keys(morePatch(this.seen(), this.fields())).length > 0);
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');
  private readonly pickers = viewChildren(TokenPicker);

  private readonly usedTags = httpResource(() => '/api/tags', { parse: (body) => tagsPage.parse(body).items });
  protected readonly tags = computed<readonly PickItem[]>(() =>
    (this.usedTags.hasValue() ? this.usedTags.value() : []).map(({ tag }) => ({ value: tag, label: tag })),
  );
  protected readonly people = computed(() =>
    peopleItems(this.store.workers(), this.i18n).filter(
      ({ value }) => value !== null && value !== this.seen().owner?.id,
    ),
  );
  /** Actions of the plan that do not wait for this one themselves, in whatever steps. */
  protected readonly others = computed<readonly PickItem[]>(() => {
    const rows = this.store.rows();
    const id = this.action().id;
    const dependencies = rows.flatMap((row) =>
      row.waitsFor.map((awaited) => ({ actionId: row.id, waitsForId: awaited.id })),
    );
    return rows
      .filter((row) => row.evaluationId === this.action().evaluationId && !closesCircle(dependencies, id, [row.id]))
      .map((row) => ({ value: row.id, label: `${numberOf(row.number)} ${row.title}` }));
  });

  constructor() {
    // After the dialog has taken the focus: writing comes first here, not closing.
    afterNextRender(() => setTimeout(() => this.pickers()[0]?.focus()));
  }

  protected set(change: Partial<MoreFields>): void {
    this.fields.update((fields) => ({ ...fields, ...change }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [seen, fields] = [this.seen(), this.fields()];
    if (this.busy()) return;
    if (fields.cost !== null && !Number.isInteger(fields.cost)) return this.refusal.set(this.i18n.t('plan.cost-wrong'));
    // A tag that was typed and not yet taken counts as well.
    const tags =
      this.pickers()
        .find((picker) => picker.free())
        ?.take() ?? fields.tags;
    const patch: ActionPatch = morePatch(seen, { ...fields, tags });
    if (Object.keys(patch).length === 0) return this.closed.emit();
    this.busy.set(true);
    const outcome = await this.changes.change(seen, patch, { quiet: true });
    this.busy.set(false);
    if (outcome.ok || outcome.code === 'stale-version') this.closed.emit();
    else this.refusal.set(outcome.message);
  }
}
