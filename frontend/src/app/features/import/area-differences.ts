import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { type AreaDifferences as Area, type BulletDifference, effectOf, STATE_ICONS } from './differences';
import { PrintedChanges } from './printed-changes';
import { RewordedText } from './reworded-text';

/** What differs in one area: its figures, its sub-questions, its strengths and improvement areas. */
@Component({
  selector: 'kp-area-differences',
  imports: [Icon, PrintedChanges, RewordedText, TranslatePipe],
  template: `
    @let one = area();
    <h3>{{ 'import.area-head' | t: { number: one.number, name: one.name } }}</h3>
    @if (one.state !== 'kept') {
      <p class="t2">{{ 'diff.area-' + one.state | t }}</p>
    }
    @if (one.changes.length > 0) {
      <kp-printed-changes [changes]="one.changes" />
    }
    <ul>
      @for (question of one.subQuestions; track question.number) {
        <li>
          <p class="head">
            <span class="tag" [class.p]="question.state === 'added'">
              <kp-icon [name]="icons[question.state]" size="s" />{{ 'diff.state-' + question.state | t }}
            </span>
            <span class="t2 sm"
              >{{ 'diff.sub-question' | t: { number: question.number } }}
              @if (question.state === 'gone') {
                · {{ 'diff.stays' | t }}
              }
            </span>
          </p>
          @if (!retitled(question.changes)) {
            <p>{{ question.title }}</p>
          }
          <kp-printed-changes [changes]="question.changes" />
        </li>
      }
      @for (bullet of one.bullets; track $index) {
        <li>
          <p class="head">
            <span class="tag" [class.p]="bullet.state === 'added'">
              <kp-icon [name]="icons[bullet.state]" size="s" />{{
                'diff.state-' + bullet.state | t: { area: bullet.fromArea ?? 0 }
              }}
            </span>
            <span class="t2 sm"
              >{{ 'diff.kind-' + bullet.kind | t }}
              @if (effect(bullet); as key) {
                · {{ 'diff.' + key | t: { action: actionOf(bullet) } }}
              }
            </span>
          </p>
          @if (bullet.relinked; as links) {
            <p class="links">
              <kp-icon name="link" size="s" />
              {{ 'diff.relinked' | t: { action: actionOf(bullet), from: listed(links.from), to: listed(links.to) } }}
            </p>
          }
          @if (bullet.from !== null && bullet.to !== null && bullet.from !== bullet.to) {
            <kp-reworded-text [from]="bullet.from" [to]="bullet.to" />
          } @else {
            <p [class.gone]="bullet.state === 'gone'">{{ bullet.to ?? bullet.from }}</p>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
      padding: 16px 0 4px;
      border-top: 1px solid var(--ln);
    }
    h3 {
      margin-bottom: 8px;
    }
    li {
      padding: 8px 0 12px;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 6px;
      margin-bottom: 4px;
    }
    .links {
      margin-bottom: 4px;
      font-weight: 550;
    }
    .gone {
      text-decoration: line-through;
    }
    p {
      overflow-wrap: anywhere;
    }
    kp-printed-changes {
      display: block;
      margin-top: 4px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AreaDifferences {
  private readonly i18n = inject(I18n);
  readonly area = input.required<Area>();
  protected readonly icons = STATE_ICONS;
  protected readonly effect = effectOf;

  protected retitled(changes: Area['changes']): boolean {
    return changes.some(({ field }) => field === 'title');
  }

  protected listed(numbers: readonly string[]): string {
    return numbers.length === 0 ? this.i18n.t('diff.no-links') : this.i18n.list([...numbers]);
  }

  protected actionOf({ action }: BulletDifference): string {
    return action ? numberOf(action.number) : '';
  }
}
