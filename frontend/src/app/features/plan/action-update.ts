import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { ActionView } from '@kompassplan/contract';
import { isOpen } from '@kompassplan/domain';
import { TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { STATUS_ICON } from '../../ui/status';
import { ActionDrafts, type UpdateDraft } from './action-drafts';
import { PlanChanges } from './plan-changes';

const ANSWERS = ['inProgress', 'done', 'needsHelp'] as const;

/** How it goes: one of three answers, a percentage, a note. Ctrl+Enter sends it; what is typed stays until it is sent. */
@Component({
  selector: 'kp-action-update',
  imports: [Icon, TranslatePipe],
  template: `
    <section>
      <h3>{{ 'plan.update' | t }}</h3>
      <form
        class="comp"
        id="kp-update"
        (submit)="send($event)"
        (keydown.control.enter)="send($event)"
        (keydown.meta.enter)="send($event)"
      >
        <label class="vh" for="kp-update-note">{{ hint() | t }}</label>
        <textarea
          #note
          id="kp-update-note"
          rows="2"
          maxlength="2000"
          [placeholder]="hint() | t"
          [value]="draft().note"
          [attr.aria-invalid]="refusal() ? true : null"
          [attr.aria-describedby]="refusal() ? 'kp-update-error' : null"
          (input)="write({ note: note.value })"
        ></textarea>
        @if (open()) {
          <div class="row foot">
            <fieldset class="seg">
              <legend class="vh">{{ 'plan.update-status' | t }}</legend>
              @for (answer of answers; track answer) {
                <label [class.on]="draft().status === answer">
                  <input
                    type="radio"
                    class="vh"
                    name="kp-update-status"
                    [checked]="draft().status === answer"
                    (change)="write({ status: answer })"
                  />
                  <kp-icon [name]="icons[answer]" size="s" />{{ 'plan.answer-' + answer | t }}
                </label>
              }
            </fieldset>
            <span class="grow"></span>
            @if (draft().status !== 'done') {
              <label class="sm t2" for="kp-update-percent">{{ 'term.progress' | t }}</label>
              <span class="inp pct">
                <input
                  #percent
                  id="kp-update-percent"
                  type="number"
                  min="0"
                  max="100"
                  step="5"
                  inputmode="numeric"
                  [value]="draft().progress"
                  (input)="setPercent(percent)"
                />
                %
              </span>
            }
          </div>
        }
        @if (refusal()) {
          <p class="late sm" id="kp-update-error" role="alert">{{ refusal() }}</p>
        }
      </form>
    </section>
  `,
  styles: `
    h3 {
      margin-bottom: 8px;
    }
    .comp {
      display: flex;
      flex-direction: column;
      gap: 8px;
      padding: 12px 14px;
      border: 1px solid var(--ol);
      border-radius: var(--kp-r3);
    }
    .comp:focus-within {
      border-color: var(--p);
    }
    textarea {
      width: 100%;
      min-height: 44px;
      padding: 2px;
      border: 0;
      background: none;
      resize: vertical;
    }
    textarea::placeholder {
      color: var(--t3);
      opacity: 1;
    }
    .foot {
      flex-wrap: wrap;
    }
    fieldset {
      margin: 0;
      padding: 0;
    }
    .seg label {
      position: relative;
      display: flex;
      align-items: center;
      gap: 6px;
      height: 32px;
      padding: 0 10px;
      border-left: 1px solid var(--ol);
      color: var(--t2);
      font-size: 14px;
      font-weight: 550;
      white-space: nowrap;
      cursor: pointer;
    }
    .seg label:nth-of-type(1) {
      border-left: 0;
    }
    .seg label.on {
      background: var(--pc);
      color: var(--opc);
      font-weight: 650;
    }
    .seg label:has(:focus-visible) {
      outline: 2px solid var(--kp-focus);
      outline-offset: -2px;
    }
    .pct {
      width: 88px;
      height: 34px;
      gap: 2px;
      padding: 0 8px;
    }
    .pct input {
      width: 100%;
      border: 0;
      background: none;
    }
    @media (max-width: 599.98px) {
      .seg {
        width: 100%;
      }
      .seg label {
        flex: 1 1 auto;
        justify-content: center;
        height: 48px;
        padding: 0 6px;
      }
      .pct {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionUpdate {
  private readonly changes = inject(PlanChanges);
  private readonly drafts = inject(ActionDrafts);
  readonly action = input.required<ActionView>();
  protected readonly answers = ANSWERS;
  protected readonly icons = STATUS_ICON;
  protected readonly refusal = signal('');
  private readonly key = computed(() => `${this.action().id} ${this.action().status} ${this.action().progress}`);
  protected readonly draft = linkedSignal<string, UpdateDraft>({
    source: this.key,
    computation: (_key, previous) => {
      const { id } = this.action();
      const note = previous?.source.startsWith(id) ? previous.value.note : '';
      return this.drafts.updates.get(id) ?? { ...draftOf(this.action()), note };
    },
  });
  protected readonly open = computed(() => isOpen(this.action().status));
  protected readonly hint = computed(() => {
    if (!this.open()) return 'plan.update-hint-note';
    return this.draft().status === 'needsHelp' ? 'plan.update-hint-help' : 'plan.update-hint';
  });

  protected write(change: Partial<UpdateDraft>): void {
    this.refusal.set('');
    const { id, version } = this.action();
    const begun = this.drafts.updates.get(id);
    this.draft.update((draft) => ({ ...draft, ...change, version: begun?.version ?? version }));
    this.drafts.updates.set(id, this.draft());
  }

  /** 100 percent is an answer of its own: done. */
  protected setPercent(box: HTMLInputElement): void {
    const value = Math.round(box.valueAsNumber);
    if (Number.isNaN(value)) return;
    if (value >= 100) this.write({ status: 'done' });
    else this.write({ progress: Math.max(0, value) });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.changes.busy()) return;
    const action = this.action();
    const { status, progress } = this.draft();
    const version = this.drafts.updates.get(action.id)?.version ?? action.version;
    const note = this.draft().note.trim();
    if (!this.open() && note === '') return;
    const report = {
      ...(this.open() ? { status, ...(status === 'done' ? {} : { progress }) } : {}),
      ...(note === '' ? {} : { note }),
    };
    const outcome = await this.changes.reportProgress({ ...action, version }, report);
    if (outcome.ok) {
      this.drafts.updates.delete(action.id);
      this.draft.set(draftOf(this.action()));
    } else {
      // Somebody else was faster: what they reported stands here now, and the note waits to be sent with it.
      if (outcome.current) {
        this.draft.set({ ...draftOf(outcome.current), note: this.draft().note });
        this.drafts.updates.set(action.id, this.draft());
      }
      this.refusal.set(outcome.message);
    }
  }
}

function draftOf(action: ActionView): UpdateDraft {
  const status = action.status === 'needsHelp' ? 'needsHelp' : 'inProgress';
  return { status, progress: Math.min(action.progress, 99), note: '', version: action.version };
}
