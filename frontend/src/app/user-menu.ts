import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { I18n, TranslatePipe } from './core/i18n';
import { KeysSwitch } from './core/keys-switch';
import { Notices } from './core/notices';
import { problemMessage } from './core/problems';
import { SessionStore } from './core/session-store';
import { ThemeChoice, THEMES } from './core/theme';
import { WaitingAnswers } from './core/waiting-answers';
import { Avatar } from './ui/avatar';
import { Dialog } from './ui/dialog';
import { Icon } from './ui/icon';

/** The signed-in person's own menu: language, light or dark, sign out. */
@Component({
  selector: 'kp-user-menu',
  imports: [TranslatePipe, Avatar, Dialog, Icon, KeysSwitch],
  templateUrl: './user-menu.html',
  styleUrl: './user-menu.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UserMenu {
  private readonly sessions = inject(SessionStore);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly themes = inject(ThemeChoice);
  protected readonly language = inject(I18n).language;
  protected readonly theme = this.themes.theme;
  protected readonly themeNames = THEMES;
  protected readonly session = this.sessions.session;
  protected readonly name = computed(() => this.session()?.person.name ?? '');

  private readonly answers = inject(WaitingAnswers);
  protected readonly waiting = this.answers.count;
  /** Signing out was asked for while answers wait. */
  protected readonly leaving = signal(false);

  protected async speak(language: 'sv' | 'en'): Promise<void> {
    try {
      await this.sessions.changeProfile({ language });
    } catch (error) {
      this.notices.show(problemMessage(error));
    }
  }

  protected choose(theme: (typeof THEMES)[number]): void {
    this.themes.choose(theme);
  }

  protected leave(): void {
    if (this.waiting() > 0) this.leaving.set(true);
    else void this.signOut();
  }

  protected async signOut(): Promise<void> {
    this.leaving.set(false);
    try {
      await this.sessions.signOut();
      await this.router.navigateByUrl('/logga-in');
    } catch (error) {
      this.notices.show(problemMessage(error));
    }
  }
}
