import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { unsubscribeView, type UnsubscribeView } from '@kompassplan/contract';
import { firstValueFrom } from 'rxjs';

/** A mail's link out: looking changes nothing, turning off does. */
@Injectable({ providedIn: 'root' })
export class UnsubscribeClient {
  private readonly http = inject(HttpClient);

  async show(token: string): Promise<UnsubscribeView> {
    return unsubscribeView.parse(await firstValueFrom(this.http.get(pathOf(token))));
  }

  async turnOff(token: string): Promise<UnsubscribeView> {
    return unsubscribeView.parse(await firstValueFrom(this.http.post(pathOf(token), {})));
  }
}

function pathOf(token: string): string {
  return `/api/unsubscribe/${encodeURIComponent(token)}`;
}
