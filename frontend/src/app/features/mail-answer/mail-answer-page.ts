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
import type { MailLinkView, ReportProgress } from '@kompassplan/contract';
import { ACTION_STATUSES, isLate, isOpen } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { problemMessage, problemOf } from '../../core/problems';
import { SessionStore } from '../../core/session-store';
import { today } from '../../core/today';
import { HelpForm } from '../../ui/help-form';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { Status, STATUS_ICON } from '../../ui/status';
import { MailAnswerClient } from './mail-answer-client';

const ANSWERS = ['inProgress', 'done', 'needsHelp'] as const;
type Answer = (typeof ANSWERS)[number];

/** The page behind the button of a reminder: one action, three answers, no sign-in. Opening it changes nothing. */
@Component({
  selector: 'kp-mail-answer-page',
  imports: [HelpForm, Icon, RouterLink, Skeleton, Status, TranslatePipe],
  templateUrl: './mail-answer-page.html',
  styleUrl: './mail-answer-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MailAnswerPage {
  private readonly client = inject(MailAnswerClient);
  protected readonly i18n = inject(I18n);
  private readonly session = inject(SessionStore);
  /** From the address. */
  readonly token = input.required<string>();
  protected readonly answers = ANSWERS;
  protected readonly numberOf = numberOf;
  protected readonly icons = STATUS_ICON;
  private readonly link = resource({ params: () => this.token(), loader: ({ params }) => this.client.show(params) });
  /** What the link shows; after an answer, what the server said to it. */
  protected readonly view = linkedSignal<MailLinkView | null>(() => (this.link.hasValue() ? this.link.value() : null));
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
  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');
  /** Also after the page is opened again. */
  protected readonly given = linkedSignal<Answer | null>(() => this.view()?.answered ?? null);
  protected readonly noteSaved = signal(false);

  protected readonly status = computed(
    () => ACTION_STATUSES.find((status) => status === this.view()?.action.status) ?? 'notStarted',
  );
  protected readonly open = computed(() => isOpen(this.status()) || this.status() === 'done');
  protected readonly late = computed(() => {
    const due = this.view()?.action.due ?? null;
    return isLate(due, today(), this.status());
  });
  protected readonly days = computed(() => {
    const due = this.view()?.action.due;
    return due ? Math.round((Date.parse(today()) - Date.parse(due)) / 86_400_000) : 0;
  });

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    this.link.reload();
  }

  protected reload(): void {
    this.link.reload();
  }

  protected answer(answer: Answer): void {
    this.refusal.set('');
    this.asking.set(answer === 'needsHelp');
    if (answer !== 'needsHelp') void this.send(answer, this.reopening());
  }

  protected sendHelp(note: string): void {
    void this.send('needsHelp', { note });
  }

  protected async addNote(event: Event, box: HTMLTextAreaElement): Promise<void> {
    event.preventDefault();
    const note = box.value.trim();
    if (note === '') return box.focus();
    if (await this.post({ note })) {
      this.noteSaved.set(true);
      box.value = '';
    }
  }

  private async send(answer: Answer, more: { note?: string }): Promise<void> {
    if (!(await this.post({ status: answer, ...more }))) return;
    this.asking.set(false);
    this.noteSaved.set(false);
    this.given.set(answer);
  }

  private async post(report: ReportProgress): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.refusal.set('');
    try {
      this.view.set(await this.client.answer(this.token(), report));
      return true;
    } catch (error) {
      this.refusal.set(problemMessage(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  /** "Klar" that is taken back is a finished action opened again, which asks for a reason. */
  private reopening(): { note?: string } {
    return this.status() === 'done' ? { note: this.i18n.t('my-actions.changed-answer') } : {};
  }
}
