import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { ActionStatus } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { Status } from '../../ui/status';
import { NoteForm } from './note-form';
import { ReviewDay } from './review-day';
import { type LockGroup, lockGroups, type StatusChoice, type StatusQuestion } from './status-choices';

export interface ChosenStatus {
  readonly status: ActionStatus;
  readonly note: string | null;
  /** When a declined action is to be looked at again. */
  readonly reviewOn: string | null;
}

/** The five statuses with number keys; what a status asks for is asked in the same place. A locked one says why. */
@Component({
  selector: 'kp-status-menu',
  imports: [Icon, NoteForm, ReviewDay, Status, TranslatePipe],
  template: `
    @if (asking(); as choice) {
      <kp-note-form
        [label]="'plan.ask-' + choice.asks | t"
        [confirm]="'plan.set-status' | t: { status: ('status.' + choice.status | t) }"
        [blocked]="reviewPassed()"
        (cancelled)="back()"
        (saved)="chosen.emit({ status: choice.status, note: $event, reviewOn: reviewOn() })"
      >
        @if (choice.asks === 'decline') {
          <kp-review-day [(day)]="reviewOn" />
        }
      </kp-note-form>
    } @else {
      <p class="t2 sm head">{{ heading() }}</p>
      <ul role="menu" [attr.aria-label]="heading()">
        @for (choice of choices(); track choice.status) {
          <li role="none">
            <button
              type="button"
              role="menuitemradio"
              class="mi"
              [class.on]="choice.current"
              [attr.aria-checked]="choice.current"
              [attr.aria-disabled]="choice.locked !== null"
              [attr.aria-describedby]="choice.locked && 'kp-' + choice.locked"
              [attr.data-autofocus]="choice.current ? '' : null"
              [tabindex]="choice.current ? 0 : -1"
              (click)="choose(choice)"
              (keydown)="move($event)"
            >
              <kp-status [status]="choice.status" />
              <span class="grow"></span>
              @if (choice.locked) {
                <kp-icon name="lock" size="s" />
              } @else {
                <span class="kbd" aria-hidden="true">{{ choice.key }}</span>
              }
            </button>
          </li>
        }
      </ul>
      <div class="why t2 xs">
        @for (lock of locks(); track lock.reason) {
          <p [id]="'kp-' + lock.reason">
            <span class="m">{{ namesOf(lock) }}:</span> {{ lock.reason | t }}
          </p>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      width: 252px;
      max-width: 100%;
    }
    .head {
      padding: 2px 10px 6px;
    }
    .mi {
      display: flex;
      align-items: center;
      width: 100%;
      min-height: 34px;
      padding: 0 10px;
      border: 0;
      border-radius: var(--kp-r2);
      background: none;
      text-align: start;
      cursor: pointer;
    }
    .mi:hover,
    .mi:focus-visible {
      background: var(--kp-hover);
    }
    .mi:focus-visible {
      outline-offset: -2px;
    }
    .mi.on {
      background: var(--kp-selected);
    }
    .mi[aria-disabled='true'] {
      cursor: default;
      --p: var(--t3);
      --t2: var(--t3);
      --kp-info: var(--t3);
      --kp-warn: var(--t3);
      color: var(--t3);
    }
    .why p {
      margin: 6px 10px 2px;
    }
    .why p:first-child {
      padding-top: 8px;
      border-top: 1px solid var(--ln);
    }
    @media (max-width: 599.98px) {
      :host {
        width: 100%;
      }
      .mi {
        min-height: 48px;
      }
    }
  `,
  host: { '(keydown)': 'number($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusMenu {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly i18n = inject(I18n);
  readonly heading = input.required<string>();
  readonly choices = input.required<readonly StatusChoice[]>();
  /** A status that is already chosen: the menu begins with what it asks for. */
  readonly first = input<ActionStatus | null>(null);
  readonly chosen = output<ChosenStatus>();
  readonly dismissed = output<void>();
  protected readonly asking = linkedSignal<Asking | null>(() => {
    const first = this.first();
    return (
      untracked(this.choices).find((choice): choice is Asking => choice.status === first && isAsking(choice)) ?? null
    );
  });
  protected readonly reviewOn = signal<string | null>(null);
  private readonly reviewDay = viewChild(ReviewDay);
  protected readonly reviewPassed = computed(() => this.reviewDay()?.passed() ?? false);

  /** Every reason is seen below the list, and heard at its items. */
  protected readonly locks = computed(() => lockGroups(this.choices()));

  protected namesOf({ statuses }: LockGroup): string {
    return statuses.map((status) => this.i18n.t(`status.${status}`)).join(' · ');
  }

  protected choose(choice: StatusChoice): void {
    if (choice.locked !== null) return;
    if (choice.current) this.dismissed.emit();
    else if (isAsking(choice)) this.asking.set(choice);
    else this.chosen.emit({ status: choice.status, note: null, reviewOn: null });
  }

  /** Takes the status that the keyboard stands on, where it asks for nothing more. */
  take(): void {
    const items = [...this.host.nativeElement.querySelectorAll('.mi')];
    const choice = this.choices()[items.findIndex((item) => item === document.activeElement)];
    if (choice && choice.locked === null && !choice.current && choice.asks === null) this.choose(choice);
  }

  protected number(event: KeyboardEvent): void {
    if (this.asking() || event.ctrlKey || event.metaKey || event.altKey) return;
    const choice = this.choices().find(({ key }) => key === event.key);
    if (!choice) return;
    event.preventDefault();
    event.stopPropagation();
    this.choose(choice);
  }

  protected move(event: KeyboardEvent): void {
    const items = [...this.host.nativeElement.querySelectorAll<HTMLElement>('.mi')];
    const at = items.indexOf(event.currentTarget as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items[(to + items.length) % items.length]?.focus();
  }

  /** To the menu, or away when there was none. */
  protected back(): void {
    if (this.first() === null) this.asking.set(null);
    else this.dismissed.emit();
  }
}

type Asking = StatusChoice & { readonly asks: StatusQuestion };

function isAsking(choice: StatusChoice): choice is Asking {
  return choice.asks !== null;
}
