import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { Avatar } from '../../ui/avatar';
import { Icon, type IconName } from '../../ui/icon';

export interface PickItem {
  /** null is a choice of its own: nobody, no unit, all. */
  readonly value: string | null;
  readonly label: string;
  readonly detail?: string;
  readonly icon?: IconName;
  /** Shown with the initials of this name. */
  readonly person?: string | null;
}

let count = 0;

/** One choice out of a list, found by typing: a combobox whose list is always open. Made for a popover or a dialog. */
@Component({
  selector: 'kp-pick-list',
  imports: [Avatar, Icon, TranslatePipe],
  template: `
    @if (searchable()) {
      <div class="inp">
        <kp-icon name="search" size="s" />
        <input
          #box
          data-autofocus
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          autocomplete="off"
          [attr.aria-label]="label()"
          [attr.aria-controls]="id"
          [attr.aria-activedescendant]="activeId()"
          [placeholder]="'plan.pick-search' | t"
          [value]="words()"
          (input)="typed(box.value)"
          (keydown)="key($event)"
        />
      </div>
    }
    <ul
      #list
      role="listbox"
      [id]="id"
      [attr.aria-label]="label()"
      [attr.tabindex]="searchable() ? null : 0"
      [attr.data-autofocus]="searchable() ? null : ''"
      [attr.aria-activedescendant]="searchable() ? null : activeId()"
      (keydown)="key($event)"
    >
      @for (item of shown(); track item.value; let index = $index) {
        <li
          role="option"
          tabindex="-1"
          [id]="id + '-' + index"
          [class.on]="index === active()"
          [attr.aria-selected]="item.value === value()"
          (click)="picked.emit(item.value)"
          (keydown)="$event.stopPropagation()"
          (mousemove)="active.set(index)"
        >
          @if (item.person !== undefined) {
            <kp-avatar [name]="item.person" />
          } @else if (item.icon) {
            <kp-icon [name]="item.icon" />
          }
          <span class="grow">
            {{ item.label }}
            @if (item.detail) {
              <span class="t2 sm detail">{{ item.detail }}</span>
            }
          </span>
          @if (item.value === value()) {
            <kp-icon name="check" size="s" />
          }
        </li>
      }
    </ul>
    @if (shown().length === 0) {
      <p class="t2 sm none" role="status">{{ (pending() ? 'plan.pick-loading' : 'plan.pick-none') | t }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      width: 100%;
      min-width: min(280px, 100%);
      max-width: 420px;
    }
    .inp {
      margin-bottom: 6px;
    }
    .inp input {
      flex: 1;
      min-width: 0;
      border: 0;
      padding: 0;
      background: none;
      outline: none;
      box-shadow: none;
    }
    .inp:focus-within {
      outline: 2px solid var(--kp-focus);
      outline-offset: -1px;
    }
    ul {
      max-height: 320px;
      overflow: auto;
      border-radius: var(--kp-r2);
    }
    ul:focus-visible {
      outline-offset: -2px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 34px;
      padding: 6px 10px;
      border-radius: var(--kp-r2);
      cursor: pointer;
    }
    li.on {
      background: var(--kp-hover);
      box-shadow: inset 2px 0 0 var(--p);
    }
    li[aria-selected='true'] {
      font-weight: 650;
    }
    .detail {
      display: block;
      font-weight: 400;
    }
    .none {
      padding: 8px 10px;
    }
    @media (max-width: 599.98px) {
      :host {
        width: 100%;
      }
      li {
        min-height: 48px;
        font-size: 16px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PickList {
  readonly items = input.required<readonly PickItem[]>();
  readonly value = input<string | null | undefined>(undefined);
  readonly label = input.required<string>();
  /** The items are still being fetched: nothing can be chosen yet, but looked for. */
  readonly pending = input(false);
  readonly picked = output<string | null>();
  protected readonly id = `kp-pick-${++count}`;
  protected readonly words = signal('');
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  /** A field that somebody types in stays. */
  protected readonly searchable = linkedSignal<boolean, boolean>({
    source: () => this.pending() || this.items().length > 8,
    computation: (now, before) => now || (before?.value ?? false),
  });
  protected readonly shown = computed(() => {
    if (this.pending()) return [];
    const words = this.words().trim().toLowerCase();
    return words === ''
      ? this.items()
      : this.items().filter((item) => `${item.label} ${item.detail ?? ''}`.toLowerCase().includes(words));
  });
  /** What holds, else the first that fits the words; a choice that is not in the list is not undone by Enter alone. */
  protected readonly active = linkedSignal(() => {
    const at = this.shown().findIndex((item) => item.value === this.value());
    return at >= 0 || (this.words().trim() === '' && this.value() !== undefined) ? at : 0;
  });
  protected readonly activeId = computed(() =>
    this.shown()[this.active()] === undefined ? null : `${this.id}-${this.active()}`,
  );
  /** Enter came before the items. */
  private readonly eager = signal(false);

  constructor() {
    effect(() => {
      if (this.pending() || !this.eager()) return;
      untracked(() => this.choose());
    });
  }

  /** Takes the choice that the keyboard stands on, unless it is the one that holds already. */
  take(): void {
    const item = this.shown()[this.active()];
    if (item && item.value !== this.value()) this.picked.emit(item.value);
  }

  protected typed(words: string): void {
    this.eager.set(false);
    this.words.set(words);
  }

  private choose(): void {
    this.eager.set(this.pending());
    const item = this.shown()[this.active()];
    if (item) this.picked.emit(item.value);
  }

  protected key(event: KeyboardEvent): void {
    const last = this.shown().length - 1;
    const to = { ArrowDown: this.active() + 1, ArrowUp: this.active() - 1, Home: 0, End: last }[event.key];
    if (to !== undefined && !((event.key === 'Home' || event.key === 'End') && this.searchable())) {
      this.active.set(Math.min(last, Math.max(0, to)));
      this.list().nativeElement.children[this.active()]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' || (event.key === ' ' && !this.searchable())) {
      this.choose();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
