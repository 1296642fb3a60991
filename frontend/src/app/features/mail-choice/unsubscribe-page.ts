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
import { RouterLink } from '@angular/router';
import type { UnsubscribeView } from '@kompassplan/contract';
import { TranslatePipe } from '../../core/i18n';
import { problemMessage, problemOf } from '../../core/problems';
import { SessionStore } from '../../core/session-store';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { UnsubscribeClient } from './unsubscribe-client';

/** The page behind a mail's "stop these reminders": says what happens, one button, no sign-in. Opening it changes nothing. */
@Component({
  selector: 'kp-unsubscribe-page',
  imports: [Icon, RouterLink, Skeleton, TranslatePipe],
  template: `
    <main class="alone">
      @if (loading()) {
        <h1>{{ 'mail-choice.title' | t }}</h1>
        <kp-skeleton [rows]="2" [height]="48" />
      } @else if (view(); as shown) {
        <p class="t2 sm">{{ shown.municipality }}</p>
        @if (shown.digest === 'off') {
          <h1>{{ 'mail-choice.off-title' | t }}</h1>
          <p class="done" role="status">
            <kp-icon name="check" />{{ 'mail-choice.off-text' | t: { name: shown.person } }}
          </p>
          <p>{{ 'mail-choice.urgent' | t }}</p>
          <p>{{ 'mail-choice.again' | t }}</p>
          <a class="btn big" routerLink="/installningar" [queryParams]="{ del: 'profil' }">{{
            'mail-choice.settings' | t
          }}</a>
        } @else {
          <h1>{{ 'mail-choice.title' | t }}</h1>
          <p>{{ 'mail-choice.' + shown.digest | t: { name: shown.person } }}</p>
          <p>{{ 'mail-choice.urgent' | t }}</p>
          <button type="button" class="btn pri big" [attr.aria-disabled]="busy() || null" (click)="turnOff()">
            {{ 'mail-choice.button' | t }}
          </button>
          @if (refusal()) {
            <p class="late" role="alert">{{ refusal() }}</p>
          }
          <p class="t2">{{ 'mail-choice.again' | t }}</p>
        }
      } @else {
        <h1>
          {{ (expired() ? 'mail-choice.expired' : another() ? 'mail-link.another' : 'mail-choice.failed') | t }}
        </h1>
        <p>{{ expired() ? ('mail-choice.expired-text' | t) : failure() }}</p>
        @if (expired()) {
          <a class="btn pri big" routerLink="/installningar" [queryParams]="{ del: 'profil' }">{{
            'mail-choice.settings' | t
          }}</a>
        } @else if (another()) {
          <button type="button" class="btn pri big" (click)="signOut()">{{ 'mail-link.sign-out' | t }}</button>
        } @else {
          <button type="button" class="btn pri big" (click)="reload()">{{ 'shell.retry' | t }}</button>
        }
      }
    </main>
  `,
  styles: `
    .done {
      display: flex;
      align-items: flex-start;
      gap: 8px;
      color: var(--p);
      font-weight: 600;
    }
    .btn {
      text-decoration: none;
    }
    @media (max-width: 479.98px) {
      .alone {
        padding: 32px 16px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnsubscribePage {
  private readonly client = inject(UnsubscribeClient);
  private readonly session = inject(SessionStore);
  /** From the address. */
  readonly token = input.required<string>();
  private readonly link = resource({ params: () => this.token(), loader: ({ params }) => this.client.show(params) });
  /** What the link shows; after the button, what the server said to it. */
  protected readonly view = linkedSignal<UnsubscribeView | null>(() =>
    this.link.hasValue() ? this.link.value() : null,
  );
  protected readonly loading = computed(() => this.link.isLoading() && this.view() === null);
  protected readonly expired = computed(() =>
    ['link-expired', 'not-found'].includes(problemOf(this.link.error())?.code ?? ''),
  );
  /** Somebody else is signed in here: the mail was forwarded, or the browser is shared. */
  protected readonly another = computed(() => problemOf(this.link.error())?.code === 'link-of-another');
  protected readonly failure = computed(() => {
    const error = this.link.error();
    return error === undefined ? null : problemMessage(error);
  });
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    this.link.reload();
  }

  protected reload(): void {
    this.link.reload();
  }

  protected async turnOff(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set('');
    try {
      this.view.set(await this.client.turnOff(this.token()));
    } catch (error) {
      this.refusal.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
