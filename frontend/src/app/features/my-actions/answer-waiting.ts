import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { WaitingAnswer } from '../../core/answer-queue';
import { I18n, TranslatePipe } from '../../core/i18n';
import { WaitingAnswers } from '../../core/waiting-answers';
import { Icon } from '../../ui/icon';

/** What became of an answer that the server does not have: it waits, or a person decides. */
@Component({
  selector: 'kp-answer-waiting',
  imports: [Icon, TranslatePipe],
  template: `
    @let one = entry();
    @if (one.state === 'waiting') {
      <p class="line">
        <kp-icon name="clock" size="s" />
        <span class="grow m">{{ (answers.reachable() ? 'my-actions.sending' : 'my-actions.waiting') | t }}</span>
        @if (!answers.reachable()) {
          <button
            type="button"
            class="btn txt sml"
            [attr.aria-label]="'my-actions.waiting-undo' | t: { title: one.title }"
            (click)="answers.withdraw(one.id)"
          >
            {{ 'shell.undo' | t }}
          </button>
        }
      </p>
    } @else {
      <div class="box" role="group" [attr.aria-label]="'my-actions.conflict-choice' | t: { title: one.title }">
        <p class="told">
          <kp-icon name="warning" size="s" /><span>{{ words() }}</span>
        </p>
        @if (one.report.note; as note) {
          <p class="t2 note">{{ 'my-actions.your-words' | t: { note } }}</p>
        }
        <div class="pick">
          <button type="button" class="btn" (click)="answers.keepMine(one.actionId)">
            {{ (one.state === 'conflict' ? 'my-actions.conflict-mine' : 'my-actions.refused-again') | t }}
          </button>
          <button type="button" class="btn" (click)="answers.keepTheirs(one.actionId)">
            {{ (one.state === 'conflict' ? 'my-actions.conflict-theirs' : 'my-actions.refused-drop') | t }}
          </button>
        </div>
      </div>
    }
  `,
  styles: `
    .line {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 32px;
      margin-top: 8px;
      color: var(--kp-info);
      font-size: 14px;
      line-height: 18px;
    }
    .line .btn {
      min-height: 32px;
    }
    .box {
      margin-top: 12px;
      padding: 12px;
      border-radius: var(--kp-r2);
      background: var(--kp-warn-bg);
      font-size: 15px;
      line-height: 21px;
    }
    .told {
      display: flex;
      gap: 8px;
      color: var(--kp-warn);
      font-weight: 600;
    }
    .told kp-icon {
      margin-top: 2px;
    }
    .note {
      margin-top: 6px;
      overflow-wrap: anywhere;
    }
    .pick {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 12px;
    }
    .pick .btn {
      flex: 1 1 auto;
      min-height: 44px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnswerWaiting {
  private readonly i18n = inject(I18n);
  protected readonly answers = inject(WaitingAnswers);
  readonly entry = input.required<WaitingAnswer>();
  protected readonly words = computed(() => {
    const { state, base, report, problem } = this.entry();
    const answer = this.i18n.t(`my-actions.answer-${report.status}`);
    if (state === 'conflict') {
      return this.i18n.t('my-actions.conflict', { status: this.i18n.t(`status.${base.status}`), answer });
    }
    const refused = this.i18n.t('my-actions.refused', { problem: problem ?? '' });
    return `${refused} ${this.i18n.t('my-actions.refused-answer', { answer })}`;
  });
}
