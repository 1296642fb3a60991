import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { Unit } from '@kompassplan/contract';
import { TranslatePipe } from '../../core/i18n';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { AdminStore } from './admin-store';
import { CloseUnitDialog } from './close-unit-dialog';
import { UnitDialog } from './unit-dialog';
import { unitTree } from './unit-tree';

/** The units as a tree. */
@Component({
  selector: 'kp-units-section',
  imports: [TranslatePipe, Empty, Icon, Skeleton, CloseUnitDialog, UnitDialog],
  template: `
    @if (store.mayEdit()) {
      <div class="tools">
        <span class="grow"></span>
        <button type="button" class="btn pri" (click)="adding.set(true)">
          <kp-icon name="plus" />{{ 'admin.unit-add' | t }}
        </button>
      </div>
    }
    @if (store.units()) {
      @if (branches().length === 0) {
        <kp-empty icon="building" [heading]="'admin.units-empty' | t" [text]="'admin.units-empty-text' | t" />
      } @else {
        <div class="card rows">
          <table>
            <caption class="vh">
              {{
                'admin.units' | t
              }}
            </caption>
            <thead>
              <tr>
                <th scope="col">{{ 'admin.unit' | t }}</th>
                <th scope="col">{{ 'admin.unit-manager' | t }}</th>
                <th scope="col" class="r">{{ 'admin.unit-people' | t }}</th>
                @if (store.mayEdit()) {
                  <th scope="col">
                    <span class="vh">{{ 'admin.change' | t }}</span>
                  </th>
                }
              </tr>
            </thead>
            <tbody>
              @for (branch of branches(); track branch.unit.id) {
                <tr>
                  <th scope="row" [style.padding-left.px]="16 + 24 * branch.depth">
                    <span class="name">{{ branch.unit.name }}</span>
                  </th>
                  <td [attr.data-label]="'admin.unit-manager' | t">{{ branch.unit.managerName ?? '–' }}</td>
                  <td class="r" [attr.data-label]="'admin.unit-people' | t">{{ branch.unit.people }}</td>
                  @if (store.mayEdit()) {
                    <td class="buttons">
                      <button
                        type="button"
                        class="btn sml"
                        [attr.aria-label]="'admin.change-person' | t: { name: branch.unit.name }"
                        (click)="changing.set(branch.unit)"
                      >
                        {{ 'admin.change' | t }}
                      </button>
                      <button
                        type="button"
                        class="btn sml"
                        [attr.aria-label]="'admin.unit-close-this' | t: { name: branch.unit.name }"
                        (click)="closing.set(branch.unit)"
                      >
                        {{ 'admin.unit-close' | t }}
                      </button>
                    </td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    } @else {
      <kp-skeleton [rows]="8" />
    }
    @if (adding()) {
      <kp-unit-dialog [unit]="null" (closed)="adding.set(false)" />
    }
    @if (closing(); as unit) {
      <kp-close-unit-dialog [unit]="unit" (closed)="closing.set(null)" />
    }
    @if (changing(); as unit) {
      <kp-unit-dialog [unit]="unit" (closed)="changing.set(null)" />
    }
  `,
  styleUrl: './admin-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitsSection {
  protected readonly store = inject(AdminStore);
  protected readonly adding = signal(false);
  protected readonly closing = signal<Unit | null>(null);
  protected readonly changing = signal<Unit | null>(null);
  protected readonly branches = computed(() => unitTree(this.store.units() ?? []));
}
