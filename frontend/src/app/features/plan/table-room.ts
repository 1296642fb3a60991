import { computed, inject, Injectable, signal } from '@angular/core';
import { fitColumns } from './column-widths';
import { PlanStore } from './plan-store';
import { QUEUE_CELL } from './plan-view';

/** The rail with the pages, until the table has been measured. */
const RAIL = 88;

/** How much room the table has, and which columns fit into it. */
@Injectable()
export class TableRoom {
  private readonly store = inject(PlanStore);
  /** Pixels. */
  readonly width = signal(innerWidth - RAIL);
  readonly fitted = computed(() => {
    const { sort, filter } = this.store.view();
    const kept = filter.queue === null ? [sort.column] : [sort.column, QUEUE_CELL[filter.queue]];
    // The order of the numbers is the usual one: nobody asked for it.
    const asked = kept.filter((column) => column !== 'number');
    return fitColumns(this.store.columns(), this.width(), asked);
  });
}
