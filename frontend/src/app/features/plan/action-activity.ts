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
import { activityOf, type ActivityTab } from './activity';
import { CommentForm } from './comment-form';

const TABS = ['all', 'comments', 'changes'] as const satisfies readonly ActivityTab[];

/** Entries of a short list. */
const FEW = 3;

/** Everything that was said about the action and done to it, the newest first, and a comment to add. */
@Component({
  selector: 'kp-action-activity',
  imports: [Avatar, CommentForm, TranslatePipe],
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
          <kp-comment-form [actionId]="action().id" />
        }
        <ul #list>
          @for (entry of shown(); track entry.key) {
            <li class="hx" tabindex="-1">
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
                @if (entry.text.length > 0) {
                  <p class="text">
                    @for (part of entry.text; track $index) {
                      <!--
                      -->
                      @if (part.personId) {
                        <b class="mention">{{ part.text }}</b>
                      } @else {
                        {{ part.text }}
                      }
                      <!--
                    -->
                    }
                  </p>
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
        @if (hidden() > 0) {
          <button type="button" class="btn" (click)="unfold(list)">
            {{ 'plan.activity-more' | t: { count: hidden() } }}
          </button>
        }
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
    .mention {
      color: var(--p);
      font-weight: 600;
    }
    @media (max-width: 599.98px) {
      .tabs button {
        height: 48px;
        padding: 0 8px;
      }
      .btn {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionActivity {
  private readonly client = inject(ActionClient);
  protected readonly i18n = inject(I18n);
  readonly action = input.required<ActionView>();
  protected readonly tabs = TABS;
  /** Whether a long list begins with its newest entries only. */
  readonly short = input(false);
  protected readonly tab = signal<ActivityTab>('all');
  protected readonly all = linkedSignal({ source: () => this.action().id, computation: () => false });

  private readonly history = resource({
    // Every change of the action is a line of its history.
    params: () => ({ id: this.action().id, version: this.action().version, said: this.action().comments.length }),
    loader: ({ params }) => this.client.history(params.id),
  });
  protected readonly entries = computed(() =>
    activityOf(this.action(), this.history.hasValue() ? this.history.value().items : [], this.i18n),
  );
  protected readonly shown = computed(() => {
    const entries = this.entries()[this.tab()];
    return this.short() && !this.all() ? entries.slice(0, FEW) : entries;
  });
  protected readonly hidden = computed(() => this.entries()[this.tab()].length - this.shown().length);

  /** The button goes; the focus goes on to the first of the entries that came. */
  protected unfold(list: HTMLElement): void {
    this.all.set(true);
    setTimeout(() => (list.children[FEW] as HTMLElement | undefined)?.focus());
  }

  protected dayOf(at: string): string {
    return this.i18n.instant(at).replace(/ [\d:]+$/, '');
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
