import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { calendarAddress, calendarFeedState } from '@kompassplan/contract';
import { firstValueFrom } from 'rxjs';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { today } from '../../core/today';
import { Icon } from '../../ui/icon';

const PATH = '/api/calendar-feed';

/** The secret address of one's own calendar: made, copied, changed and taken away here. */
@Component({
  selector: 'kp-my-calendar',
  imports: [Icon, TranslatePipe],
  template: `
    <section class="card" aria-labelledby="min-kalender">
      <header>
        <h2 id="min-kalender">{{ 'calendar.heading' | t }}</h2>
      </header>
      <p class="t2">{{ 'calendar.text' | t }}</p>
      <p class="secret"><kp-icon name="lock" size="s" />{{ 'calendar.secret' | t }}</p>
      @if (address()) {
        <div class="field">
          <label for="kalender-adress">{{ 'calendar.address' | t }}</label>
          <div class="line">
            <input #box id="kalender-adress" class="inp" readonly [value]="address()" (focus)="box.select()" />
            <button type="button" class="btn" (click)="copy(box)">{{ 'calendar.copy' | t }}</button>
          </div>
        </div>
      }
      @if (since(); as day) {
        <p>{{ 'calendar.on' | t: { day: day } }}</p>
      } @else if (known()) {
        <p>{{ 'calendar.off' | t }}</p>
      }
      <p class="late" role="alert">{{ fault() }}</p>
      <div class="line">
        <button
          type="button"
          class="btn"
          [attr.aria-disabled]="busy() || null"
          [attr.aria-describedby]="since() ? 'kalender-byt' : null"
          (click)="renew()"
        >
          <kp-icon name="calendar" />{{ (since() ? 'calendar.renew' : 'calendar.create') | t }}
        </button>
        @if (since()) {
          <button type="button" class="btn txt" [attr.aria-disabled]="busy() || null" (click)="revoke()">
            {{ 'calendar.revoke' | t }}
          </button>
          <span class="t2 sm" id="kalender-byt">{{ 'calendar.renew-hint' | t }}</span>
        }
      </div>
    </section>
  `,
  styles: `
    section {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: 12px;
      max-width: 560px;
      margin-top: 24px;
    }
    header {
      margin: 0;
    }
    .secret {
      display: flex;
      gap: 8px;
    }
    .field {
      width: 100%;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .line .inp {
      flex: 1 1 200px;
      min-width: 0;
    }
    .late:empty {
      display: none;
    }
    @media (max-width: 839.98px) {
      .btn,
      .inp {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MyCalendar {
  private readonly http = inject(HttpClient);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  private readonly feed = httpResource(() => PATH, { parse: (body) => calendarFeedState.parse(body) });
  /** Only after it was made: nobody can look it up again. */
  protected readonly address = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');
  protected readonly known = computed(() => this.feed.hasValue());
  protected readonly since = computed(() => {
    const at = this.feed.hasValue() ? this.feed.value().createdAt : null;
    return at === null ? null : this.i18n.day(today(new Date(at)));
  });
  protected readonly fault = computed(() => {
    const error = this.feed.error();
    return this.refusal() || (error ? problemMessage(error) : '');
  });

  protected async copy(box: HTMLInputElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.address());
      this.notices.show(this.i18n.t('calendar.copied'));
    } catch {
      // Without a secure address the browser copies nothing for us.
      box.focus();
      this.notices.show(this.i18n.t('calendar.copy-failed'));
    }
  }

  protected renew(): Promise<void> {
    return this.ask(async () => {
      const made = calendarAddress.parse(await firstValueFrom(this.http.post(PATH, {})));
      this.address.set(made.address);
      this.feed.set({ createdAt: made.createdAt });
      this.notices.show(this.i18n.t('calendar.created'));
    });
  }

  protected revoke(): Promise<void> {
    return this.ask(async () => {
      this.feed.set(calendarFeedState.parse(await firstValueFrom(this.http.delete(PATH))));
      this.address.set('');
      this.notices.show(this.i18n.t('calendar.revoked'));
    });
  }

  private async ask(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set('');
    try {
      await work();
    } catch (error) {
      this.refusal.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
