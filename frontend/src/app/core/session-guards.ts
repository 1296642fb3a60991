import { type HttpInterceptorFn, HttpErrorResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import type { Permission, Role } from '@kompassplan/domain';
import { catchError, throwError } from 'rxjs';
import { translate } from './i18n';
import { Notices } from './notices';
import { SessionStore } from './session-store';

/** Where a person lands after signing in: staff at their own actions, the others at the overview. */
export function homeOf(role: Role): string {
  return role === 'contributor' ? '/mina' : '/';
}

/** Signed in, or off to the sign-in page, which comes back here. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = await inject(SessionStore).load();
  return session !== null || router.createUrlTree(['/logga-in'], { queryParams: returnTo(state.url) });
};

/** Signed in and allowed; otherwise to the overview with a word why. */
export function allowed(permission: Permission): CanActivateFn {
  return () => {
    if (inject(SessionStore).may(permission)) return true;
    inject(Notices).show(translate('shell.not-allowed'));
    return inject(Router).createUrlTree(['/']);
  };
}

/** A session that ended while the page was open: sign in again and come back to the same place. */
export const sessionEnded: HttpInterceptorFn = (request, next) => {
  const sessions = inject(SessionStore);
  const router = inject(Router);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (error instanceof HttpErrorResponse && error.status === 401 && sessions.session() !== null) {
        const url = router.url;
        sessions.forget();
        if (!url.startsWith('/logga-in')) void router.navigate(['/logga-in'], { queryParams: returnTo(url) });
      }
      return throwError(() => error);
    }),
  );
};

function returnTo(url: string): { tillbaka?: string } {
  return url === '/' ? {} : { tillbaka: url };
}
