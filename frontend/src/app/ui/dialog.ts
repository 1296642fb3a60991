import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  input,
  output,
  viewChild,
} from '@angular/core';
import { TranslatePipe } from '../core/i18n';
import { Icon } from './icon';

let count = 0;

/**
 * A modal dialog, open as long as it is rendered: put it under `@if`. Escape, the cross and `closed` tell the owner
 * to take it away. Buttons go into `[actions]`. On a phone it is a sheet at the bottom.
 */
@Component({
  selector: 'kp-dialog',
  imports: [Icon, TranslatePipe],
  template: `
    <dialog #dialog [class.wide]="wide()" [attr.aria-labelledby]="id" (cancel)="cancel($event)">
      <header>
        <h2 [id]="id">{{ heading() }}</h2>
        <button type="button" class="btn txt ico" [attr.aria-label]="'shell.close' | t" (click)="closed.emit()">
          <kp-icon name="close" />
        </button>
      </header>
      <div class="content"><ng-content /></div>
      <footer><ng-content select="[actions]" /></footer>
    </dialog>
  `,
  styleUrl: './dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Dialog {
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  readonly heading = input.required<string>();
  /** For what is read side by side or at length. */
  readonly wide = input(false);
  readonly closed = output<void>();
  protected readonly id = `dialog-${++count}`;

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected cancel(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }
}
