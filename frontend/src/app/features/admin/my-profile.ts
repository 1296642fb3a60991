import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { formField } from '../../core/form-values';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { SessionStore } from '../../core/session-store';
import { LeaveList } from './leave-list';
import { MailTimes } from './mail-times';

/** One's own name, language, choice of mails, and time away. */
@Component({
  selector: 'kp-my-profile',
  imports: [TranslatePipe, LeaveList, MailTimes],
  template: `
    <form class="card" novalidate (submit)="save($event)">
      <header>
        <h2>{{ 'admin.profile' | t }}</h2>
      </header>
      <p class="t2">{{ 'admin.profile-text' | t }}</p>
      <div class="field">
        <label for="mitt-namn">{{ 'admin.name' | t }}</label>
        <input
          id="mitt-namn"
          class="inp"
          autocomplete="name"
          maxlength="120"
          [value]="name()"
          (input)="name.set($any($event.target).value)"
          [attr.aria-invalid]="fault() ? 'true' : null"
          aria-describedby="mitt-namn-fel"
        />
      </div>
      <div class="field">
        <label for="mitt-sprak">{{ 'admin.language' | t }}</label>
        <select id="mitt-sprak" class="inp" (change)="language.set($any($event.target).value)">
          <option value="sv" lang="sv" [selected]="language() === 'sv'">Svenska</option>
          <option value="en" lang="en" [selected]="language() === 'en'">English</option>
        </select>
      </div>
      <div class="field">
        <label for="mina-mejl">{{ 'admin.my-digest' | t }}</label>
        <select
          id="mina-mejl"
          class="inp"
          aria-describedby="mina-mejl-om"
          (change)="digest.set($any($event.target).value)"
        >
          @for (option of digests; track option) {
            <option [value]="option" [selected]="digest() === option">{{ 'admin.my-digest-' + option | t }}</option>
          }
        </select>
        <p class="hint" id="mina-mejl-om">{{ 'admin.my-digest-hint' | t }}</p>
      </div>
      <kp-mail-times name="mina-mejl" [weekly]="digest() === 'weekly'" [(weekday)]="weekday" [(hour)]="hour" />
      @if (person(); as me) {
        <dl>
          <div>
            <dt>{{ 'admin.email' | t }}</dt>
            <dd>{{ me.email }}</dd>
          </div>
          <div>
            <dt>{{ 'admin.role' | t }}</dt>
            <dd>{{ 'role.' + me.role | t }}</dd>
          </div>
          <div>
            <dt>{{ 'admin.unit' | t }}</dt>
            <dd>{{ me.unit?.name ?? ('admin.no-unit' | t) }}</dd>
          </div>
        </dl>
        <p class="t2 sm">{{ 'admin.profile-role' | t }}</p>
      }
      <p class="late" id="mitt-namn-fel" role="alert">{{ fault() }}</p>
      <button type="submit" class="btn pri" [attr.aria-disabled]="busy() || null">{{ 'admin.save' | t }}</button>
    </form>
    @if (person(); as me) {
      @if (sessions.may('leave.plan')) {
        <section class="card" aria-labelledby="min-ledighet">
          <h2 id="min-ledighet">{{ 'admin.leave' | t }}</h2>
          <p class="t2">{{ 'admin.leave-text' | t }}</p>
          <kp-leave-list [personId]="me.id" />
        </section>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 16px;
    }
    form,
    section {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: 16px;
      max-width: 560px;
    }
    section > kp-leave-list {
      width: 100%;
    }
    header {
      margin: 0;
    }
    .field {
      width: 100%;
    }
    dl {
      display: grid;
      gap: 4px;
    }
    dl > div {
      display: flex;
      gap: 8px;
    }
    dt {
      min-width: 72px;
      font-weight: 600;
    }
    .late:empty {
      display: none;
    }
    @media (max-width: 839.98px) {
      .inp,
      .btn {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MyProfile {
  protected readonly sessions = inject(SessionStore);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  protected readonly person = computed(() => this.sessions.session()?.person ?? null);
  protected readonly name = formField(this.person, (person) => person?.name ?? '');
  protected readonly language = formField(this.person, (person) => person?.language ?? 'sv');
  protected readonly digests = ['weekly', 'daily', 'off'] as const;
  protected readonly digest = formField(this.person, (person) => person?.digest ?? 'weekly');
  protected readonly weekday = formField(this.person, (person) => person?.digestWeekday ?? null);
  protected readonly hour = formField(this.person, (person) => person?.mailHour ?? null);
  protected readonly busy = signal(false);
  protected readonly fault = signal('');

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.name().trim();
    this.fault.set(name ? '' : this.i18n.t('admin.name-fault'));
    if (!name || this.busy()) return;
    this.busy.set(true);
    try {
      const times = { digest: this.digest(), digestWeekday: this.weekday(), mailHour: this.hour() };
      await this.sessions.changeProfile({ name, language: this.language(), ...times });
      this.notices.show(this.i18n.t('admin.profile-saved'));
    } catch (error) {
      this.fault.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
