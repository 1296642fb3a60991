import { HttpErrorResponse } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { addDays } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { RemindersStore } from './reminders-store';

const WEEK = 7;

/** One switch for all reminders. It works at once, so it asks first and says what stops. */
@Component({
  selector: 'kp-pause-card',
  imports: [TranslatePipe],
  template: `
    @if (store.saved(); as saved) {
      <section class="card" [class.paused]="!saved.policy.enabled" aria-labelledby="pause-title">
        <h2 id="pause-title">{{ 'pause.title' | t }}</h2>
        <div class="opt">
          <button
            type="button"
            class="switch"
            role="switch"
            id="reminders-on"
            [attr.aria-checked]="saved.policy.enabled"
            aria-labelledby="reminders-on-word"
            [attr.aria-expanded]="asking()"
            [disabled]="!mayEdit() || busy()"
            (click)="ask()"
          ></button>
          <label id="reminders-on-word" for="reminders-on">{{
            (saved.policy.enabled ? 'pause.on' : 'pause.off') | t
          }}</label>
        </div>
        @if (since(); as words) {
          <p class="t2 sm">{{ words }} {{ 'pause.held' | t: { count: waiting() } }}</p>
        }
        @if (asking()) {
          <div
            class="confirm"
            role="group"
            [attr.aria-label]="(saved.policy.enabled ? 'pause.ask' : 'pause.ask-resume') | t"
            (keydown.escape)="close()"
          >
            <p>
              <b>{{ (saved.policy.enabled ? 'pause.ask' : 'pause.ask-resume') | t }}</b>
            </p>
            <p class="sm">
              {{
                saved.policy.enabled
                  ? ('pause.stops' | t: { mails: mails(), waiting: waiting() })
                  : ('pause.resumes' | t)
              }}
            </p>
            <div class="row">
              <button type="button" class="btn yes" [disabled]="busy()" (click)="set(!saved.policy.enabled)">
                {{ (saved.policy.enabled ? 'pause.yes' : 'pause.yes-resume') | t }}
              </button>
              <button type="button" class="btn txt" (click)="close()">{{ 'reminders.cancel' | t }}</button>
            </div>
          </div>
        }
      </section>
    }
  `,
  styleUrls: ['./quiet-card.scss', './sending-card.scss'],
  styles: `
    .paused {
      border-color: var(--kp-warn);
    }
    .row {
      flex-wrap: wrap;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PauseCard {
  private readonly i18n = inject(I18n);
  private readonly notices = inject(Notices);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly store = inject(RemindersStore);
  readonly mayEdit = input.required<boolean>();

  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly waiting = computed(() => this.store.preview()?.waiting ?? 0);
  /** Of the seven days that begin today. */
  protected readonly mails = computed(() => {
    const preview = this.store.preview();
    return preview ? preview.mails.filter(({ date }) => date < addDays(preview.from, WEEK)).length : 0;
  });
  protected readonly since = computed(() => {
    const paused = this.store.saved()?.paused;
    if (!paused) return '';
    const by = paused.by ? 'yes' : 'no';
    return this.i18n.t('pause.since', { when: this.i18n.instant(paused.at), by, name: paused.by });
  });

  protected ask(): void {
    this.asking.set(!this.asking());
    if (this.asking()) this.focus('.yes');
  }

  protected close(): void {
    this.asking.set(false);
    this.focus('.switch');
  }

  protected async set(enabled: boolean): Promise<void> {
    this.busy.set(true);
    try {
      await this.store.setEnabled(enabled);
      this.notices.show(this.i18n.t(enabled ? 'pause.done-resume' : 'pause.done'));
    } catch (error) {
      const stale = error instanceof HttpErrorResponse && error.status === 412;
      if (stale) this.store.reloadRules();
      this.notices.show(stale ? this.i18n.t('pause.stale') : problemMessage(error));
    } finally {
      this.busy.set(false);
      this.close();
    }
  }

  private focus(selector: string): void {
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus());
  }
}
