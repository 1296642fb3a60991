import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { type LearnedLinksPage, learnedLinksPage } from '@kompassplan/contract';
import { firstValueFrom } from 'rxjs';
import { I18n, TranslatePipe, translate } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { Skeleton } from '../../ui/skeleton';

type LearnedLink = LearnedLinksPage['items'][number];

/** What the municipality's own choices have taught the suggestions; each can be taken back. */
@Component({
  selector: 'kp-learned-links',
  imports: [Skeleton, TranslatePipe],
  template: `
    <section class="card" aria-labelledby="learned">
      <header>
        <h2 id="learned" tabindex="-1">{{ 'links.learned' | t }}</h2>
      </header>
      <p class="t2">{{ 'links.learned-hint' | t }}</p>
      @if (resource.isLoading() && !resource.hasValue()) {
        <kp-skeleton [rows]="1" [height]="56" />
      } @else if (resource.error()) {
        <div class="row" role="alert">
          <p class="grow">{{ 'links.learned-failed' | t }}</p>
          <button type="button" class="btn" (click)="resource.reload()">{{ 'import.retry' | t }}</button>
        </div>
      } @else {
        <ul>
          @for (link of links(); track link.id) {
            <li>
              <div>
                <p class="m">{{ link.text }}</p>
                <p>{{ 'links.learned-choice' | t: { subQuestion: link.subQuestion, title: link.title } }}</p>
                <p class="t2 sm">
                  @if (link.suggested) {
                    {{ 'links.learned-before' | t: { suggested: link.suggested } }}
                  } @else {
                    {{ 'links.learned-before-none' | t }}
                  }
                  · {{ link.by ? ('links.learned-by' | t: { date: day(link), person: link.by }) : day(link) }}
                </p>
                <p class="t2 sm words">
                  {{ 'links.learned-words' | t }}
                  @for (word of link.words; track word) {
                    <mark>{{ word }}</mark>
                  }
                </p>
              </div>
              <button
                type="button"
                class="btn sml"
                [disabled]="busy()"
                [attr.aria-label]="'links.forget-of' | t: { subQuestion: link.subQuestion, text: link.text }"
                (click)="forget(link)"
              >
                {{ 'links.forget' | t }}
              </button>
            </li>
          } @empty {
            <li class="t2">{{ 'links.learned-empty' | t }}</li>
          }
        </ul>
      }
    </section>
  `,
  styles: `
    ul {
      margin-top: 8px;
    }
    li {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      gap: 8px 16px;
      min-height: 44px;
      padding: 10px 0;
      border-top: 1px solid var(--ln);
    }
    p {
      overflow-wrap: anywhere;
    }
    .btn {
      flex: none;
    }
    .words {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 6px;
    }
    mark {
      padding: 0 5px;
      border-radius: 3px;
      background: var(--kp-mark);
      color: inherit;
    }
    @media (max-width: 839.98px) {
      li {
        flex-direction: column;
      }
      .btn {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LearnedLinks {
  private readonly http = inject(HttpClient);
  private readonly i18n = inject(I18n);
  private readonly notices = inject(Notices);
  protected readonly resource = httpResource(() => '/api/learned-links', {
    parse: (body) => learnedLinksPage.parse(body),
  });
  protected readonly links = computed(() => (this.resource.hasValue() ? this.resource.value().items : []));
  protected readonly busy = signal(false);

  protected day(link: LearnedLink): string {
    return this.i18n.day(link.on);
  }

  protected async forget(link: LearnedLink): Promise<void> {
    this.busy.set(true);
    try {
      const left = await firstValueFrom(this.http.delete(`/api/learned-links/${link.id}`));
      this.resource.set(learnedLinksPage.parse(left));
      this.notices.show(translate('links.forgotten'));
      // The button is gone: the focus would fall back to the page's beginning.
      document.getElementById('learned')?.focus();
    } catch (error) {
      this.notices.show(problemMessage(error));
      this.resource.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
