import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { I18n, TranslatePipe } from '../../core/i18n';
import { problemMessage, problemOf } from '../../core/problems';
import { homeOf } from '../../core/session-guards';
import { SessionStore } from '../../core/session-store';
import { Logo } from '../../ui/logo';

/** Behind the link of an invitation: choose a password, or go on without one. */
@Component({
  selector: 'kp-set-password-page',
  imports: [RouterLink, TranslatePipe, Logo],
  template: `
    <main class="alone">
      <kp-logo [size]="44" />
      <h1>{{ 'sign-in.password-title' | t }}</h1>
      @if (expired()) {
        <p class="late" role="alert">{{ 'problem.link-expired' | t }}</p>
        <a class="btn pri big" routerLink="/logga-in">{{ 'sign-in.new-link' | t }}</a>
      } @else if (!link.isLoading()) {
        <form novalidate (submit)="save($event)">
          <div class="field">
            <label for="nytt-losenord">{{ 'sign-in.password' | t }}</label>
            <input
              id="nytt-losenord"
              class="inp"
              autocomplete="new-password"
              aria-describedby="losenord-regler losenord-fel"
              [type]="visible() ? 'text' : 'password'"
              [value]="password()"
              (input)="password.set($any($event.target).value)"
              [attr.aria-invalid]="fault() ? 'true' : null"
            />
            <p class="hint" id="losenord-regler">{{ 'sign-in.password-rules' | t }}</p>
            <p class="fault" id="losenord-fel" role="alert">{{ fault() }}</p>
          </div>
          <label class="show">
            <input type="checkbox" [checked]="visible()" (change)="visible.set($any($event.target).checked)" />
            {{ 'sign-in.password-show' | t }}
          </label>
          <button type="submit" class="btn pri big" [attr.aria-disabled]="busy() || null">
            {{ 'sign-in.password-save' | t }}
          </button>
        </form>
        <a routerLink="/logga-in">{{ 'sign-in.password-skip' | t }}</a>
      }
    </main>
  `,
  styles: `
    form {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: 16px;
      width: 100%;
    }
    .field {
      width: 100%;
    }
    .inp {
      height: 48px;
      font-size: 16px;
    }
    .show {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 32px;
    }
    .show input {
      width: 20px;
      height: 20px;
      accent-color: var(--p);
    }
    .fault:empty {
      display: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SetPasswordPage {
  private readonly sessions = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly i18n = inject(I18n);
  /** Path parameter. */
  readonly token = input.required<string>();
  /** Asked on opening: nobody chooses a password for a link that is used up. */
  protected readonly link = resource({
    params: () => this.token(),
    loader: ({ params }) => this.sessions.assertLinkHolds(params),
  });
  protected readonly expired = computed(() => problemOf(this.link.error())?.code === 'link-expired');
  protected readonly password = signal('');
  protected readonly visible = signal(false);
  protected readonly busy = signal(false);
  protected readonly fault = signal('');

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const length = this.password().length;
    if (length < 8 || length > 128) {
      this.fault.set(this.i18n.t(length < 8 ? 'sign-in.password-short' : 'sign-in.password-long'));
      return;
    }
    if (this.busy()) return;
    this.busy.set(true);
    this.fault.set('');
    try {
      const session = await this.sessions.setPassword(this.token(), this.password());
      await this.router.navigateByUrl(homeOf(session.person.role), { replaceUrl: true });
    } catch (error) {
      this.fault.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
