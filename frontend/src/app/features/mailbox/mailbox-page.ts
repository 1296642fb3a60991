import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n, TranslatePipe } from '../../core/i18n';
import { problemMessage } from '../../core/problems';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { MailFrame } from '../../ui/mail-frame';
import { MailboxStore } from './mailbox-store';

/** The built-in mailbox: a list, and the mail that was chosen (in the URL). */
@Component({
  selector: 'kp-mailbox-page',
  imports: [RouterLink, TranslatePipe, Empty, Icon, PageHeader, Skeleton, MailFrame],
  providers: [MailboxStore],
  templateUrl: './mailbox-page.html',
  styleUrl: './mailbox-page.scss',
  host: { '(window:focus)': 'store.reload()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MailboxPage {
  protected readonly store = inject(MailboxStore);
  protected readonly i18n = inject(I18n);
  /** Query parameter: id of the chosen mail. */
  readonly mejl = input<string>();

  protected readonly asText = signal(false);
  protected readonly chosen = computed(() => this.store.messages()?.find(({ id }) => id === this.mejl()) ?? null);
  protected readonly headers = computed(() => Object.entries(this.chosen()?.headers ?? {}));
  protected readonly fault = computed(() => {
    const error = this.store.error();
    return error ? problemMessage(error) : '';
  });
}
