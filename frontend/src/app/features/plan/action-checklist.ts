import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
} from '@angular/core';
import type { ActionView, ChecklistItem } from '@kompassplan/contract';
import { MAX_CHECKLIST_ITEMS, movedItem } from '@kompassplan/domain';
import { ActionClient } from '../../core/action-client';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { ActionDrafts } from './action-drafts';
import { PlanChanges } from './plan-changes';

/** The steps of an action: ticked by whoever works on it, written and ordered by whoever edits it. */
@Component({
  selector: 'kp-action-checklist',
  imports: [Icon, TranslatePipe],
  template: `
    <section>
      <h3>
        {{ 'plan.checklist' | t }}
        @if (items().length > 0) {
          <span class="cnt">{{ 'plan.checklist-progress' | t: { done: done(), total: items().length } }}</span>
        }
        <span class="grow"></span>
        @if (action().rights.edit && items().length > 0) {
          <button type="button" class="btn sml txt" (click)="editing.set(!editing())">
            <kp-icon [name]="editing() ? 'check' : 'pen'" size="s" />{{
              (editing() ? 'plan.checklist-ready' : 'plan.checklist-edit') | t
            }}<span class="vh"> {{ 'plan.checklist-which' | t }}</span>
          </button>
        }
      </h3>
      <ol>
        @for (item of items(); track item.id; let first = $first, last = $last) {
          <li [attr.data-item]="item.id">
            @if (editing() && action().rights.edit) {
              <input
                #text
                class="inp"
                maxlength="300"
                [attr.aria-label]="'plan.checklist-text' | t: { text: item.text }"
                [value]="item.text"
                (change)="reword(item, text)"
                (keydown.alt.arrowup)="move(item, -1, $event)"
                (keydown.alt.arrowdown)="move(item, 1, $event)"
              />
              <button
                type="button"
                class="btn ico txt up"
                [attr.aria-label]="'plan.checklist-up' | t: { text: item.text }"
                [disabled]="first"
                (click)="move(item, -1)"
              >
                <kp-icon name="arrow-up" />
              </button>
              <button
                type="button"
                class="btn ico txt down"
                [attr.aria-label]="'plan.checklist-down' | t: { text: item.text }"
                [disabled]="last"
                (click)="move(item, 1)"
              >
                <kp-icon name="arrow-down" />
              </button>
              <button
                type="button"
                class="btn ico txt"
                [attr.aria-label]="'plan.checklist-remove' | t: { text: item.text }"
                (click)="remove(item)"
              >
                <kp-icon name="trash" />
              </button>
            } @else {
              <label>
                <input
                  #box
                  type="checkbox"
                  class="cb"
                  [checked]="item.done !== null"
                  [disabled]="!action().rights.report"
                  (change)="tick(item, box)"
                />
                <span class="grow">
                  <span [class.struck]="item.done !== null">{{ item.text }}</span>
                  @if (item.done; as ticked) {
                    <span class="t2 sm who">{{ ticked.by }}, {{ dayOf(ticked.at) }}</span>
                  }
                </span>
              </label>
            }
          </li>
        }
      </ol>
      @if (action().rights.edit && items().length < most) {
        <form (submit)="add($event)">
          <label class="vh" for="kp-checklist-new">{{ 'plan.checklist-new' | t }}</label>
          <input
            #box
            id="kp-checklist-new"
            class="inp"
            maxlength="300"
            autocomplete="off"
            [placeholder]="'plan.checklist-new' | t"
            [value]="begun()"
            (input)="write(box.value)"
          />
          @if (begun().trim() !== '') {
            <button type="submit" class="btn">{{ 'plan.checklist-add' | t }}</button>
          }
        </form>
      }
      @if (refusal()) {
        <p class="late sm" role="alert">{{ refusal() }}</p>
      }
    </section>
  `,
  styles: `
    h3 {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 30px;
      margin-bottom: 4px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 4px;
    }
    li label {
      display: flex;
      flex: 1;
      align-items: flex-start;
      gap: 10px;
      min-height: 32px;
      padding: 5px 0;
      cursor: pointer;
    }
    .cb {
      flex: none;
      margin-top: 2px;
      accent-color: var(--p);
    }
    .grow {
      overflow-wrap: anywhere;
    }
    .struck {
      color: var(--t2);
      text-decoration: line-through;
    }
    .who {
      margin-left: 8px;
    }
    li .inp {
      flex: 1;
      min-width: 0;
      margin: 2px 0;
    }
    .btn:disabled {
      opacity: 0.4;
      cursor: default;
    }
    form {
      display: flex;
      gap: 8px;
      margin-top: 6px;
    }
    form .inp {
      flex: 1;
      min-width: 0;
    }
    @media (max-width: 839.98px) {
      .btn,
      .inp,
      li label {
        min-height: 48px;
      }
      li label {
        align-items: center;
      }
      .btn.ico {
        min-width: 44px;
      }
    }
    @media (max-width: 359.98px) {
      li {
        flex-wrap: wrap;
      }
      li .inp {
        flex-basis: 100%;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionChecklist {
  private readonly client = inject(ActionClient);
  private readonly changes = inject(PlanChanges);
  private readonly drafts = inject(ActionDrafts);
  private readonly i18n = inject(I18n);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly action = input.required<ActionView>();
  protected readonly most = MAX_CHECKLIST_ITEMS;
  private readonly id = computed(() => this.action().id);
  protected readonly items = computed(() => this.action().checklist);
  protected readonly done = computed(() => this.items().filter((item) => item.done !== null).length);
  protected readonly editing = linkedSignal({ source: this.id, computation: () => false });
  protected readonly begun = linkedSignal({ source: this.id, computation: (id) => this.drafts.steps.get(id) ?? '' });
  protected readonly refusal = linkedSignal({ source: this.id, computation: () => '' });

  protected dayOf(at: string): string {
    return this.i18n.instant(at).replace(/ [\d:]+$/, '');
  }

  protected write(text: string): void {
    this.begun.set(text);
    this.drafts.steps.set(this.action().id, text);
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const { id } = this.action();
    const text = this.begun().trim();
    if (text === '' || this.changes.busy()) return;
    if (!(await this.send(() => this.client.addChecklistItem(id, text), 'plan.checklist-added'))) return;
    this.drafts.steps.delete(id);
    if (this.action().id === id) this.begun.set('');
  }

  protected async tick(item: ChecklistItem, box: HTMLInputElement): Promise<void> {
    const { id } = this.action();
    const wanted = box.checked;
    const done = this.done() + (wanted ? 1 : -1);
    const saved = await this.send(() => this.client.tickChecklistItem(id, item.id, wanted), 'plan.checklist-ticked', {
      ...{ done, total: this.items().length },
    });
    if (!saved) box.checked = item.done !== null;
  }

  protected async reword(item: ChecklistItem, box: HTMLInputElement): Promise<void> {
    const { id, version } = this.action();
    const text = box.value.trim();
    if (text === '' || text === item.text) {
      box.value = item.text;
      return;
    }
    await this.send(() => this.client.rewordChecklistItem(id, version, item.id, text), 'plan.checklist-reworded');
  }

  protected async move(item: ChecklistItem, step: 1 | -1, event?: Event): Promise<void> {
    event?.preventDefault();
    const { id, version } = this.action();
    const before = this.items().map((one) => one.id);
    const ids = movedItem(before, item.id, step);
    if (ids === before || this.changes.busy()) return;
    const place = ids.indexOf(item.id) + 1;
    const saved = await this.send(() => this.client.orderChecklist(id, version, ids), 'plan.checklist-moved', {
      ...{ place, total: ids.length },
    });
    // The row has moved in the page, which takes the focus away from it.
    if (saved) this.focusOn(item.id, event ? 'input' : step === 1 ? '.down:enabled' : '.up:enabled');
  }

  protected async remove(item: ChecklistItem): Promise<void> {
    const { id, version } = this.action();
    const at = this.items().findIndex((one) => one.id === item.id);
    const saved = await this.send(
      () => this.client.removeChecklistItem(id, version, item.id),
      'plan.checklist-removed',
    );
    if (saved) this.focusOn((this.items()[at] ?? this.items()[at - 1])?.id ?? null, 'input');
  }

  private focusOn(itemId: string | null, part: string): void {
    const find = (selector: string): HTMLElement | null => this.host.nativeElement.querySelector<HTMLElement>(selector);
    const focus = (): void => {
      const row = `[data-item="${itemId}"]`;
      (find(`${row} ${part}`) ?? find(`${row} input`) ?? find('#kp-checklist-new'))?.focus();
    };
    afterNextRender(focus, { injector: this.injector });
  }

  private async send(
    work: () => Promise<ActionView>,
    saved: string,
    values: Record<string, number> = {},
  ): Promise<boolean> {
    const outcome = await this.changes.apply(work, this.i18n.t(saved, values));
    const stale = !outcome.ok && outcome.code === 'stale-version';
    this.refusal.set(outcome.ok ? '' : stale ? this.i18n.t('plan.checklist-stale') : outcome.message);
    return outcome.ok;
  }
}
