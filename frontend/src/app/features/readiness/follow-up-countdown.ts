import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { today } from '../../core/today';
import { Icon } from '../../ui/icon';
import { daysLeft } from './days-left';
import { ReadinessStore } from './readiness-store';

/** Days to the follow-up; those who may set its day here. */
@Component({
  selector: 'kp-follow-up-countdown',
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './follow-up-countdown.scss',
  template: `
    @if (editing()) {
      <form class="edit" (submit)="save($event)">
        <div class="field">
          <label for="follow-up-day">{{ 'readiness.follow-up-day' | t }}</label>
          <input
            #field
            id="follow-up-day"
            class="inp"
            type="date"
            required
            [value]="followUpOn() ?? ''"
            [attr.aria-describedby]="problem() ? 'follow-up-problem' : null"
          />
          @if (problem()) {
            <p class="fault" id="follow-up-problem" role="alert">{{ problem() }}</p>
          }
        </div>
        <div class="row">
          <button type="submit" class="btn sml pri" [disabled]="saving()">{{ 'readiness.save' | t }}</button>
          <button type="button" class="btn sml" (click)="close()">{{ 'readiness.cancel' | t }}</button>
          @if (followUpOn()) {
            <button type="button" class="btn sml txt" [disabled]="saving()" (click)="remove()">
              {{ 'readiness.remove-day' | t }}
            </button>
          }
        </div>
      </form>
    } @else if (days() !== null) {
      <div class="cd">
        <span class="n">{{ number() }}</span>
        <span class="words">
          <b class="b">{{ words() }}</b>
          <span class="sm">{{ (past() ? 'readiness.since-follow-up' : 'readiness.to-follow-up') | t }}</span>
        </span>
        @if (maySet()) {
          <button
            #opener
            type="button"
            class="btn sml ico pen"
            [attr.aria-label]="'readiness.change-day' | t"
            [title]="'readiness.change-day' | t"
            (click)="open()"
          >
            <kp-icon name="pen" size="s" />
          </button>
        }
      </div>
    } @else {
      <div class="cd none">
        <span class="words">
          <b class="b">{{ 'readiness.no-day' | t }}</b>
          <span class="sm">{{ 'readiness.no-day-why' | t }}</span>
        </span>
        @if (maySet()) {
          <button #opener type="button" class="btn sml" (click)="open()">{{ 'readiness.set-day' | t }}</button>
        }
      </div>
    }
  `,
})
export class FollowUpCountdown {
  private readonly store = inject(ReadinessStore);
  private readonly i18n = inject(I18n);
  private readonly notices = inject(Notices);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly opener = viewChild<ElementRef<HTMLButtonElement>>('opener');

  readonly followUpOn = input.required<string | null>();
  readonly maySet = input.required<boolean>();

  protected readonly editing = signal(false);
  protected readonly saving = signal(false);
  protected readonly problem = signal('');
  protected readonly days = computed(() => {
    const day = this.followUpOn();
    return day ? daysLeft(today(), day) : null;
  });
  protected readonly past = computed(() => (this.days() ?? 0) < 0);
  protected readonly number = computed(() => Math.abs(this.days() ?? 0));
  protected readonly words = computed(() =>
    this.i18n.t(this.past() ? 'readiness.days-past' : 'readiness.days-left', { days: this.number() }),
  );

  protected open(): void {
    this.problem.set('');
    this.editing.set(true);
    setTimeout(() => this.field()?.nativeElement.focus());
  }

  protected close(): void {
    this.editing.set(false);
    setTimeout(() => this.opener()?.nativeElement.focus());
  }

  protected save(event: Event): void {
    event.preventDefault();
    const day = this.field()?.nativeElement.value ?? '';
    if (day === '') this.problem.set(this.i18n.t('readiness.day-missing'));
    else void this.set(day);
  }

  protected remove(): void {
    void this.set(null);
  }

  private async set(day: string | null): Promise<void> {
    const before = this.followUpOn();
    this.saving.set(true);
    try {
      await this.store.setFollowUp(day);
      this.close();
      this.notices.show(this.i18n.t(day ? 'readiness.day-saved' : 'readiness.day-removed'), {
        undo: () => void this.set(before),
      });
    } catch (error) {
      this.problem.set(problemMessage(error));
      this.editing.set(true);
    } finally {
      this.saving.set(false);
    }
  }
}
