import { httpResource } from '@angular/common/http';
import { computed, Injectable } from '@angular/core';
import { mailbox } from '@kompassplan/contract';

/** What the built-in mail server has received, newest first. */
@Injectable()
export class MailboxStore {
  private readonly resource = httpResource(() => '/api/mailbox', { parse: (body) => mailbox.parse(body).items });

  readonly messages = computed(() =>
    this.resource.hasValue()
      ? [...this.resource.value()].sort((a, b) => b.receivedAt.localeCompare(a.receivedAt))
      : null,
  );
  readonly error = this.resource.error;

  reload(): void {
    this.resource.reload();
  }
}
