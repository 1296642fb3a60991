import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslatePipe } from '../core/i18n';
import { Icon } from './icon';

/** Stands beside every computed headline: it is ours, not the evaluators'. */
@Component({
  selector: 'kp-judgement-tag',
  imports: [Icon, TranslatePipe],
  template: `<span class="judge"><kp-icon name="pen" size="s" />{{ 'term.ourJudgement' | t }}</span>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JudgementTag {}
