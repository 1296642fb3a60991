import { httpResource } from '@angular/common/http';
import { computed, Injectable } from '@angular/core';
import { mailbox } from '@kompassplan/contract';

/** What the built-in mail server has received, newest first. */
@Injectable()
export class MailboxStore {
  private readonly resource = httpResource(() => '/api/mailbox', { parse: (body) => mailbox.parse(body) });

  readonly messages = computed(() =>
    this.resource.hasValue()
      ? [...this.resource.value().items].sort((a, b) => b.receivedAt.localeCompare(a.receivedAt))
      : null,
  );
  /** Also of those that are not fetched: the page shows the latest ones only. */
  readonly total = computed(() => (this.resource.hasValue() ? this.resource.value().total : 0));
  readonly error = this.resource.error;

  reload(): void {
    this.resource.reload();
  }
}
