import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ActionView } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { PlanStore } from './plan-store';

/** Where an action comes from and what became of it; nothing for one that is nobody's part, copy or whole. */
@Component({
  selector: 'kp-action-kin',
  imports: [Icon, TranslatePipe],
  template: `
    @if (kin().length > 0) {
      <section>
        <h3><kp-icon name="link" />{{ 'kin.title' | t }}</h3>
        <ul>
          @for (one of kin(); track one.id) {
            <li>
              <a [href]="'/plan?action=' + one.id" (click)="follow($event, one.id)">{{ one.what }}</a> {{ one.title }}
              @if (one.note) {
                <p class="t2 sm">{{ one.note }}</p>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    h3 {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    li {
      padding: 6px 0;
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionKin {
  private readonly store = inject(PlanStore);
  private readonly i18n = inject(I18n);
  readonly action = input.required<ActionView>();

  protected readonly kin = computed(() => {
    const { origin, offspring, mergedInto, merged } = this.action();
    const told = (key: string, number: number): string => this.i18n.t(`kin.${key}`, { number: numberOf(number) });
    return [
      ...(mergedInto
        ? [{ ...mergedInto, what: told('merged-into', mergedInto.number), note: told('went-on', mergedInto.number) }]
        : []),
      ...(origin
        ? [
            {
              ...origin,
              what: told(`origin-${origin.kind}`, origin.number),
              note: origin.kind === 'split' ? told('earlier', origin.number) : null,
            },
          ]
        : []),
      ...offspring.map((one) => ({ ...one, what: told(`offspring-${one.kind}`, one.number), note: null })),
      ...merged.map((one) => ({ ...one, what: told('merged-here', one.number), note: one.source })),
    ];
  });

  protected follow(event: MouseEvent, id: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void this.store.open(id);
  }
}
