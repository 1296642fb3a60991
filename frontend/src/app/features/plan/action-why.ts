import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { type ActionView, evaluationSource } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { problemMessage } from '../../core/problems';
import { Icon } from '../../ui/icon';
import { linesAround } from './source-lines';

/** Why the action exists: the words of the report with their place, and the lines around them on request. */
@Component({
  selector: 'kp-action-why',
  imports: [Icon, TranslatePipe],
  template: `
    <section>
      <h3>{{ 'plan.why' | t }}</h3>
      @if (action().source; as source) {
        <blockquote>
          {{ source.text }}
          <footer>
            {{ place() }} ·
            @if (source.lines.length > 0) {
              <button
                type="button"
                class="link"
                aria-controls="kp-source-lines"
                [attr.aria-expanded]="open()"
                (click)="open.set(!open())"
              >
                {{ (open() ? 'plan.source-hide' : 'plan.source-show') | t }}
              </button>
            } @else {
              {{ 'plan.source-gone' | t }}
            }
          </footer>
        </blockquote>
        <div id="kp-source-lines" [hidden]="!open()">
          @if (failure(); as message) {
            <p class="late sm" role="alert">{{ message }}</p>
          } @else if (parts().length > 0) {
            <div class="lines" tabindex="0" role="region" [attr.aria-label]="'plan.source-lines' | t">
              @for (part of parts(); track $index) {
                @for (line of part; track line.line) {
                  <p [class.hit]="line.hit" [class.furniture]="line.furniture">
                    <span class="n" aria-hidden="true">{{ line.line }}</span>
                    <span class="tx">{{ line.text }}</span>
                    @if (line.hit) {
                      <span class="vh">{{ 'plan.source-hit' | t }}</span>
                    }
                  </p>
                }
                @if (!$last) {
                  <p class="gap" aria-hidden="true">…</p>
                }
              }
            </div>
          } @else {
            <p class="t2 sm" role="status">{{ 'shell.loading' | t }}</p>
          }
        </div>
      } @else {
        <p class="t2"><kp-icon name="pen" size="s" /> {{ 'plan.by-hand' | t }}</p>
      }
      @if (action().description) {
        <p class="body about">{{ action().description }}</p>
      }
    </section>
  `,
  styles: `
    h3 {
      margin-bottom: 8px;
    }
    blockquote {
      padding: 2px 0 2px 14px;
      border-left: 3px solid var(--p);
      font-size: 16px;
      line-height: 23px;
      overflow-wrap: anywhere;
    }
    footer {
      margin-top: 4px;
      color: var(--t2);
      font-size: 14px;
    }
    .link {
      min-height: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--p);
      text-decoration: underline;
      text-underline-offset: 2px;
      cursor: pointer;
    }
    .lines {
      max-height: 320px;
      margin-top: 10px;
      padding: 8px 0;
      overflow: auto;
      border: 1px solid var(--ln);
      border-radius: var(--kp-r2);
      background: var(--bg);
      font-size: 14px;
      line-height: 20px;
    }
    .lines p {
      display: flex;
      gap: 12px;
      padding: 1px 12px;
    }
    .n {
      flex: none;
      width: 32px;
      color: var(--t3);
      text-align: right;
    }
    .tx {
      min-width: 0;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
    .hit {
      background: var(--kp-mark);
      box-shadow: inset 3px 0 0 var(--kp-mark-line);
    }
    .hit .n {
      color: var(--t1);
    }
    .furniture .tx {
      color: var(--t3);
    }
    .gap {
      justify-content: center;
      color: var(--t3);
    }
    .about {
      margin-top: 12px;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionWhy {
  private readonly i18n = inject(I18n);
  readonly action = input.required<ActionView>();
  private readonly id = computed(() => this.action().id);
  /** Another action begins with its source folded. */
  protected readonly open = linkedSignal({ source: this.id, computation: () => false });
  private readonly source = httpResource(
    () => (this.open() ? `/api/evaluations/${this.action().evaluationId}/source` : undefined),
    { parse: (body) => evaluationSource.parse(body).lines },
  );
  protected readonly parts = computed(() =>
    this.source.hasValue() ? linesAround(this.source.value(), this.action().source?.lines ?? []) : [],
  );
  protected readonly failure = computed(() => {
    const error = this.source.error();
    return error === undefined ? null : problemMessage(error);
  });
  protected readonly place = computed(() => {
    const source = this.action().source;
    if (!source) return '';
    const [first, last] = [source.lines[0], source.lines.at(-1)];
    const parts = [this.i18n.t('plan.source-year', { year: String(source.year) })];
    if (source.page !== null) parts.push(this.i18n.t('plan.source-page', { page: source.page }));
    if (first !== undefined && last !== undefined) {
      parts.push(this.i18n.t('plan.source-line', { lines: first === last ? `${first}` : `${first}–${last}` }));
    }
    return parts.join(', ');
  });
}
