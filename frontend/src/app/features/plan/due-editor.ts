import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { addDays, nextWorkday, type QuietPolicy, quietReason } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { today } from '../../core/today';

export interface ChosenDue {
  readonly due: string | null;
  readonly reason: string | null;
}

const DAYS_OFF: QuietPolicy = { weekends: true, holidays: true, ranges: [] };
let count = 0;

/** A due date; a reason as well, once there is a date to move away from. */
@Component({
  selector: 'kp-due-editor',
  imports: [TranslatePipe],
  template: `
    <form (submit)="save($event)">
      <div class="field">
        <label [for]="id">{{ 'term.due' | t }}</label>
        <input
          #date
          class="inp"
          type="date"
          [attr.data-autofocus]="startsAtReason() ? null : ''"
          [id]="id"
          [value]="due() ?? ''"
          (input)="due.set(date.value || null)"
          (keydown)="typed($event)"
        />
      </div>
      @for (note of notes(); track note) {
        <p class="warn sm" role="status">{{ note }}</p>
      }
      <div class="row quick">
        @for (choice of choices(); track choice.day) {
          <button type="button" class="btn sml" (click)="choose(choice.day)">
            {{ choice.label | t }} <span class="t2">{{ i18n.weekDay(choice.day) }}</span>
          </button>
        }
      </div>
      @if (askReason()) {
        @if (approval()) {
          <p class="t2 sm">{{ 'closure.due-hint' | t }}</p>
        }
        <div class="field">
          <label [for]="id + '-why'">{{ 'plan.due-why' | t }}</label>
          <textarea
            #why
            class="inp"
            rows="2"
            maxlength="500"
            [attr.data-autofocus]="startsAtReason() ? '' : null"
            [id]="id + '-why'"
            [value]="reason()"
            [attr.aria-invalid]="missing() || null"
            [attr.aria-describedby]="missing() ? id + '-error' : id + '-hint'"
            (input)="reason.set(why.value)"
            (keydown)="$event.stopPropagation()"
            (keydown.control.enter)="save($event)"
          ></textarea>
          <p class="t2 xs" [id]="id + '-hint'">{{ 'plan.due-why-hint' | t }}</p>
          @if (missing()) {
            <p class="late sm" [id]="id + '-error'">{{ 'plan.note-missing' | t }}</p>
          }
        </div>
      }
      <div class="row buttons">
        <button type="submit" class="btn pri sml" [disabled]="busy()">{{ 'plan.save' | t }}</button>
        @if (value() !== null || many()) {
          <button type="button" class="btn sml" (click)="clear()">{{ 'plan.due-remove' | t }}</button>
        }
        <span class="grow"></span>
        <button type="button" class="btn txt sml" (click)="cancelled.emit()">{{ 'plan.cancel' | t }}</button>
      </div>
    </form>
  `,
  styles: `
    :host {
      display: block;
      width: 320px;
      max-width: 100%;
    }
    form {
      display: flex;
      flex-direction: column;
      gap: 10px;
      padding: 6px;
    }
    .quick,
    .buttons {
      flex-wrap: wrap;
      gap: 6px;
    }
    textarea {
      height: auto;
      padding: 8px 10px;
      resize: vertical;
    }
    @media (max-width: 599.98px) {
      :host {
        width: 100%;
      }
      .btn {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DueEditor {
  protected readonly i18n = inject(I18n);
  private readonly injector = inject(Injector);
  private readonly why = viewChild<ElementRef<HTMLElement>>('why');
  readonly value = input.required<string | null>();
  /** A new date that was already chosen elsewhere. */
  readonly proposed = input<string | null>(null);
  /** A first date exists, so that a change needs a reason. */
  readonly dated = input(false);
  /** The work is not finished, so that a passed date makes it late. */
  readonly open = input(true);
  /** Several actions at once. */
  readonly many = input(false);
  /** The new date has to be approved by somebody else. */
  readonly approval = input(false);
  readonly busy = input(false);
  readonly saved = output<ChosenDue>();
  readonly cancelled = output<void>();
  protected readonly id = `kp-due-${++count}`;
  protected readonly due = linkedSignal(() => this.proposed() ?? this.value());
  protected readonly reason = signal('');
  protected readonly missing = signal(false);
  protected readonly askReason = computed(() => this.dated() && (this.many() || this.due() !== this.value()));
  /** The date is chosen already: what is left is the reason. */
  protected readonly startsAtReason = computed(() => this.proposed() !== null && this.askReason());
  protected readonly choices = computed(() => {
    const from = this.value() !== null && (this.value() ?? '') > today() ? (this.value() ?? today()) : today();
    return [
      { label: 'plan.due-two-weeks', day: workdayAfter(from, 14) },
      { label: 'plan.due-month', day: workdayAfter(from, 30) },
    ];
  });

  /** A day without work, or one that has passed, may be chosen, but is named. */
  protected readonly notes = computed(() => {
    const due = this.due();
    const passed = due !== null && due !== this.value() && due < today() && this.open();
    return [...(passed ? [this.i18n.t('plan.due-passed')] : []), ...(this.dayOff() ?? [])];
  });
  private readonly dayOff = computed(() => {
    const due = this.due();
    const reason = due === null ? null : quietReason(due, DAYS_OFF);
    if (due === null || reason === null) return null;
    const day = this.i18n.longDay(due);
    return reason.kind === 'holiday'
      ? [this.i18n.t('plan.due-holiday', { day, holiday: reason.holiday[this.i18n.language()] })]
      : [this.i18n.t('plan.due-weekend', { day })];
  });

  /** Where a reason is asked for, the keyboard goes on there. */
  protected choose(day: string): void {
    this.due.set(day);
    afterNextRender(() => this.why()?.nativeElement.focus(), { injector: this.injector });
  }

  /** Whether a new date stands in the field and nothing else is asked, so that leaving the field saves it. */
  ready(): boolean {
    return this.due() !== this.value() && !this.askReason();
  }

  take(): void {
    this.emit();
  }

  protected clear(): void {
    this.due.set(null);
    if (!this.askReason()) this.emit();
  }

  /** No shortcut of the page while a date is typed; Tab is the editor's. */
  protected typed(event: KeyboardEvent): void {
    if (event.key !== 'Tab') event.stopPropagation();
  }

  protected save(event: Event): void {
    event.preventDefault();
    this.emit();
  }

  private emit(): void {
    if (!this.many() && this.due() === this.value()) return this.cancelled.emit();
    const reason = this.reason().trim();
    this.missing.set(this.askReason() && reason === '');
    if (!this.missing()) this.saved.emit({ due: this.due(), reason: this.askReason() ? reason : null });
  }
}

function workdayAfter(day: string, days: number): string {
  const later = addDays(day, days);
  return nextWorkday(later, DAYS_OFF) ?? later;
}
