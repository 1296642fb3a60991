import {
  HttpClient,
  HttpErrorResponse,
  type HttpEvent,
  HttpEventType,
  HttpXhrBackend,
  HttpXsrfTokenExtractor,
} from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type CommitImportBody,
  commitResult,
  type CommitResult,
  importCreated,
  type ImportCreated,
  importDiff,
  type ImportDiff,
  importsPage,
  type ImportsPage,
  importView,
  type ImportView,
  type SheetMappingBody,
} from '@kompassplan/contract';
import type { ReviewOperation } from '@kompassplan/domain';
import {
  catchError,
  defer,
  delay,
  EMPTY,
  filter,
  firstValueFrom,
  map,
  type Observable,
  repeat,
  retry,
  switchMap,
  takeWhile,
  throwError,
  timer,
} from 'rxjs';
import { LiveChanges } from '../../core/live-changes';

/** How much of a file has been sent, 0–1, or what became of it. */
export type UploadStep = { readonly sent: number } | { readonly created: ImportCreated };

const POLL_MS = 500;
const UNREACHABLE_MS = 2000;
const OWN_ANSWER_MS = 300;
const XSRF_HEADER = 'X-XSRF-TOKEN';

/** The HTTP side of importing. */
@Injectable({ providedIn: 'root' })
export class ImportsClient {
  private readonly http = inject(HttpClient);
  // fetch cannot tell how much of a body has been sent, XMLHttpRequest can. It runs beside the interceptors.
  private readonly uploads = new HttpClient(inject(HttpXhrBackend));
  private readonly xsrf = inject(HttpXsrfTokenExtractor);
  private readonly live = inject(LiveChanges);

  /** Ends after `created`; unsubscribing stops the sending. */
  upload(file: File): Observable<UploadStep> {
    const body = new FormData();
    body.append('file', file, file.name);
    const token = this.xsrf.getToken();
    return this.uploads
      .post('/api/imports', body, {
        headers: token ? { [XSRF_HEADER]: token } : {},
        observe: 'events',
        reportProgress: true,
      })
      .pipe(map(stepOf));
  }

  paste(text: string): Promise<ImportCreated> {
    return firstValueFrom(this.http.post('/api/imports/text', { text }).pipe(map((body) => importCreated.parse(body))));
  }

  one(id: string): Promise<ImportView> {
    return firstValueFrom(this.get(id));
  }

  /** The import now and every half second while it is being read; ends with what became of it. Waits out a lost network. */
  untilRead(id: string): Observable<ImportView> {
    return defer(() => this.get(id)).pipe(
      retry({ delay: (error) => (unreachable(error) ? timer(UNREACHABLE_MS) : throwError(() => error)) }),
      repeat({ delay: POLL_MS }),
      takeWhile(({ status }) => status === 'reading', true),
    );
  }

  /**
   * An import each time it has become newer than `known` tells: as soon as the server says so, and when the page is looked
   * at again after something may have been missed. Silent without an answer. Unsubscribing also drops a look under way.
   */
  newerThan(known: () => number, id: string): Observable<ImportView> {
    return this.live.news.pipe(
      // Time for the answer to one's own change, which brings the same version.
      delay(OWN_ANSWER_MS),
      filter((news) => news === 'missed' || news.some((thing) => thing.id === id && thing.version > known())),
      switchMap((news) => this.newer(news === 'missed' ? known : null, id).pipe(catchError(() => EMPTY))),
      filter(({ version }) => version > known()),
    );
  }

  /** @param known when nobody said that there is something newer: first the list, which costs less, tells whether there is */
  private newer(known: (() => number) | null, id: string): Observable<ImportView> {
    if (known === null) return this.get(id);
    return this.http.get('/api/imports').pipe(
      map((body) => importsPage.parse(body).items.find((item) => item.id === id)?.version ?? 0),
      filter((version) => version > known()),
      switchMap(() => this.get(id)),
    );
  }

  /** @param version what was seen last; 412 when somebody was faster. */
  review(id: string, version: number, operations: readonly ReviewOperation[]): Promise<ImportView> {
    return this.patch(id, version, { operations });
  }

  /** Says what the columns of a foreign sheet are; it is then read again. */
  map(id: string, version: number, mapping: SheetMappingBody): Promise<ImportView> {
    const headers = { 'If-Match': `"${version}"` };
    return firstValueFrom(
      this.http.post(`/api/imports/${id}/mapping`, mapping, { headers }).pipe(map((body) => importView.parse(body))),
    );
  }

  /** Stops a reading, or drops a review. */
  cancel(id: string, version: number): Promise<ImportView> {
    return this.patch(id, version, { cancel: true });
  }

  /** Takes one that came to nothing off the list. @returns those that are left */
  remove(id: string): Promise<ImportsPage> {
    return firstValueFrom(this.http.delete(`/api/imports/${id}`).pipe(map((body) => importsPage.parse(body))));
  }

  /**
   * Writes the plan from the draft as it stands.
   * @param wish what to do when the evaluation is in the plan already; without one that is refused with 409
   */
  commit(id: string, wish: CommitImportBody): Promise<CommitResult> {
    return firstValueFrom(
      this.http.post(`/api/imports/${id}/commit`, wish).pipe(map((body) => commitResult.parse(body))),
    );
  }

  /** What the draft would change in the evaluation that the plan has already; 404 when it has none. */
  diff(id: string): Promise<ImportDiff> {
    return firstValueFrom(this.http.get(`/api/imports/${id}/diff`).pipe(map((body) => importDiff.parse(body))));
  }

  private get(id: string): Observable<ImportView> {
    return this.http.get(`/api/imports/${id}`).pipe(map((body) => importView.parse(body)));
  }

  private patch(
    id: string,
    version: number,
    body: { operations: readonly ReviewOperation[] } | { cancel: true },
  ): Promise<ImportView> {
    const headers = { 'If-Match': `"${version}"` };
    return firstValueFrom(
      this.http.patch(`/api/imports/${id}`, body, { headers }).pipe(map((answer) => importView.parse(answer))),
    );
  }
}

function stepOf(event: HttpEvent<object>): UploadStep {
  if (event.type === HttpEventType.Response) return { created: importCreated.parse(event.body) };
  if (event.type === HttpEventType.UploadProgress && event.total) return { sent: event.loaded / event.total };
  return { sent: event.type === HttpEventType.Sent ? 0 : 1 };
}

/** Not an answer of ours: no network, or a server that is being restarted. */
export function unreachable(error: unknown): boolean {
  return error instanceof HttpErrorResponse && (error.status === 0 || error.status >= 502);
}
