import { httpResource } from '@angular/common/http';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { demo as demoSchema, email as emailSchema, type Session } from '@kompassplan/contract';
import type { Role } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { innerPath } from '../../core/inner-path';
import { problemMessage } from '../../core/problems';
import { homeOf } from '../../core/session-guards';
import { SessionStore } from '../../core/session-store';
import { Icon } from '../../ui/icon';
import { Logo } from '../../ui/logo';
import { AreaWheel } from './area-wheel';
import { keepReturnPath } from './return-path';

/** The first page: a link by mail, a password, or the sample with one click. */
@Component({
  selector: 'kp-sign-in-page',
  imports: [TranslatePipe, Icon, Logo, AreaWheel],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignInPage {
  private readonly sessions = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly i18n = inject(I18n);
  private readonly emailField = viewChild<ElementRef<HTMLInputElement>>('emailField');
  private readonly sentHeading = viewChild<ElementRef<HTMLElement>>('sentHeading');
  private readonly demoResource = httpResource(() => '/api/demo', { parse: (body) => demoSchema.parse(body) });

  /** Query parameter: where to go afterwards. */
  readonly tillbaka = input<string>();
  /** Query parameter: set when a session has just ended. */
  readonly slut = input<string>();
  protected readonly language = this.i18n.language;
  protected readonly wanted = computed(() => innerPath(this.tillbaka()));

  protected readonly demo = computed(() => {
    const answer = this.demoResource.hasValue() ? this.demoResource.value() : null;
    return answer?.available ? answer : null;
  });
  protected readonly sampleFacts = computed(() => {
    const { municipality, plan } = this.demo() ?? { municipality: null, plan: null };
    const points = Math.round(plan?.areas.reduce((sum, { baseline }) => sum + baseline, 0) ?? 0);
    return { municipality, points, max: plan?.max ?? 0, actions: plan?.actions ?? 0 };
  });
  /** The role of the big button: whoever runs the plan. */
  protected readonly firstRole = computed<Role | null>(() => {
    const roles = this.demo()?.accounts.map(({ role }) => role) ?? [];
    return roles.find((role) => role === 'coordinator') ?? roles[0] ?? null;
  });
  protected readonly otherAccounts = computed(
    () => this.demo()?.accounts.filter(({ role }) => role !== this.firstRole()) ?? [],
  );

  protected readonly byPassword = signal(false);
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly sentTo = signal<string | null>(null);
  protected readonly emailFault = signal('');
  protected readonly passwordFault = signal('');
  protected readonly fault = signal('');
  protected readonly demoFault = signal('');

  constructor() {
    // Only where a pointer rules: on a phone the keyboard would cover the page.
    afterNextRender(() => {
      if (matchMedia('(min-width: 840px) and (hover: hover)').matches) this.emailField()?.nativeElement.focus();
    });
  }

  protected speak(): void {
    void this.i18n.setLanguage(this.language() === 'sv' ? 'en' : 'sv');
  }

  protected switchWay(): void {
    this.byPassword.update((now) => !now);
    this.clearFaults();
  }

  protected otherAddress(): void {
    this.sentTo.set(null);
    setTimeout(() => this.emailField()?.nativeElement.focus());
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.clearFaults();
    const email = emailSchema.safeParse(this.email());
    if (!email.success) this.emailFault.set(this.i18n.t('sign-in.email-fault'));
    if (this.byPassword() && this.password() === '') this.passwordFault.set(this.i18n.t('sign-in.password-fault'));
    if (!email.success || this.passwordFault()) {
      this.emailField()?.nativeElement.focus();
      return;
    }
    await this.attempt(this.fault, async () => {
      if (this.byPassword()) {
        await this.enter(await this.sessions.signInWithPassword(email.data, this.password()));
      } else {
        keepReturnPath(this.wanted());
        await this.sessions.requestLink(email.data);
        this.sentTo.set(email.data);
        setTimeout(() => this.sentHeading()?.nativeElement.focus());
      }
    });
  }

  protected async openDemo(role: Role): Promise<void> {
    await this.attempt(this.demoFault, async () => this.enter(await this.sessions.signInAsDemo(role)));
  }

  /** Importing is for those who are signed in: sign in first, then the import opens. */
  protected async wantImport(): Promise<void> {
    await this.router.navigate(['/logga-in'], { queryParams: { tillbaka: '/import' } });
    this.sentTo.set(null);
    setTimeout(() => this.emailField()?.nativeElement.focus());
  }

  private async enter(session: Session): Promise<void> {
    await this.router.navigateByUrl(this.wanted() ?? homeOf(session.person.role));
  }

  private async attempt(fault: { set(message: string): void }, work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await work();
    } catch (error) {
      fault.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }

  private clearFaults(): void {
    for (const fault of [this.fault, this.emailFault, this.passwordFault, this.demoFault]) fault.set('');
  }
}
