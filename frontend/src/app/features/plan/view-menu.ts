import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { SavedView, SavedViewPatch } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { Icon } from '../../ui/icon';
import { Popover } from './popover';
import { ViewsStore } from './views-store';

/** Views of the plan under a name: opens one, saves what the page shows, renames, replaces, shares and removes. */
@Component({
  selector: 'kp-view-menu',
  imports: [Icon, Popover, TranslatePipe],
  templateUrl: './view-menu.html',
  styleUrl: './view-menu.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ViewMenu {
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  protected readonly views = inject(ViewsStore);
  protected readonly open = signal<HTMLElement | null>(null);
  /** The view whose settings are shown. */
  protected readonly chosen = signal<string | null>(null);
  protected readonly name = signal('');
  protected readonly shared = signal(false);
  protected readonly busy = signal(false);
  protected readonly fault = linkedSignal({ source: this.open, computation: () => '' });

  protected readonly sections = computed(() =>
    [
      { key: 'own', views: this.views.views().filter(({ shared }) => !shared) },
      { key: 'shared', views: this.views.views().filter(({ shared }) => shared) },
    ].filter(({ views }) => views.length > 0),
  );

  protected toggle(anchor: HTMLElement): void {
    this.chosen.set(null);
    this.open.set(this.open() ? null : anchor);
  }

  protected apply(view: SavedView): void {
    this.open()?.focus();
    this.open.set(null);
    void this.views.apply(view);
  }

  protected choose(view: SavedView): void {
    this.fault.set('');
    this.chosen.set(this.chosen() === view.id ? null : view.id);
  }

  protected save(event: Event): void {
    event.preventDefault();
    const name = this.name().trim();
    if (name === '') return this.fault.set(this.i18n.t('plan.view-name-missing'));
    void this.attempt(async () => {
      await this.views.save(name, this.shared());
      this.name.set('');
      this.shared.set(false);
      this.notices.show(this.i18n.t('plan.view-saved', { name }));
    });
  }

  protected rename(event: Event, view: SavedView, name: string): void {
    event.preventDefault();
    if (name.trim() !== '') this.change(view, { name: name.trim() });
  }

  protected change(view: SavedView, patch: SavedViewPatch): void {
    void this.attempt(async () => {
      await this.views.change(view, patch);
      this.notices.show(this.i18n.t('plan.view-saved', { name: patch.name ?? view.name }));
    });
  }

  protected remove(view: SavedView): void {
    void this.attempt(async () => {
      await this.views.remove(view);
      this.notices.show(this.i18n.t('plan.view-removed', { name: view.name }));
    });
  }

  protected openFirst(view: SavedView): void {
    void this.attempt(() => this.views.openFirst(this.views.defaultId() === view.id ? null : view.id));
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.fault.set('');
    this.busy.set(true);
    try {
      await work();
    } catch (error) {
      this.fault.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
