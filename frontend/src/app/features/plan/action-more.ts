import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ActionView } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { Status } from '../../ui/status';
import { PlanStore } from './plan-store';
import { NO_FILTER, type PlanFilter } from './plan-view';

/** What is filled in besides the fields that are used every day. */
@Component({
  selector: 'kp-action-more',
  imports: [Icon, Status, TranslatePipe],
  template: `
    @if (filled() || action().rights.edit) {
      <section>
        <h3>
          {{ 'plan.more' | t }}
          <span class="grow"></span>
          @if (action().rights.edit) {
            <button type="button" class="btn sml txt" (click)="edit.emit()">
              <kp-icon name="pen" size="s" />{{ (filled() ? 'plan.more-edit' : 'plan.more-fill') | t
              }}<span class="vh"> {{ 'plan.more-which' | t }}</span>
            </button>
          }
        </h3>
        @if (filled()) {
          <dl>
            @for (fact of facts(); track fact.name) {
              <dt>{{ fact.name | t }}</dt>
              <dd>{{ fact.text }}</dd>
            }
            @if (action().tags.length > 0) {
              <dt>{{ 'plan.field-tags' | t }}</dt>
              <dd class="tags">
                @for (tag of action().tags; track tag) {
                  <button
                    type="button"
                    class="tag"
                    [attr.aria-label]="'plan.tag-show' | t: { tag }"
                    (click)="store.show({ filter: filterOf(tag), action: null })"
                  >
                    {{ tag }}
                  </button>
                }
              </dd>
            }
            @if (action().waitsFor.length > 0) {
              <dt>{{ 'plan.field-waitsFor' | t }}</dt>
              <dd>
                <ul>
                  @for (awaited of action().waitsFor; track awaited.id) {
                    <li>
                      <a [href]="'/plan?action=' + awaited.id" (click)="open($event, awaited.id)"
                        >{{ numberOf(awaited.number) }} {{ awaited.title }}</a
                      >
                      <kp-status [status]="awaited.status" />
                    </li>
                  }
                </ul>
              </dd>
            }
          </dl>
        } @else {
          <p class="t2 sm">{{ 'plan.more-empty' | t }}</p>
        }
      </section>
    }
  `,
  styles: `
    h3 {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 30px;
      margin-bottom: 4px;
    }
    dl {
      display: grid;
      grid-template-columns: 120px minmax(0, 1fr);
      gap: 6px 12px;
    }
    dt {
      color: var(--t2);
      font-size: 14px;
      line-height: 20px;
    }
    dd {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    .tags {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    button.tag {
      min-height: 24px;
      height: auto;
      border: 0;
      text-align: start;
      white-space: normal;
      cursor: pointer;
    }
    button.tag:hover {
      text-decoration: underline;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
    }
    @media (max-width: 839.98px) {
      .btn,
      button.tag {
        min-height: 48px;
      }
      li a {
        padding: 12px 0;
      }
    }
    @media (max-width: 400px) {
      dl {
        grid-template-columns: minmax(0, 1fr);
        gap: 0;
      }
      dd {
        margin-bottom: 8px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionMore {
  protected readonly store = inject(PlanStore);
  private readonly i18n = inject(I18n);
  readonly action = input.required<ActionView>();
  readonly edit = output<void>();
  protected readonly numberOf = numberOf;

  protected readonly facts = computed(() => {
    const { start, deputy, cost, diaryNumber, wantedEffect, indicator, indicatorBaseline, indicatorTarget } =
      this.action();
    const measured = [indicatorBaseline, indicatorTarget].some((value) => value !== null)
      ? this.i18n.t('plan.indicator-way', { from: indicatorBaseline ?? '–', to: indicatorTarget ?? '–' })
      : '';
    const told = [
      { name: 'plan.field-wantedEffect', text: wantedEffect ?? '' },
      { name: 'plan.field-indicator', text: [indicator ?? '', measured].filter((text) => text !== '').join('\n') },
      { name: 'plan.field-start', text: start === null ? '' : this.i18n.day(start) },
      { name: 'plan.field-deputy', text: deputy?.name ?? '' },
      { name: 'plan.field-cost', text: cost === null ? '' : this.i18n.kronor(cost) },
      { name: 'plan.field-diaryNumber', text: diaryNumber ?? '' },
    ];
    return told.filter(({ text }) => text !== '');
  });
  protected readonly filled = computed(
    () => this.facts().length > 0 || this.action().tags.length > 0 || this.action().waitsFor.length > 0,
  );

  protected open(event: MouseEvent, id: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void this.store.open(id);
  }

  /** The whole plan's actions with the tag, whatever was filtered before. */
  protected filterOf(tag: string): PlanFilter {
    return { ...NO_FILTER, tag };
  }
}
