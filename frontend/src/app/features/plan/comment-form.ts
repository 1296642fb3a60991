import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { begunMention, completedMention, mentionable, mentionedIn } from '@kompassplan/domain';
import { ActionClient } from '../../core/action-client';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Avatar } from '../../ui/avatar';
import { ActionDrafts } from './action-drafts';
import { PlanChanges } from './plan-changes';
import { PlanStore } from './plan-store';

const MOST_SHOWN = 6;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A comment to write. An @ begins a person's name; arrows and Enter complete it, and that person hears of it. */
@Component({
  selector: 'kp-comment-form',
  imports: [Avatar, TranslatePipe],
  template: `
    <form class="say" (submit)="say($event)" (keydown.control.enter)="say($event)" (keydown.meta.enter)="say($event)">
      <div class="grow box">
        <label class="vh" for="kp-comment">{{ 'plan.comment' | t }}</label>
        <textarea
          #box
          id="kp-comment"
          class="inp"
          rows="1"
          maxlength="5000"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          [attr.aria-controls]="found().length > 0 ? 'kp-mentions' : null"
          [attr.aria-activedescendant]="found().length > 0 ? 'kp-mention-' + active() : null"
          [placeholder]="'plan.comment-hint' | t"
          [value]="text()"
          (input)="write(box.value)"
          (keyup)="look()"
          (click)="look()"
          (blur)="caret.set(null)"
          (keydown)="key($event)"
        ></textarea>
        @if (found().length > 0) {
          <ul #list id="kp-mentions" role="listbox" [attr.aria-label]="'plan.mention' | t">
            @for (person of found(); track person.id; let index = $index) {
              <li
                role="option"
                tabindex="-1"
                id="kp-mention-{{ index }}"
                [class.on]="index === active()"
                [attr.aria-selected]="index === active()"
                (mousedown)="$event.preventDefault()"
                (click)="choose(person)"
                (keydown)="$event.stopPropagation()"
              >
                <kp-avatar [name]="person.name" />{{ person.name }}
              </li>
            }
          </ul>
        }
      </div>
      <button type="submit" class="btn" [disabled]="text().trim() === '' || changes.busy()">
        {{ 'plan.comment-send' | t }}
      </button>
    </form>
    <p class="vh" role="status">
      @if (found().length > 0) {
        {{ 'plan.mention-found' | t: { count: found().length } }}
      }
    </p>
    @if (refusal()) {
      <p class="late sm" role="alert">{{ refusal() }}</p>
    }
  `,
  styles: `
    .say {
      display: flex;
      align-items: flex-end;
      gap: 8px;
      margin-bottom: 12px;
    }
    .box {
      position: relative;
    }
    textarea {
      display: block;
      width: 100%;
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
    ul {
      position: absolute;
      z-index: 2;
      top: calc(100% + 4px);
      left: 0;
      width: min(320px, 100%);
      padding: 4px;
      border: 1px solid var(--ln);
      border-radius: var(--kp-r2);
      background: var(--sf);
      box-shadow: var(--kp-shadow-2);
    }
    li {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 36px;
      padding: 4px 8px;
      border-radius: var(--kp-r1);
      cursor: pointer;
      overflow-wrap: anywhere;
    }
    .on {
      background: var(--kp-hover);
      box-shadow: inset 2px 0 0 var(--p);
    }
    .btn:disabled {
      color: var(--t3);
      border-color: var(--ln);
      cursor: default;
    }
    @media (max-width: 599.98px) {
      .btn,
      textarea,
      li {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommentForm {
  private readonly client = inject(ActionClient);
  private readonly drafts = inject(ActionDrafts);
  private readonly store = inject(PlanStore);
  private readonly i18n = inject(I18n);
  protected readonly changes = inject(PlanChanges);
  readonly actionId = input.required<string>();
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  protected readonly text = linkedSignal({
    source: this.actionId,
    computation: (id) => this.drafts.comments.get(id) ?? '',
  });
  protected readonly refusal = linkedSignal({ source: this.actionId, computation: () => '' });
  /** Where one writes; null while one is elsewhere or has put the suggestions away. */
  protected readonly caret = signal<number | null>(null);
  /** Two people may have one name: the one that was picked is meant. */
  private readonly picked = signal<readonly string[]>([]);

  private readonly people = computed<readonly Named[]>(() => {
    const rank = ({ id }: Named): number => (this.picked().includes(id) ? 0 : 1);
    return this.store
      .people()
      .filter(({ id }) => id !== this.store.personId())
      .sort((a, b) => rank(a) - rank(b));
  });
  private readonly begun = computed(() => {
    const caret = this.caret();
    return caret === null ? null : begunMention(this.text(), caret);
  });
  protected readonly found = computed(() => {
    const begun = this.begun();
    if (begun === null) return [];
    const found = mentionable(this.people(), begun.words);
    // The whole name stands there already.
    return found.length === 1 && found[0]?.name === begun.words ? [] : found.slice(0, MOST_SHOWN);
  });
  protected readonly active = linkedSignal({ source: this.found, computation: () => 0 });

  constructor() {
    // Suggestions below the edge of the drawer help nobody.
    effect(() => this.list()?.nativeElement.scrollIntoView({ block: 'nearest' }));
  }

  protected write(text: string): void {
    this.text.set(text);
    this.drafts.comments.set(this.actionId(), text);
    this.caret.set(this.box().nativeElement.selectionStart);
  }

  /** The caret was moved: what is begun there counts, unless it was put away. */
  protected look(): void {
    if (this.caret() !== null) this.caret.set(this.box().nativeElement.selectionStart);
  }

  protected key(event: KeyboardEvent): void {
    const found = this.found();
    const person = found[this.active()];
    if (!person || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') this.active.update((at) => (at + 1) % found.length);
    else if (event.key === 'ArrowUp') this.active.update((at) => (at + found.length - 1) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') this.choose(person);
    else if (event.key === 'Escape') this.caret.set(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected choose(person: Named): void {
    const [begun, caret, box] = [this.begun(), this.caret(), this.box().nativeElement];
    if (begun === null || caret === null) return;
    const done = completedMention(this.text(), caret, begun, person);
    this.picked.update((ids) => [...ids, person.id]);
    // At once, so that the caret stands behind the name and not at the end.
    box.value = done.text;
    box.setSelectionRange(done.caret, done.caret);
    this.write(done.text);
    this.caret.set(null);
  }

  protected async say(event: Event): Promise<void> {
    event.preventDefault();
    const id = this.actionId();
    const text = this.text().trim();
    if (text === '' || this.changes.busy()) return;
    const named = mentionedIn(text, this.people());
    const saved = this.i18n.t(named.length > 0 ? 'plan.comment-told' : 'plan.comment-saved', { count: named.length });
    const outcome = await this.changes.apply(() => this.client.comment(id, text, named), saved);
    this.refusal.set(outcome.ok ? '' : outcome.message);
    if (!outcome.ok) return;
    this.drafts.comments.delete(id);
    if (this.actionId() === id) this.text.set('');
  }
}
