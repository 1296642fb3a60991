import { type HttpInterceptorFn, HttpErrorResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { type Permission, type Role, rolesWith } from '@kompassplan/domain';
import { catchError, throwError } from 'rxjs';
import { storedLanguage, translate } from './i18n';
import { innerPath } from './inner-path';
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

/** Only for who is not signed in; others go where the link points, or home. */
export const signedOut: CanActivateFn = async (route) => {
  const router = inject(Router);
  // The sign-in page can say itself that the server does not answer.
  const session = await inject(SessionStore)
    .load()
    .catch(() => null);
  if (session === null) return true;
  return router.parseUrl(innerPath(route.queryParamMap.get('tillbaka')) ?? homeOf(session.person.role));
};

/** Signed in and allowed; otherwise home with a word why. */
export function allowed(permission: Permission): CanActivateFn {
  return (route) => {
    const sessions = inject(SessionStore);
    if (sessions.may(permission)) return true;
    const roles = rolesWith(permission).map((role) => translate(`role.${role}`).toLocaleLowerCase('sv'));
    const title = route.routeConfig?.title;
    const page = typeof title === 'string' ? translate(title) : '';
    const words = { page, roles: new Intl.ListFormat(storedLanguage()).format(roles) };
    inject(Notices).show(translate('shell.only-for', words));
    return inject(Router).parseUrl(homeOf(sessions.session()?.person.role ?? 'leadership'));
  };
}

/**
 * A session that ended while the page was open. What was to be saved stays on the page, which asks to sign in again;
 * a page that could not be read makes way for the sign-in page, which says why and comes back.
 */
export const sessionEnded: HttpInterceptorFn = (request, next) => {
  const sessions = inject(SessionStore);
  const router = inject(Router);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (error instanceof HttpErrorResponse && error.status === 401 && sessions.session() !== null) {
        const url = router.url;
        if (request.method !== 'GET') sessions.end();
        else if (!sessions.ended() && !url.startsWith('/logga-in')) {
          sessions.forget();
          void router.navigate(['/logga-in'], { queryParams: { ...returnTo(url), slut: '1' } });
        }
      }
      return throwError(() => error);
    }),
  );
};

function returnTo(url: string): { tillbaka?: string } {
  return url === '/' ? {} : { tillbaka: url };
}
