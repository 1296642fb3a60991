import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { Person } from '@kompassplan/contract';
import { TranslatePipe } from '../../core/i18n';
import { Dialog } from '../../ui/dialog';
import { LeaveList } from './leave-list';

/** Somebody else's time away. */
@Component({
  selector: 'kp-leave-dialog',
  imports: [TranslatePipe, Dialog, LeaveList],
  template: `
    <kp-dialog [heading]="'admin.leave-of' | t: { name: person().name }" (closed)="closed.emit()">
      <kp-leave-list [personId]="person().id" />
      <button actions type="button" class="btn" (click)="closed.emit()">{{ 'shell.close' | t }}</button>
    </kp-dialog>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LeaveDialog {
  readonly person = input.required<Person>();
  readonly closed = output<void>();
}
