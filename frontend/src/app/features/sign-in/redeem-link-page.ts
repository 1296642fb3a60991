import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslatePipe } from '../../core/i18n';
import { problemMessage } from '../../core/problems';
import { homeOf } from '../../core/session-guards';
import { SessionStore } from '../../core/session-store';
import { Logo } from '../../ui/logo';
import { takeReturnPath } from './return-path';

/** Behind the link of the mail. Opening it changes nothing, so that a scanner cannot use it up; the button does. */
@Component({
  selector: 'kp-redeem-link-page',
  imports: [RouterLink, TranslatePipe, Logo],
  template: `
    <main class="alone">
      <kp-logo [size]="44" />
      <h1>{{ 'sign-in.redeem-title' | t }}</h1>
      <p>{{ 'sign-in.redeem-text' | t }}</p>
      @if (fault()) {
        <p class="late" role="alert">{{ fault() }}</p>
        <a class="btn pri big" routerLink="/logga-in">{{ 'sign-in.new-link' | t }}</a>
      } @else {
        <button type="button" class="btn pri big" [attr.aria-disabled]="busy() || null" (click)="redeem()">
          {{ 'sign-in.submit' | t }}
        </button>
      }
    </main>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RedeemLinkPage {
  private readonly sessions = inject(SessionStore);
  private readonly router = inject(Router);
  /** Path parameter. */
  readonly token = input.required<string>();
  protected readonly busy = signal(false);
  protected readonly fault = signal('');

  protected async redeem(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      const session = await this.sessions.signInWithLink(this.token());
      await this.router.navigateByUrl(takeReturnPath() ?? homeOf(session.person.role), { replaceUrl: true });
    } catch (error) {
      this.fault.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
