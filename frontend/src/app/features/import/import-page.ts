import { ChangeDetectionStrategy, Component, effect, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslatePipe, translate } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { Icon } from '../../ui/icon';
import { PageHeader } from '../../ui/page-header';
import { CellErrors } from './cell-errors';
import { ImportHistory } from './import-history';
import { ImportStore } from './import-store';
import { LearnedLinks } from './learned-links';
import { ReadingProgress } from './reading-progress';
import { ACCEPTED } from './report-file';

/** Where a report is taken in. Nothing reaches the plan from here. */
@Component({
  selector: 'kp-import-page',
  imports: [CellErrors, Icon, ImportHistory, LearnedLinks, PageHeader, ReadingProgress, RouterLink, TranslatePipe],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
  providers: [ImportStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportPage {
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly chooser = viewChild<ElementRef<HTMLInputElement>>('chooser');
  protected readonly store = inject(ImportStore);
  protected readonly accepted = ACCEPTED;
  protected readonly dragging = signal(false);
  protected readonly text = signal('');

  constructor() {
    effect(() => {
      const taking = this.store.taking();
      if (taking.kind !== 'ready') return;
      if (taking.known) this.notices.show(translate('import.already-open'));
      void this.router.navigate(['/import', taking.id]);
    });
  }

  protected choose(): void {
    this.chooser()?.nativeElement.click();
  }

  protected chosen(input: HTMLInputElement): void {
    const file = input.files?.[0];
    // The same file chosen again must be a new choice.
    input.value = '';
    if (file) this.store.takeFile(file);
  }

  protected over(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dragging.set(!this.store.busy());
  }

  protected left(event: DragEvent): void {
    const zone = event.currentTarget as HTMLElement;
    if (!(event.relatedTarget instanceof Node && zone.contains(event.relatedTarget))) this.dragging.set(false);
  }

  protected dropped(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dragging.set(false);
    if (this.store.busy()) return;
    const [file, ...more] = Array.from(event.dataTransfer.files);
    if (more.length > 0) this.store.refuseMany();
    else if (file) this.store.takeFile(file);
  }
}
