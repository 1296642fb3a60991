import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import type { PickItem } from './pick-list';

const MOST_SHOWN = 8;
let count = 0;

/** Several choices, each with a button that takes it away, and a field that finds more of them by typing. */
@Component({
  selector: 'kp-token-picker',
  imports: [Icon, TranslatePipe],
  template: `
    <div class="field">
      <label [for]="id">{{ label() }}</label>
      @if (chosen().length > 0) {
        <ul class="tokens">
          @for (item of chosen(); track item.value) {
            <li class="tag">
              <span class="word">{{ item.label }}</span>
              <button
                type="button"
                [attr.aria-label]="'plan.token-remove' | t: { name: item.label }"
                (click)="remove(item)"
              >
                <kp-icon name="close" size="s" />
              </button>
            </li>
          }
        </ul>
      }
      <input
        #box
        type="text"
        class="inp"
        role="combobox"
        aria-autocomplete="list"
        autocomplete="off"
        [id]="id"
        [attr.maxlength]="free() ? 40 : null"
        [attr.aria-expanded]="shown().length > 0"
        [attr.aria-controls]="shown().length > 0 ? id + '-list' : null"
        [attr.aria-activedescendant]="active() < 0 ? null : id + '-' + active()"
        [attr.aria-describedby]="hint() ? id + '-hint' : null"
        [disabled]="full()"
        [placeholder]="full() ? ('plan.token-full' | t: { max: max() }) : placeholder()"
        [value]="words()"
        (input)="type(box.value)"
        (click)="open.set(true)"
        (blur)="leave()"
        (keydown)="key($event)"
      />
      @if (shown().length > 0) {
        <ul class="list" role="listbox" [id]="id + '-list'" [attr.aria-label]="label()">
          @for (item of shown(); track item.value; let index = $index) {
            <li
              role="option"
              tabindex="-1"
              [id]="id + '-' + index"
              [class.on]="index === active()"
              [attr.aria-selected]="index === active()"
              (mousedown)="$event.preventDefault()"
              (click)="add(item)"
              (keydown)="$event.stopPropagation()"
            >
              {{ item.label }}
              @if (item.detail) {
                <span class="t2 sm">{{ item.detail }}</span>
              }
            </li>
          }
        </ul>
      }
      @if (hint()) {
        <p class="t2 xs" [id]="id + '-hint'">{{ hint() }}</p>
      }
    </div>
  `,
  styles: `
    .tokens {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    .tag {
      height: auto;
      min-height: 28px;
      max-width: 100%;
      padding-right: 2px;
    }
    .word {
      min-width: 0;
      overflow-wrap: anywhere;
      white-space: normal;
    }
    .tag button {
      display: grid;
      flex: none;
      width: 28px;
      height: 28px;
      border: 0;
      border-radius: var(--kp-r1);
      background: none;
      color: inherit;
      place-items: center;
      cursor: pointer;
    }
    .tag button:hover {
      background: var(--kp-hover);
    }
    .list {
      max-height: 240px;
      overflow: auto;
      border: 1px solid var(--ln);
      border-radius: var(--kp-r2);
      background: var(--sf);
    }
    .list li {
      min-height: 34px;
      padding: 7px 10px;
      cursor: pointer;
      overflow-wrap: anywhere;
    }
    .list .on,
    .list li:hover {
      background: var(--kp-hover);
    }
    .list .on {
      box-shadow: inset 2px 0 0 var(--p);
    }
    @media (max-width: 599.98px) {
      .inp,
      .list li {
        min-height: 48px;
      }
      .tag,
      .tag button {
        min-width: 48px;
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TokenPicker {
  readonly label = input.required<string>();
  readonly items = input.required<readonly PickItem[]>();
  readonly chosen = input.required<readonly PickItem[]>();
  readonly max = input.required<number>();
  readonly placeholder = input('');
  readonly hint = input('');
  /** Words that are no item yet can be added. */
  readonly free = input(false);
  readonly changed = output<readonly PickItem[]>();
  protected readonly id = `kp-tokens-${++count}`;
  protected readonly words = signal('');
  protected readonly open = signal(false);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly full = computed(() => this.chosen().length >= this.max());

  /** From the first letter, a click or the down arrow on. */
  protected readonly shown = computed(() => {
    if (!this.open() || this.full()) return [];
    const words = this.words().trim().toLocaleLowerCase('sv');
    const taken = new Set(this.chosen().map(({ value }) => value));
    return this.items()
      .filter(
        ({ value, label, detail }) =>
          !taken.has(value) && `${label} ${detail ?? ''}`.toLocaleLowerCase('sv').includes(words),
      )
      .slice(0, MOST_SHOWN);
  });
  /** Nothing is chosen beforehand: Enter on free words takes the words. */
  protected readonly active = linkedSignal({ source: this.shown, computation: () => -1 });

  focus(): void {
    this.box().nativeElement.focus();
  }

  /** Takes words that were typed and not yet added, as when the form is saved. */
  take(): readonly PickItem[] {
    const word = this.words().trim().replace(/\s+/g, ' ');
    if (!this.free() || word === '' || this.full()) return this.chosen();
    const same = (label: string): boolean => label.toLocaleLowerCase('sv') === word.toLocaleLowerCase('sv');
    if (this.chosen().some(({ label }) => same(label))) return this.chosen();
    return [...this.chosen(), this.items().find(({ label }) => same(label)) ?? { value: word, label: word }];
  }

  protected type(words: string): void {
    this.words.set(words);
    this.open.set(true);
  }

  protected leave(): void {
    this.open.set(false);
  }

  protected add(item: PickItem): void {
    this.words.set('');
    this.changed.emit([...this.chosen(), item]);
  }

  protected remove(item: PickItem): void {
    this.changed.emit(this.chosen().filter(({ value }) => value !== item.value));
    this.focus();
  }

  protected key(event: KeyboardEvent): void {
    const items = this.shown();
    const last = this.chosen().at(-1);
    if (event.key === 'ArrowDown' && items.length > 0) this.active.update((at) => Math.min(items.length - 1, at + 1));
    else if (event.key === 'ArrowDown') this.open.set(true);
    else if (event.key === 'ArrowUp' && items.length > 0) this.active.update((at) => Math.max(0, at - 1));
    else if (event.key === 'Enter') this.enter(items);
    else if (event.key === 'Escape' && items.length > 0) this.open.set(false);
    else if (event.key === 'Backspace' && this.words() === '' && last) this.remove(last);
    else return;
    // Enter would send the form, and Escape close it.
    event.preventDefault();
    event.stopPropagation();
  }

  private enter(items: readonly PickItem[]): void {
    const only = items.length === 1 && !this.free() && this.words().trim() !== '' ? items[0] : undefined;
    const item = items[this.active()] ?? only;
    if (item) return this.add(item);
    const taken = this.take();
    if (taken !== this.chosen()) this.changed.emit(taken);
    if (this.free()) this.words.set('');
  }
}
