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

const MOST_EARLY_MS = 5_000;

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
  /** What is typed before the search is there, Enter as a line's end. */
  private early = '';

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
    if (this.searching()) return;
    this.early = '';
    // Should it never come, the keys are free again.
    addEventListener('keydown', this.keepEarly, { capture: true, signal: AbortSignal.timeout(MOST_EARLY_MS) });
    this.searchedFrom = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.searching.set(true);
  }

  /** The focus goes back to where the search began, unless it led to another place. */
  protected searched(): void {
    this.takeEarly();
    this.searching.set(false);
    setTimeout(() => {
      if (document.activeElement === document.body) this.searchedFrom?.focus({ preventScroll: true });
    });
  }

  /** Ends the waiting; the search goes on with it. */
  protected readonly takeEarly = (): string => {
    removeEventListener('keydown', this.keepEarly, true);
    return this.early;
  };

  private readonly keepEarly = (event: KeyboardEvent): void => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key.length === 1) this.early += key;
    else if (key === 'Enter') this.early += '\n';
    else if (key === 'Backspace') this.early = this.early.slice(0, -1);
    else if (key === 'Escape') this.searched();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '/';
}
