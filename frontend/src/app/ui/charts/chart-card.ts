import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import type { ChartTable } from './chart-table';
import { DataTable } from './data-table';
import { TableToggle } from './table-toggle';

/** A card with a heading, a chart as content and the same data as a table; a legend goes into the slot `legend`. */
@Component({
  selector: 'kp-chart-card',
  imports: [DataTable, TableToggle],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .card {
      height: 100%;
      padding: 12px 20px;
    }
    header {
      align-items: center;
      flex-wrap: wrap;
    }
    @media (max-width: 839.98px) {
      .card {
        padding: 12px 16px;
      }
      .slot {
        order: 1;
        flex-basis: 100%;
      }
      .slot:empty {
        display: none;
      }
    }
  `,
  template: `
    <section class="card" [attr.aria-label]="heading()">
      <header>
        <h2 class="grow">{{ heading() }}</h2>
        <div class="slot"><ng-content select="[legend]" /></div>
        <kp-table-toggle [(pressed)]="asTable" [about]="heading()" />
      </header>
      @if (asTable()) {
        <kp-data-table [table]="table()" />
      } @else {
        <ng-content />
      }
    </section>
  `,
})
export class ChartCard {
  readonly heading = input.required<string>();
  readonly table = input.required<ChartTable>();
  protected readonly asTable = signal(false);
}
