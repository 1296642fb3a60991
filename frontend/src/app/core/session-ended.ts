import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { map } from 'rxjs';
import { Dialog } from '../ui/dialog';
import { TranslatePipe } from './i18n';
import { SessionStore } from './session-store';

/**
 * Over a page whose session ended before something could be saved. Signing in goes in another tab, so that everything
 * typed stays where it is; coming back to this tab notices by itself.
 */
@Component({
  selector: 'kp-session-ended',
  imports: [Dialog, TranslatePipe],
  template: `
    @if (sessions.ended()) {
      <kp-dialog [heading]="'shell.ended' | t" (closed)="resume()">
        <p>{{ 'shell.ended-text' | t }}</p>
        <p role="alert">
          @if (missing()) {
            {{ 'shell.ended-missing' | t }}
          }
        </p>
        <ng-container actions>
          <button type="button" class="btn" (click)="resume()">{{ 'shell.ended-go-on' | t }}</button>
          <a class="btn pri" target="_blank" [href]="signIn()">{{ 'shell.ended-sign-in' | t }}</a>
        </ng-container>
      </kp-dialog>
    }
  `,
  host: { '(window:focus)': 'returned()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SessionEnded {
  private readonly router = inject(Router);
  protected readonly sessions = inject(SessionStore);
  protected readonly missing = signal(false);
  private readonly url = toSignal(this.router.events.pipe(map(() => this.router.url)), { initialValue: '/' });
  protected readonly signIn = computed(() => `/logga-in?slut=1&tillbaka=${encodeURIComponent(this.url())}`);

  protected async resume(): Promise<void> {
    this.missing.set(!(await this.sessions.resume()));
  }

  protected returned(): void {
    if (this.sessions.ended()) void this.sessions.resume();
  }
}
