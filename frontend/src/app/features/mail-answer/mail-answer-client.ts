import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { mailLinkView, type MailLinkView, type ReportProgress } from '@kompassplan/contract';
import { firstValueFrom } from 'rxjs';

/** The link of a reminder: looking changes nothing, answering does. */
@Injectable({ providedIn: 'root' })
export class MailAnswerClient {
  private readonly http = inject(HttpClient);

  async show(token: string): Promise<MailLinkView> {
    return mailLinkView.parse(await firstValueFrom(this.http.get(pathOf(token))));
  }

  async answer(token: string, report: ReportProgress): Promise<MailLinkView> {
    return mailLinkView.parse(await firstValueFrom(this.http.post(pathOf(token), report)));
  }
}

function pathOf(token: string): string {
  return `/api/mail-links/${encodeURIComponent(token)}`;
}
