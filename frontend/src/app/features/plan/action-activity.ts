import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import type { ActionView } from '@kompassplan/contract';
import { ActionClient } from '../../core/action-client';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Avatar } from '../../ui/avatar';
import { ActionDrafts } from './action-drafts';
import { activityOf, type ActivityTab } from './activity';
import { PlanChanges } from './plan-changes';

const TABS = ['all', 'comments', 'changes'] as const satisfies readonly ActivityTab[];

/** Everything that was said about the action and done to it, the newest first, and a comment to add. */
@Component({
  selector: 'kp-action-activity',
  imports: [Avatar, TranslatePipe],
  template: `
    <section>
      <h3 class="vh">{{ 'plan.activity' | t }}</h3>
      <div class="tabs" role="tablist" [attr.aria-label]="'plan.activity' | t">
        @for (name of tabs; track name; let index = $index) {
          <button
            type="button"
            role="tab"
            id="kp-activity-{{ name }}"
            aria-controls="kp-activity"
            [class.on]="tab() === name"
            [attr.aria-selected]="tab() === name"
            [tabindex]="tab() === name ? 0 : -1"
            (click)="tab.set(name)"
            (keydown)="turn($event, index)"
          >
            {{ 'plan.activity-' + name | t }} <span class="cnt">{{ entries()[name].length }}</span>
          </button>
        }
      </div>
      <div id="kp-activity" role="tabpanel" [attr.aria-labelledby]="'kp-activity-' + tab()">
        @if (action().rights.comment && tab() !== 'changes') {
          <form
            class="say"
            (submit)="say($event)"
            (keydown.control.enter)="say($event)"
            (keydown.meta.enter)="say($event)"
          >
            <label class="vh" for="kp-comment">{{ 'plan.comment' | t }}</label>
            <textarea
              #box
              id="kp-comment"
              class="inp"
              rows="1"
              maxlength="5000"
              [placeholder]="'plan.comment' | t"
              [value]="text()"
              (input)="write(box.value)"
            ></textarea>
            <button type="submit" class="btn" [disabled]="text().trim() === '' || changes.busy()">
              {{ 'plan.comment-send' | t }}
            </button>
          </form>
          @if (refusal()) {
            <p class="late sm" role="alert">{{ refusal() }}</p>
          }
        }
        <ul>
          @for (entry of entries()[tab()]; track entry.key) {
            <li class="hx">
              <kp-avatar [name]="entry.by" />
              <div class="grow">
                <p class="sm t2">
                  <b class="m name">{{ entry.by }}</b>
                  @if (entry.event) {
                    {{ entry.event | t }}
                  }
                </p>
                @for (change of entry.changes; track $index) {
                  <p>
                    <b class="m">{{ change.field }}</b>&ngsp;
                    @if (change.from) {
                      <s class="t2">{{ change.from }}</s> →
                    }
                    {{ change.to ?? ('plan.nothing' | t) }}
                  </p>
                }
                @if (entry.text) {
                  <p class="text">{{ entry.text }}</p>
                }
              </div>
              <time class="t2 sm nw" [attr.datetime]="entry.at" [title]="i18n.instant(entry.at)">{{
                dayOf(entry.at)
              }}</time>
            </li>
          } @empty {
            <li class="t2">{{ 'plan.activity-none-' + tab() | t }}</li>
          }
        </ul>
      </div>
    </section>
  `,
  styles: `
    .tabs {
      margin-bottom: 12px;
    }
    .tabs button {
      display: flex;
      align-items: center;
      gap: 6px;
      height: 40px;
      padding: 0 12px;
      border: 0;
      border-bottom: 2px solid transparent;
      margin-bottom: -1px;
      background: none;
      color: var(--t2);
      font-weight: 550;
      cursor: pointer;
    }
    .tabs .on {
      border-color: var(--p);
      color: var(--p);
      font-weight: 650;
    }
    .tabs button:focus-visible {
      outline-offset: -3px;
      box-shadow: none;
    }
    .say {
      display: flex;
      align-items: flex-end;
      gap: 8px;
      margin-bottom: 12px;
    }
    textarea {
      height: auto;
      min-height: 36px;
      padding: 7px 10px;
      resize: vertical;
      field-sizing: content;
    }
    textarea::placeholder {
      color: var(--t3);
      opacity: 1;
    }
    .hx {
      display: flex;
      gap: 10px;
      padding: 8px 0;
    }
    .hx .grow {
      overflow-wrap: anywhere;
    }
    .name {
      color: var(--t1);
    }
    .text {
      white-space: pre-line;
    }
    .btn:disabled {
      color: var(--t3);
      border-color: var(--ln);
      cursor: default;
    }
    @media (max-width: 599.98px) {
      .tabs button {
        height: 48px;
        padding: 0 8px;
      }
      .btn,
      textarea {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionActivity {
  private readonly client = inject(ActionClient);
  private readonly drafts = inject(ActionDrafts);
  protected readonly changes = inject(PlanChanges);
  protected readonly i18n = inject(I18n);
  readonly action = input.required<ActionView>();
  protected readonly tabs = TABS;
  protected readonly tab = signal<ActivityTab>('all');
  protected readonly refusal = signal('');
  private readonly id = computed(() => this.action().id);
  protected readonly text = linkedSignal({
    source: this.id,
    computation: (id) => this.drafts.comments.get(id) ?? '',
  });

  private readonly history = resource({
    // Every change of the action is a line of its history.
    params: () => ({ id: this.action().id, version: this.action().version, said: this.action().comments.length }),
    loader: ({ params }) => this.client.history(params.id),
  });
  protected readonly entries = computed(() =>
    activityOf(this.action(), this.history.hasValue() ? this.history.value().items : [], this.i18n),
  );

  protected dayOf(at: string): string {
    return this.i18n.instant(at).replace(/ [\d:]+$/, '');
  }

  protected write(text: string): void {
    this.text.set(text);
    this.drafts.comments.set(this.action().id, text);
  }

  protected async say(event: Event): Promise<void> {
    event.preventDefault();
    const { id } = this.action();
    const text = this.text().trim();
    if (text === '' || this.changes.busy()) return;
    const outcome = await this.changes.apply(() => this.client.comment(id, text), this.i18n.t('plan.comment-saved'));
    this.refusal.set(outcome.ok ? '' : outcome.message);
    if (outcome.ok) this.write('');
  }

  protected turn(event: KeyboardEvent, index: number): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = TABS[(index + step + TABS.length) % TABS.length] ?? 'all';
    this.tab.set(next);
    document.getElementById(`kp-activity-${next}`)?.focus();
  }
}
