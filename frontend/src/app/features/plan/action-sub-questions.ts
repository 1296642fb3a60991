import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ActionView } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { JudgementTag } from '../../ui/judgement-tag';
import { SubQuestion } from '../../ui/sub-question';
import { PlanStore } from './plan-store';

/** The sub-questions an action works on: where they stood, what is secured, the target, and this action's part. */
@Component({
  selector: 'kp-action-sub-questions',
  imports: [JudgementTag, SubQuestion, TranslatePipe],
  template: `
    <section>
      <h3>{{ 'plan.sub-questions' | t }} <kp-judgement-tag /></h3>
      <ul>
        @for (question of questions(); track question.number) {
          <li>
            <div class="sq">
              <kp-sub-question [number]="question.number" />
              <span class="name">{{ question.title }}</span>
              <svg
                class="bar"
                viewBox="0 0 150 14"
                preserveAspectRatio="none"
                role="img"
                [attr.aria-label]="question.label"
              >
                <rect y="2" width="150" height="10" rx="2" class="track" />
                <rect y="2" [attr.width]="question.base" height="10" rx="2" class="base" />
                <rect [attr.x]="question.from" y="2" [attr.width]="question.secured" height="10" class="secured" />
                <path [attr.d]="question.goal" class="goal" />
              </svg>
              <span class="r sm nw"
                ><b class="b">{{ question.now }}</b> → {{ question.target }}</span
              >
            </div>
            <p class="t2 sm">{{ question.part }} {{ question.share }}</p>
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    h3 {
      display: flex;
      align-items: center;
      gap: 8px;
      margin-bottom: 8px;
    }
    li + li {
      margin-top: 10px;
    }
    .sq {
      display: grid;
      grid-template-columns: 44px minmax(0, 1fr) 92px auto;
      align-items: center;
      gap: 10px;
      min-height: 32px;
    }
    .name {
      overflow-wrap: anywhere;
    }
    .bar {
      width: 92px;
      height: 14px;
    }
    .track {
      fill: var(--kp-chart-track);
    }
    .base {
      fill: var(--kp-chart-base);
    }
    .secured {
      fill: var(--p);
    }
    .goal {
      stroke: var(--t1);
      stroke-width: 2.5;
    }
    @media (max-width: 599.98px) {
      .sq {
        grid-template-columns: 44px minmax(0, 1fr) auto;
      }
      .bar {
        grid-column: 2;
        grid-row: 2;
        width: 100%;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionSubQuestions {
  private readonly store = inject(PlanStore);
  private readonly i18n = inject(I18n);
  readonly action = input.required<ActionView>();

  protected readonly questions = computed(() => {
    const plan = new Map(this.store.subQuestions().map((question) => [question.number, question]));
    return this.action().subQuestions.map((question) => {
      const scale = (points: number): number => (question.max > 0 ? (points / question.max) * 150 : 0);
      const secured = plan.get(question.number)?.secured ?? 0;
      const percent = (points: number): string =>
        this.i18n.percent(question.max > 0 ? Math.round((points / question.max) * 100) : 0);
      const now = percent(question.baseline + secured);
      const target = percent(question.target);
      const targeted = plan.get(question.number)?.targeted ?? question.target - question.baseline;
      const set = this.action().links.find((link) => link.subQuestion === question.number)?.setShare ?? null;
      return {
        share: this.shareWords(question.share, set),
        number: question.number,
        title: plan.get(question.number)?.shortTitle ?? question.title,
        base: scale(question.baseline),
        from: scale(question.baseline) + (secured > 0 ? 1.5 : 0),
        secured: Math.max(0, scale(secured) - 1.5),
        goal: `M${scale(question.target)} 0V14`,
        now,
        target,
        label: this.i18n.t('plan.sub-question-bar', { base: this.i18n.percent(question.percent), now, target }),
        part: this.i18n.t('plan.sub-question-part', {
          points: this.i18n.points(question.points),
          targeted: this.i18n.points(targeted),
          secured: this.i18n.points(secured),
        }),
      };
    });
  });

  /** Nothing for a sub-question that is this action's alone; shares that were set to other than a whole count in proportion. */
  private shareWords(share: number, set: number | null): string {
    const [shown, wanted] = [
      this.i18n.percent(Math.round(share * 100)),
      this.i18n.percent(Math.round((set ?? 0) * 100)),
    ];
    if (set !== null)
      return this.i18n.t(shown === wanted ? 'plan.share-set' : 'plan.share-scaled', { share: shown, wanted });
    return share > 0 && share < 1 ? this.i18n.t('plan.share-effort', { share: shown }) : '';
  }
}
