import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
} from '@angular/core';
import type { ActionView } from '@kompassplan/contract';
import { ActionClient } from '../../core/action-client';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { EvidenceDetailsForm } from './evidence-details-form';
import { EvidenceForm } from './evidence-form';
import { EvidencePiece, type PieceForm } from './evidence-piece';
import { PlanChanges } from './plan-changes';

/** What proves the action: each piece with its own state, and a form to add one. */
@Component({
  selector: 'kp-action-evidence',
  imports: [EvidenceDetailsForm, EvidenceForm, EvidencePiece, Icon, TranslatePipe],
  template: `
    <section>
      <h3>
        {{ 'term.evidence' | t }} <span class="cnt">{{ action().evidenceItems.length }}</span>
        <span class="grow"></span>
        @if (action().rights.proof && form()?.kind !== 'add') {
          <button type="button" class="btn sml txt" data-form="add" (click)="open('add')">
            <kp-icon name="plus" size="s" />{{ 'plan.evidence-add' | t }}
          </button>
        }
      </h3>
      @if (form()?.kind === 'add') {
        <kp-evidence-form [actionId]="action().id" (closed)="close()" />
      }
      <ul>
        @for (piece of action().evidenceItems; track piece.id) {
          <li>
            <kp-evidence-piece [action]="action()" [piece]="piece" (asked)="open($event, piece.id)">
              @if (form()?.piece === piece.id) {
                @switch (form()?.kind) {
                  @case ('version') {
                    <kp-evidence-form
                      [actionId]="action().id"
                      [replaces]="piece"
                      [version]="action().version"
                      (closed)="close()"
                    />
                  }
                  @case ('describe') {
                    <kp-evidence-details-form
                      [actionId]="action().id"
                      [version]="action().version"
                      [piece]="piece"
                      (closed)="close()"
                    />
                  }
                  @case ('remove') {
                    <p class="row ask">
                      <button type="button" class="btn sml" [disabled]="changes.busy()" (click)="remove(piece.id)">
                        {{ 'plan.evidence-remove-yes' | t }}
                      </button>
                      <button type="button" class="btn sml txt" (click)="close()">{{ 'plan.cancel' | t }}</button>
                    </p>
                  }
                }
              }
            </kp-evidence-piece>
          </li>
        } @empty {
          @if (form() === null) {
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
    li {
      padding: 9px 0;
      border-top: 1px solid var(--ln);
    }
    li:first-child {
      padding-top: 0;
      border-top: 0;
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
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly i18n = inject(I18n);
  protected readonly changes = inject(PlanChanges);
  readonly action = input.required<ActionView>();
  /** The one form that is open, and the piece that it is about. */
  protected readonly form = signal<{ readonly kind: PieceForm | 'add'; readonly piece: string | null } | null>(null);
  protected readonly refusal = signal('');

  /** Esc outside the form closes it all the same, before it closes the action. True when there was one. */
  closeForm(): boolean {
    const open = this.form() !== null;
    this.close();
    return open;
  }

  protected open(kind: PieceForm | 'add', piece: string | null = null): void {
    this.refusal.set('');
    this.form.set({ kind, piece });
    afterNextRender(() => this.find('form .inp, form input[type=file], .ask .btn')?.focus(), {
      injector: this.injector,
    });
  }

  protected close(): void {
    const form = this.form();
    if (form === null) return;
    this.form.set(null);
    const button = `[data-form="${[form.kind, form.piece ?? []].flat().join(' ')}"]`;
    afterNextRender(() => this.find(button)?.focus(), { injector: this.injector });
  }

  protected async remove(id: string): Promise<void> {
    const action = this.action();
    const outcome = await this.changes.apply(
      () => this.client.removeEvidence(action.id, action.version, id),
      this.i18n.t('plan.evidence-removed'),
    );
    this.close();
    this.refusal.set(outcome.ok ? '' : outcome.message);
  }

  private find(selector: string): HTMLElement | null {
    return this.host.nativeElement.querySelector<HTMLElement>(selector);
  }
}
