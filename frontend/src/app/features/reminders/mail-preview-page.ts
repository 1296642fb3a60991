import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { mailPreview, type MailPreview } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { problemMessage } from '../../core/problems';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon';
import { MailFrame } from '../../ui/mail-frame';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';

const WIDTHS = [600, 320] as const;

/** Anybody's mail of one of the next thirty days, as the sender would render it. What is chosen stands in the address. */
@Component({
  selector: 'kp-mail-preview-page',
  imports: [Empty, Icon, MailFrame, PageHeader, RouterLink, Skeleton, TranslatePipe],
  templateUrl: './mail-preview-page.html',
  styleUrl: './mail-preview-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MailPreviewPage {
  protected readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  /** Query parameters. */
  readonly person = input<string>();
  readonly day = input<string>();
  readonly theme = input<string>();
  readonly width = input<string>();

  private readonly resource = httpResource(
    () => {
      const [person, day] = [this.person(), this.day()];
      return { url: '/api/reminders/preview/mail', params: { ...(person ? { person } : {}), ...(day ? { day } : {}) } };
    },
    { parse: (body) => mailPreview.parse(body) },
  );
  /** Stays while another mail is fetched. */
  protected readonly found = linkedSignal<MailPreview | null, MailPreview | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : null),
    computation: (fresh, before) => fresh ?? before?.value ?? null,
  });
  protected readonly problem = computed(() => (this.resource.error() ? problemMessage(this.resource.error()) : ''));
  protected readonly widths = WIDTHS;
  protected readonly dark = computed(() => this.theme() === 'dark');
  protected readonly wide = computed(() => WIDTHS.find((one) => String(one) === this.width()) ?? WIDTHS[0]);

  protected choose(queryParams: Readonly<Record<string, string | number | null>>): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected reload(): void {
    this.resource.reload();
  }
}
