import type { Routes } from '@angular/router';
import { allowed, signedIn, signedOut } from './core/session-guards';

export const routes: Routes = [
  {
    path: 'logga-in',
    title: 'sign-in.title',
    canActivate: [signedOut],
    loadComponent: () => import('./features/sign-in/sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: 'lank/:token',
    title: 'sign-in.title',
    loadComponent: () => import('./features/sign-in/redeem-link-page').then((m) => m.RedeemLinkPage),
  },
  {
    path: 'losenord/:token',
    title: 'sign-in.password-title',
    loadComponent: () => import('./features/sign-in/set-password-page').then((m) => m.SetPasswordPage),
  },
  {
    path: 'svar/:token',
    title: 'shell.answer',
    loadComponent: () => import('./features/mail-answer/mail-answer-page').then((m) => m.MailAnswerPage),
  },
  {
    path: 'avanmal/:token',
    title: 'shell.unsubscribe',
    loadComponent: () => import('./features/mail-choice/unsubscribe-page').then((m) => m.UnsubscribePage),
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./shell').then((m) => m.Shell),
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'shell.readiness',
        canActivate: [allowed('readiness.read')],
        loadComponent: () => import('./features/readiness/readiness-page').then((m) => m.ReadinessPage),
      },
      {
        path: 'plan',
        title: 'shell.plan',
        canActivate: [allowed('action.read')],
        loadComponent: () => import('./features/plan/plan-page').then((m) => m.PlanPage),
      },
      {
        path: 'historik',
        title: 'history.title',
        canActivate: [allowed('action.read')],
        loadComponent: () => import('./features/history/history-page').then((m) => m.HistoryPage),
      },
      {
        path: 'mina',
        title: 'shell.my-actions',
        canActivate: [allowed('action.report')],
        loadComponent: () => import('./features/my-actions/my-actions-page').then((m) => m.MyActionsPage),
      },
      {
        path: 'enhet',
        title: 'shell.unit',
        canActivate: [allowed('unit.overview')],
        loadComponent: () => import('./features/unit/unit-page').then((m) => m.UnitPage),
      },
      {
        path: 'delfragor',
        title: 'shell.matrix',
        canActivate: [allowed('readiness.read')],
        loadComponent: () => import('./features/matrix/matrix-page').then((m) => m.MatrixPage),
      },
      {
        path: 'paminnelser',
        title: 'shell.reminders',
        canActivate: [allowed('reminder.read')],
        loadComponent: () => import('./features/reminders/reminders-page').then((m) => m.RemindersPage),
      },
      {
        path: 'paminnelser/mejl',
        title: 'mail-preview.title',
        canActivate: [allowed('reminder.read')],
        loadComponent: () => import('./features/reminders/mail-preview-page').then((m) => m.MailPreviewPage),
      },
      {
        path: 'mejl',
        title: 'shell.mailbox',
        canActivate: [allowed('mailbox.read')],
        loadComponent: () => import('./features/mailbox/mailbox-page').then((m) => m.MailboxPage),
      },
      {
        path: 'import',
        title: 'shell.import',
        canActivate: [allowed('import.review')],
        loadComponent: () => import('./features/import/import-page').then((m) => m.ImportPage),
      },
      {
        path: 'import/:id',
        title: 'shell.import',
        canActivate: [allowed('import.review')],
        loadComponent: () => import('./features/import/review-page').then((m) => m.ReviewPage),
      },
      {
        path: 'installningar',
        title: 'shell.settings',
        loadComponent: () => import('./features/admin/admin-page').then((m) => m.AdminPage),
      },
    ],
  },
  {
    path: '**',
    title: 'shell.not-found',
    loadComponent: () => import('./not-found-page').then((m) => m.NotFoundPage),
  },
];
