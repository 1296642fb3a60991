import {
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CommitImportBody, ImportDiff } from '@kompassplan/contract';
import { EVALUATION_PARAM, EvaluationContext } from '../../core/evaluation-context';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { today } from '../../core/today';
import { SingleKeys } from '../../core/single-keys';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { CellErrors } from './cell-errors';
import { CheckStrip } from './check-strip';
import { DifferencesDialog } from './differences-dialog';
import { failureOf } from './import-store';
import { KeysDialog } from './keys-dialog';
import { tellsOfActions } from './planned-items';
import { ReadingProgress } from './reading-progress';
import { ReportConcerns } from './report-concerns';
import { ReportText } from './report-text';
import { ReviewEnded } from './review-ended';
import type { ReviewFilter } from './review-items';
import { belongsToField, commandOf, type ReviewCommand } from './review-keys';
import { ReviewList } from './review-list';
import { ReviewStore } from './review-store';
import { SheetMappingForm } from './sheet-mapping-form';
import { SumsDialog } from './sums-dialog';
import { UnplacedDialog } from './unplaced-dialog';

type DialogName = 'concerns' | 'differences' | 'keys' | 'sums' | 'unplaced';

/** The review of one import: the report's text beside what was found in it. */
@Component({
  selector: 'kp-review-page',
  imports: [
    CellErrors,
    CheckStrip,
    DifferencesDialog,
    Empty,
    Icon,
    KeysDialog,
    PageHeader,
    ReportConcerns,
    ReadingProgress,
    ReportText,
    ReviewList,
    ReviewEnded,
    RouterLink,
    SheetMappingForm,
    Skeleton,
    SumsDialog,
    TranslatePipe,
    UnplacedDialog,
  ],
  templateUrl: './review-page.html',
  styleUrl: './review-page.scss',
  providers: [ReviewStore],
  host: { '(document:keydown)': 'pressed($event)', '(window:beforeunload)': 'leaving($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewPage {
  private readonly application = inject(ApplicationRef);
  private readonly router = inject(Router);
  private readonly i18n = inject(I18n);
  private readonly notices = inject(Notices);
  protected readonly evaluations = inject(EvaluationContext);
  private readonly text = viewChild(ReportText);
  private readonly concerns = viewChild(ReportConcerns);
  protected readonly store = inject(ReviewStore);

  readonly id = input.required<string>();
  /** From the address. */
  readonly area = input<string>();
  readonly open = input<string>();
  readonly unsure = input<string>();

  protected readonly tab = signal<'text' | 'proposals'>('proposals');
  protected readonly dialog = signal<DialogName | null>(null);
  protected readonly differences = signal<ImportDiff | null>(null);
  protected readonly warnings = computed(() => this.concerns()?.foreign() ?? []);
  protected readonly inPlan = computed(() => this.concerns()?.twin() !== undefined);
  protected readonly tellsOfActions = computed(() => tellsOfActions(this.store.items()));
  private opener: Element | null = null;
  protected readonly keys = inject(SingleKeys).on;
  protected readonly commitLabel = computed(() => {
    if (this.inPlan()) return this.store.committing() ? 'diff.busy' : 'diff.compare';
    return this.store.committing() ? 'import.committing' : 'import.commit';
  });
  protected readonly reviewing = computed(() => this.store.view()?.status === 'review' && this.store.draft() !== null);
  protected readonly subtitle = computed(() => {
    const view = this.store.view();
    if (!view) return '';
    const date = this.i18n.day(today(new Date(view.createdAt)));
    return this.i18n.t('import.review-read', { name: view.fileName, date });
  });
  protected readonly failure = computed(() => {
    const view = this.store.view();
    return view?.status === 'failed' ? failureOf(view) : '';
  });
  protected readonly errorText = computed(() => problemMessage(this.store.error()));

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => this.store.open(id));
    });
    effect(() => {
      const area = /^\d+$/.test(this.area() ?? '') ? Number(this.area()) : null;
      const filter = { area, onlyOpen: this.open() === '1', unsureFirst: this.unsure() === '1' };
      untracked(() => this.store.setFilter(filter));
    });
    effect(() => {
      if (this.inPlan() && this.reviewing()) void untracked(() => this.store.readPlan());
    });
  }

  protected filter({ area, onlyOpen, unsureFirst }: ReviewFilter): void {
    const queryParams = { area, open: onlyOpen ? '1' : null, unsure: unsureFirst ? '1' : null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** Compares first when the plan has this evaluation, and asks first when something else speaks against it. */
  protected async commit(): Promise<void> {
    if (this.inPlan()) return this.compare();
    if (this.warnings().length > 0) return this.openDialog('concerns');
    return this.write({});
  }

  protected async compare(): Promise<void> {
    // The button is disabled while it waits and then no longer has the focus.
    const opener = document.activeElement;
    const diff = await this.store.compare();
    // Somebody else may just have changed what the plan has: the list tells at the next attempt.
    if (!diff) return this.evaluations.reload();
    this.differences.set(diff);
    this.openDialog('differences', opener);
  }

  protected async write(wish: CommitImportBody): Promise<void> {
    this.closeDialog();
    const result = await this.store.commit(wish);
    this.evaluations.reload();
    if (!result) return;
    this.notices.show(this.i18n.t(wish.correct ? 'diff.corrected' : 'import.committed', { count: result.actions }));
    await this.router.navigate(['/plan'], { queryParams: { [EVALUATION_PARAM]: result.evaluationId } });
  }

  /** The reader does not want this import after all. */
  protected async stop(): Promise<void> {
    await this.store.cancelReading();
    await this.router.navigate(['/import']);
  }

  protected openDialog(name: DialogName, opener = document.activeElement): void {
    this.opener = opener;
    this.dialog.set(name);
  }

  /** The focus goes back to where it was when the dialog opened. */
  protected closeDialog(): void {
    this.dialog.set(null);
    const opener = this.opener;
    if (opener instanceof HTMLElement) setTimeout(() => opener.focus());
  }

  protected showLine(line: number): void {
    this.dialog.set(null);
    this.tab.set('text');
    this.text()?.show(line);
  }

  protected pressed(event: KeyboardEvent): void {
    if (!this.reviewing() || this.dialog() !== null || event.defaultPrevented) return;
    const command = commandOf(event);
    if (!command || belongsToField(event.key, event.target)) return;
    if (!this.keys() && event.key.length === 1) return;
    event.preventDefault();
    this.run(command);
    // Drawn before the next key comes: it belongs to the field that this one has opened.
    this.application.tick();
  }

  private run(command: ReviewCommand): void {
    switch (command.do) {
      case 'next':
      case 'previous':
        this.tab.set('proposals');
        return this.store.walk(command.do === 'next' ? 1 : -1);
      case 'choose':
        return this.store.choose(command.rank);
      case 'confirm':
        return this.store.confirm();
      case 'merge':
        return this.store.merge();
      case 'undo':
        return this.store.undo();
      case 'help':
        return this.openDialog('keys');
      default:
        return this.store.ask(command.do);
    }
  }

  /** The browser asks before it throws away what has not been sent. */
  protected leaving(event: Event): void {
    if (this.store.unsaved() > 0) event.preventDefault();
  }
}
