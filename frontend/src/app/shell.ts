import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter } from 'rxjs';
import { TranslatePipe } from './core/i18n';
import { LiveChanges } from './core/live-changes';
import { MyLateActions } from './core/my-late-actions';
import { SessionStore } from './core/session-store';
import { SearchPalette } from './features/search/search-palette';
import { placesFor } from './navigation';
import { Icon } from './ui/icon';
import { Logo } from './ui/logo';
import { UserMenu } from './user-menu';

/** How many places the narrow bar at the bottom holds beside the search and "Mer". */
const IN_BAR = 3;

/** Frame of every page behind the sign-in: rail or bottom bar, the person's menu, the page. */
@Component({
  selector: 'kp-shell',
  imports: [RouterOutlet, RouterLink, RouterLinkActive, TranslatePipe, Icon, Logo, SearchPalette, UserMenu],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  host: { '(document:keydown)': 'key($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Shell {
  private readonly sessions = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  protected readonly late = inject(MyLateActions).count;
  private readonly path = signal(pathOf(this.router.url));

  protected readonly places = computed(() =>
    placesFor((permission) => this.sessions.may(permission), this.sessions.session()?.embedded ?? false),
  );
  protected readonly inBar = computed(() => this.places().slice(0, IN_BAR));
  protected readonly underMore = computed(() => this.places().slice(IN_BAR));
  protected readonly moreIsCurrent = computed(() => this.underMore().some(({ path }) => this.path().startsWith(path)));

  protected readonly searching = signal(false);
  private searchedFrom: HTMLElement | null = null;

  constructor() {
    // Before a page fetches what it shows, so that nothing falls between.
    inject(LiveChanges);
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(inject(DestroyRef)),
      )
      .subscribe(({ urlAfterRedirects }) => {
        const path = pathOf(urlAfterRedirects);
        // Another page: the reading position moves there. A changed filter leaves the focus where it is.
        if (path !== this.path()) this.main().nativeElement.focus({ preventScroll: true });
        this.path.set(path);
      });
  }

  /** Ctrl+K or Cmd+K, wherever one is; not over another dialog, which would be left behind. */
  protected key(event: KeyboardEvent): void {
    const isSearch =
      (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
    if (!isSearch || event.defaultPrevented) return;
    event.preventDefault();
    if (document.querySelector('dialog[open]') === null) this.search();
  }

  protected search(): void {
    this.searchedFrom = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.searching.set(true);
  }

  /** The focus goes back to where the search began, unless it led to another place. */
  protected searched(): void {
    this.searching.set(false);
    setTimeout(() => {
      if (document.activeElement === document.body) this.searchedFrom?.focus({ preventScroll: true });
    });
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '/';
}
