import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ActionView, Evidence } from '@kompassplan/contract';
import { evidenceFilePath } from '../../core/action-client';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon, type IconName } from '../../ui/icon';
import { aboutPiece, aboutVersion, linkWords, stateOf } from './evidence-words';

const KIND_ICON: Readonly<Record<Evidence['kind'], IconName>> = { link: 'link', text: 'comment', file: 'document' };
export type PieceForm = 'version' | 'describe' | 'remove';

/** One piece of evidence: what it is and how it stands; folded below it what is seldom asked for. */
@Component({
  selector: 'kp-evidence-piece',
  imports: [Icon, TranslatePipe],
  template: `
    <kp-icon [name]="icon()" />
    <div class="grow">
      @switch (piece().kind) {
        @case ('link') {
          <a class="m" [href]="piece().url" target="_blank" rel="noopener noreferrer"
            >{{ piece().title }}<span class="vh"> {{ 'plan.evidence-new-tab' | t }}</span></a
          >
        }
        @case ('file') {
          <a class="m" [href]="path()" download>{{ piece().title }}</a>
          <p class="t2 sm">{{ piece().fileName }}</p>
        }
        @case ('text') {
          <p class="m">{{ piece().title }}</p>
          <p class="sm text">{{ piece().text }}</p>
        }
      }
      <p class="st {{ state().letter }}"><kp-icon [name]="state().icon" size="s" />{{ state().words }}</p>
      @if (link(); as said) {
        @if (said.failing) {
          <p class="st O"><kp-icon name="warning" size="s" />{{ said.words }}</p>
        } @else if (said.known) {
          <p class="t2 sm">{{ said.words }}</p>
        }
      }
      <p class="t2 sm">{{ about() }}</p>
      @if (more()) {
        <details>
          <summary class="sm">
            {{ 'closure.evidence-more' | t }}<span class="vh"> {{ piece().title }}</span>
          </summary>
          @if (link(); as said) {
            @if (!said.known) {
              <p class="t2 sm">{{ said.words }}</p>
            }
          }
          @if (piece().sha256; as hash) {
            <p class="t2 sm">{{ 'closure.evidence-hash' | t }}</p>
            <code class="hash">{{ hash }}</code>
          }
          @if (action().rights.proof) {
            <p class="row tools">
              <button
                type="button"
                class="btn sml"
                [attr.data-form]="'version ' + piece().id"
                [attr.aria-label]="'closure.evidence-new-version-of' | t: { title: piece().title }"
                (click)="asked.emit('version')"
              >
                {{ 'closure.evidence-new-version' | t }}
              </button>
              <button
                type="button"
                class="btn sml"
                [attr.data-form]="'describe ' + piece().id"
                (click)="asked.emit('describe')"
              >
                {{ 'closure.evidence-describe' | t }}<span class="vh"> {{ piece().title }}</span>
              </button>
            </p>
          }
          @if (versions().length > 0) {
            <h4>{{ 'closure.evidence-earlier' | t: { count: versions().length } }}</h4>
            <ol>
              @for (version of versions(); track version.number) {
                <li>
                  @switch (version.kind) {
                    @case ('link') {
                      <a [href]="version.url" target="_blank" rel="noopener noreferrer"
                        >{{ version.name }}<span class="vh"> {{ 'plan.evidence-new-tab' | t }}</span></a
                      >
                    }
                    @case ('file') {
                      <a [href]="version.path" download>{{ version.name }}</a>
                      <p class="t2 sm">{{ version.fileName }}</p>
                    }
                    @case ('text') {
                      <p>{{ version.name }}</p>
                      <p class="sm text">{{ version.text }}</p>
                    }
                  }
                  <p class="t2 sm">{{ version.about }}</p>
                </li>
              }
            </ol>
          }
        </details>
      }
      <ng-content />
    </div>
    @if (action().rights.report && action().status !== 'verified') {
      <button
        type="button"
        class="btn sml ico txt"
        [attr.data-form]="'remove ' + piece().id"
        [attr.aria-label]="'plan.evidence-remove' | t: { title: piece().title }"
        (click)="asked.emit('remove')"
      >
        <kp-icon name="trash" size="s" />
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 10px;
    }
    .grow {
      overflow-wrap: anywhere;
    }
    .st {
      display: flex;
      white-space: normal;
    }
    .text {
      white-space: pre-line;
    }
    details {
      margin-top: 2px;
    }
    summary {
      width: fit-content;
      min-height: 24px;
      color: var(--t2);
      cursor: pointer;
    }
    .hash {
      display: block;
      margin-bottom: 8px;
      font-size: 13px;
      line-height: 18px;
    }
    .tools {
      flex-wrap: wrap;
      gap: 8px;
      margin: 6px 0 8px;
    }
    h4 {
      margin: 8px 0 4px;
      font-size: 14px;
      font-weight: 550;
    }
    ol {
      display: flex;
      flex-direction: column;
      gap: 8px;
      padding-left: 10px;
      border-left: 1.5px solid var(--ln);
      list-style: none;
    }
    @media (max-width: 839.98px) {
      .btn {
        min-width: 48px;
        height: 48px;
      }
      summary {
        padding: 12px 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidencePiece {
  private readonly i18n = inject(I18n);
  readonly action = input.required<ActionView>();
  readonly piece = input.required<Evidence>();
  readonly asked = output<PieceForm>();
  protected readonly icon = computed(() => KIND_ICON[this.piece().kind]);
  protected readonly path = computed(() => evidenceFilePath(this.action().id, this.piece().id));
  protected readonly state = computed(() => stateOf(this.piece(), this.action(), this.i18n));
  protected readonly link = computed(() => linkWords(this.piece().link, this.i18n));
  protected readonly about = computed(() => aboutPiece(this.piece(), this.i18n));
  protected readonly versions = computed(() =>
    this.piece().versions.map((version) => ({
      ...version,
      name: this.i18n.t('closure.evidence-version-of', { number: version.number, title: version.title }),
      path: evidenceFilePath(this.action().id, this.piece().id, version.number),
      about: aboutVersion(version, this.i18n),
    })),
  );
  protected readonly more = computed(
    () => this.action().rights.proof || this.piece().sha256 !== null || this.piece().versions.length > 0,
  );
}
