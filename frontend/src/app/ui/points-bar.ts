import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../core/i18n';

/** Secured points of targeted points: verified solid, done striped, the rest as track. */
@Component({
  selector: 'kp-points-bar',
  template: `
    <span class="track" role="img" [attr.aria-label]="label()" [style.width]="width()">
      <i class="v" [style.width.%]="part(verified())"></i>
      <i class="dn" [style.width.%]="part(done())"></i>
    </span>
  `,
  styles: `
    :host {
      display: inline-block;
      vertical-align: middle;
    }
    .track {
      display: flex;
      gap: 1.5px;
      height: 8px;
      border-radius: 4px;
      overflow: hidden;
      background: var(--sf3);
    }
    i {
      display: block;
      height: 100%;
    }
    .v {
      background: var(--p);
    }
    .dn {
      background: repeating-linear-gradient(-45deg, var(--p) 0 2px, transparent 2px 4.5px);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PointsBar {
  private readonly i18n = inject(I18n);
  readonly verified = input.required<number>();
  readonly done = input.required<number>();
  readonly targeted = input.required<number>();
  /** Any CSS width. */
  readonly width = input('84px');
  protected readonly label = computed(() =>
    this.i18n.t('shell.points-bar', {
      secured: this.i18n.points(this.verified() + this.done()),
      targeted: this.i18n.points(this.targeted()),
    }),
  );

  protected part(points: number): number {
    return this.targeted() > 0 ? Math.min(100, (points / this.targeted()) * 100) : 0;
  }
}
