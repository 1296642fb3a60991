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
  EMPTY,
  exhaustMap,
  filter,
  firstValueFrom,
  fromEvent,
  interval,
  map,
  merge,
  type Observable,
  repeat,
  retry,
  switchMap,
  takeWhile,
  throwError,
  timer,
} from 'rxjs';

/** How much of a file has been sent, 0–1, or what became of it. */
export type UploadStep = { readonly sent: number } | { readonly created: ImportCreated };

const POLL_MS = 500;
const UNREACHABLE_MS = 2000;
const FOLLOW_MS = 5000;
const XSRF_HEADER = 'X-XSRF-TOKEN';

/** The HTTP side of importing. */
@Injectable({ providedIn: 'root' })
export class ImportsClient {
  private readonly http = inject(HttpClient);
  // fetch cannot tell how much of a body has been sent, XMLHttpRequest can. It runs beside the interceptors.
  private readonly uploads = new HttpClient(inject(HttpXhrBackend));
  private readonly xsrf = inject(HttpXsrfTokenExtractor);

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
   * An import each time it has become newer than `known` tells, looked up every few seconds and when the page is looked at
   * again; never while it is out of sight. Silent without an answer. Unsubscribing also drops a look that is under way.
   */
  newerThan(known: () => number, id: string): Observable<ImportView> {
    return merge(interval(FOLLOW_MS), fromEvent(document, 'visibilitychange')).pipe(
      filter(() => document.visibilityState === 'visible'),
      exhaustMap(() =>
        this.http.get('/api/imports').pipe(
          map((body) => importsPage.parse(body).items.find((item) => item.id === id)?.version ?? 0),
          filter((version) => version > known()),
          switchMap(() => this.get(id)),
          catchError(() => EMPTY),
        ),
      ),
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
