import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslatePipe } from '../core/i18n';
import { Icon } from './icon';

let count = 0;

/**
 * A modal dialog, open as long as it is rendered: put it under `@if`. Escape, the cross and `closed` tell the owner
 * to take it away; where something is `unsaved` they ask first. Buttons go into `[actions]`. On a phone it is a sheet at
 * the bottom.
 */
@Component({
  selector: 'kp-dialog',
  imports: [Icon, TranslatePipe],
  template: `
    <dialog #dialog [class.wide]="wide()" [attr.aria-labelledby]="id" (cancel)="leave($event)" (close)="reopen()">
      <header>
        <h2 [id]="id">{{ heading() }}</h2>
        <button type="button" class="btn txt ico" [attr.aria-label]="'shell.close' | t" (click)="leave($event)">
          <kp-icon name="close" />
        </button>
      </header>
      <div class="content"><ng-content /></div>
      <footer [hidden]="asking()"><ng-content select="[actions]" /></footer>
      @if (asking()) {
        <div class="ask" role="alertdialog" [attr.aria-labelledby]="id + '-ask'">
          <p [id]="id + '-ask'">{{ 'shell.unsaved' | t }}</p>
          <button #stay type="button" class="btn pri" (click)="goOn()">{{ 'shell.unsaved-stay' | t }}</button>
          <button type="button" class="btn" (click)="closed.emit()">{{ 'shell.unsaved-drop' | t }}</button>
        </div>
      }
    </dialog>
  `,
  styleUrl: './dialog.scss',
  host: { '(keydown.escape)': 'leave($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Dialog {
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  readonly heading = input.required<string>();
  /** For what is read side by side or at length. */
  readonly wide = input(false);
  /** Something was written that closing would throw away. */
  readonly unsaved = input(false);
  readonly closed = output<void>();
  protected readonly asking = signal(false);
  private readonly stay = viewChild<ElementRef<HTMLElement>>('stay');
  private readonly injector = inject(Injector);
  private from: Element | null = null;
  protected readonly id = `dialog-${++count}`;

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  /** Once more while it asks: back to the words. */
  protected leave(event: Event): void {
    // A file box tells in the same way that no file was chosen.
    const other = event.type === 'cancel' && event.target !== this.dialog().nativeElement;
    if (event.defaultPrevented || other) return;
    event.preventDefault();
    if (this.asking()) return this.goOn();
    if (!this.unsaved()) return this.closed.emit();
    this.from = document.activeElement;
    this.asking.set(true);
    afterNextRender(() => this.stay()?.nativeElement.focus(), { injector: this.injector });
  }

  protected goOn(): void {
    this.asking.set(false);
    if (this.from instanceof HTMLElement) this.from.focus();
  }

  /** Some browsers close it at a second Escape, whatever we say. */
  protected reopen(): void {
    if (!this.unsaved()) return this.closed.emit();
    this.dialog().nativeElement.showModal();
    this.asking.set(true);
  }
}
