import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { ActionView, Evidence } from '@kompassplan/contract';
import { ActionClient, evidenceFilePath } from '../../core/action-client';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon, type IconName } from '../../ui/icon';
import { EvidenceForm } from './evidence-form';
import { PlanChanges } from './plan-changes';

const KIND_ICON: Readonly<Record<Evidence['kind'], IconName>> = { link: 'link', text: 'comment', file: 'document' };

/** What proves the action: each piece with its own state, and a form to add one. */
@Component({
  selector: 'kp-action-evidence',
  imports: [EvidenceForm, Icon, TranslatePipe],
  template: `
    <section>
      <h3>
        {{ 'term.evidence' | t }} <span class="cnt">{{ action().evidenceItems.length }}</span>
        <span class="grow"></span>
        @if (action().rights.report && !adding()) {
          <button #add type="button" class="btn sml txt" (click)="adding.set(true)">
            <kp-icon name="plus" size="s" />{{ 'plan.evidence-add' | t }}
          </button>
        }
      </h3>
      @if (adding()) {
        <kp-evidence-form [actionId]="action().id" (closed)="formClosed()" />
      }
      <ul>
        @for (piece of pieces(); track piece.id) {
          <li class="evi">
            <kp-icon [name]="icons[piece.kind]" />
            <div class="grow">
              @switch (piece.kind) {
                @case ('link') {
                  <a class="m" [href]="piece.url" target="_blank" rel="noopener noreferrer"
                    >{{ piece.title }}<span class="vh"> {{ 'plan.evidence-new-tab' | t }}</span></a
                  >
                }
                @case ('file') {
                  <a class="m" [href]="piece.path" download>{{ piece.title }}</a>
                  <p class="t2 sm">{{ piece.fileName }}</p>
                }
                @case ('text') {
                  <p class="m">{{ piece.title }}</p>
                  <p class="sm text">{{ piece.text }}</p>
                }
              }
              <p class="st {{ piece.letter }}"><kp-icon [name]="piece.icon" size="s" />{{ piece.state }}</p>
              <p class="t2 sm">{{ piece.about }}</p>
              @if (asking() === piece.id) {
                <p class="row ask">
                  <button type="button" class="btn sml" [disabled]="changes.busy()" (click)="remove(piece.id)">
                    {{ 'plan.evidence-remove-yes' | t }}
                  </button>
                  <button type="button" class="btn sml txt" (click)="asking.set(null)">{{ 'plan.cancel' | t }}</button>
                </p>
              }
            </div>
            @if (action().rights.report && action().status !== 'verified' && asking() !== piece.id) {
              <button
                type="button"
                class="btn sml ico txt"
                [attr.aria-label]="'plan.evidence-remove' | t: { title: piece.title }"
                (click)="asking.set(piece.id)"
              >
                <kp-icon name="trash" size="s" />
              </button>
            }
          </li>
        } @empty {
          @if (!adding()) {
            <li class="t2 sm">{{ 'plan.evidence-empty' | t }}</li>
          }
        }
      </ul>
      @if (refusal()) {
        <p class="late sm" role="alert">{{ refusal() }}</p>
      }
    </section>
  `,
  styles: `
    h3 {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 30px;
      margin-bottom: 6px;
    }
    .evi {
      display: flex;
      gap: 10px;
      padding: 9px 0;
      border-top: 1px solid var(--ln);
    }
    .evi:first-child {
      padding-top: 0;
      border-top: 0;
    }
    .evi .grow {
      overflow-wrap: anywhere;
    }
    .st {
      display: flex;
      white-space: normal;
    }
    .text {
      white-space: pre-line;
    }
    .ask {
      flex-wrap: wrap;
      margin-top: 6px;
    }
    @media (max-width: 839.98px) {
      .btn {
        min-width: 48px;
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionEvidence {
  private readonly client = inject(ActionClient);
  private readonly injector = inject(Injector);
  private readonly addButton = viewChild<ElementRef<HTMLElement>>('add');
  private readonly i18n = inject(I18n);
  protected readonly changes = inject(PlanChanges);
  readonly action = input.required<ActionView>();
  protected readonly icons = KIND_ICON;
  protected readonly adding = signal(false);
  protected readonly asking = signal<string | null>(null);
  protected readonly refusal = signal('');

  protected readonly pieces = computed(() =>
    this.action().evidenceItems.map((piece) => ({
      ...piece,
      ...this.stateOf(piece),
      path: evidenceFilePath(this.action().id, piece.id),
      about: this.aboutOf(piece),
    })),
  );

  /** Esc outside the form closes it all the same, before it closes the action. True when there was one. */
  closeForm(): boolean {
    const open = this.adding() || this.asking() !== null;
    this.formClosed();
    this.asking.set(null);
    return open;
  }

  protected formClosed(): void {
    if (!this.adding()) return;
    this.adding.set(false);
    afterNextRender(() => this.addButton()?.nativeElement.focus(), { injector: this.injector });
  }

  protected async remove(id: string): Promise<void> {
    const actionId = this.action().id;
    const outcome = await this.changes.apply(
      () => this.client.removeEvidence(actionId, id),
      this.i18n.t('plan.evidence-removed'),
    );
    this.asking.set(null);
    this.refusal.set(outcome.ok ? '' : outcome.message);
  }

  /** Verified is what lay there when the second person verified the action. */
  private stateOf(piece: Evidence): { readonly letter: string; readonly icon: IconName; readonly state: string } {
    const { status, verifiedAt, verifiedBy } = this.action();
    if (!piece.valid) {
      const day = this.i18n.day(piece.validUntil ?? '');
      return { letter: 'O', icon: 'warning', state: this.i18n.t('plan.evidence-expired', { day }) };
    }
    if (status === 'verified' && verifiedAt !== null && piece.addedAt <= verifiedAt) {
      const state = this.i18n.t('plan.evidence-verified', {
        at: this.i18n.instant(verifiedAt).replace(/ [\d:]+$/, ''),
        name: verifiedBy?.name ?? '',
      });
      return { letter: 'V', icon: 'status-verified', state };
    }
    return { letter: 'D', icon: 'status-done', state: this.i18n.t('plan.evidence-waiting') };
  }

  private aboutOf(piece: Evidence): string {
    const added = this.i18n.t('plan.evidence-added', {
      at: this.i18n.instant(piece.addedAt).replace(/ [\d:]+$/, ''),
      name: piece.addedBy,
    });
    return [
      ...(piece.diaryNumber ? [this.i18n.t('plan.evidence-diary', { number: piece.diaryNumber })] : []),
      ...(piece.validUntil && piece.valid
        ? [this.i18n.t('plan.evidence-valid', { day: this.i18n.day(piece.validUntil) })]
        : []),
      added,
    ].join(' · ');
  }
}
