import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { I18n, TranslatePipe } from '../../core/i18n';

/** A report on its way: how far it has come, and a way to stop it. */
@Component({
  selector: 'kp-reading-progress',
  imports: [TranslatePipe],
  template: `
    <div class="row sb">
      <p class="b body" id="reading-what">{{ phrase() | t: { name: name() } }}</p>
      <span class="t2 nw">{{ 'import.percent-done' | t: { percent: percent() } }}</span>
    </div>
    <progress aria-labelledby="reading-what" max="1" [value]="fraction()"></progress>
    <div class="row sb end">
      <p class="t2 sm">{{ stage() === 'reading' ? ('import.reading-hint' | t) : '' }}</p>
      <button type="button" class="btn" (click)="stop.emit()">{{ 'import.cancel' | t }}</button>
    </div>
    <span class="vh" role="status">{{ phrase() | t: { name: name() } }}</span>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 12px;
    }
    .b {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    progress {
      appearance: none;
      width: 100%;
      height: 8px;
      border: 0;
      border-radius: 4px;
      overflow: hidden;
      background: var(--sf3);
    }
    progress::-webkit-progress-bar {
      background: var(--sf3);
    }
    progress::-webkit-progress-value {
      background: var(--p);
      transition: width var(--kp-med);
    }
    progress::-moz-progress-bar {
      background: var(--p);
    }
    @media (max-width: 839.98px) {
      .btn {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReadingProgress {
  private readonly i18n = inject(I18n);
  readonly name = input.required<string>();
  readonly stage = input.required<'uploading' | 'reading'>();
  /** 0–1 */
  readonly fraction = input.required<number>();
  readonly stop = output();
  protected readonly phrase = computed(() => `import.${this.stage()}`);
  protected readonly percent = computed(() => this.i18n.percent(Math.round(this.fraction() * 100)));
}
