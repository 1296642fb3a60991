import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { HistoryCheck } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { problemMessage } from '../../core/problems';
import { Icon } from '../../ui/icon';
import { HistoryStore } from './history-store';

/** Proves that nobody has altered the history behind the product's back. */
@Component({
  selector: 'kp-chain-check',
  imports: [Icon, TranslatePipe],
  template: `
    <section class="card" aria-labelledby="kedja">
      <div class="row top">
        <div class="grow">
          <h2 id="kedja">{{ 'history.check' | t }}</h2>
          <p class="t2">{{ 'history.check-why' | t }}</p>
        </div>
        <button type="button" class="btn" [attr.aria-disabled]="busy()" (click)="run()">
          <kp-icon name="link" />{{ (busy() ? 'history.checking' : 'history.check') | t }}
        </button>
      </div>
      <div role="status">
        @if (result(); as found) {
          @if (found.fault; as fault) {
            <p class="late broken">
              <kp-icon name="warning" /> {{ 'history.check-' + fault.kind | t: { number: fault.number } }}
              @if (fault.at) {
                {{ 'history.check-broken-at' | t: { at: i18n.instant(fault.at) } }}
              }
            </p>
          } @else if (found.rows === 0) {
            <p>{{ 'history.check-empty' | t }}</p>
          } @else {
            <p class="acc b"><kp-icon name="check" /> {{ 'history.check-holds' | t: { rows: found.rows } }}</p>
            <p class="hash">{{ 'history.check-hash' | t: { hash: found.hash } }}</p>
            <p class="t2 sm">{{ 'history.check-hash-why' | t }}</p>
          }
        }
      </div>
      @if (problem()) {
        <p class="late" role="alert">{{ problem() }}</p>
      }
    </section>
  `,
  styles: `
    [role='status']:not(:empty) {
      display: flex;
      flex-direction: column;
      gap: 4px;
      margin-top: 8px;
    }
    .hash {
      overflow-wrap: anywhere;
    }
    @media (max-width: 599.98px) {
      .row {
        flex-direction: column;
      }
      .btn {
        width: 100%;
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChainCheck {
  private readonly store = inject(HistoryStore);
  protected readonly i18n = inject(I18n);
  protected readonly busy = signal(false);
  protected readonly result = signal<HistoryCheck | null>(null);
  protected readonly problem = signal('');

  protected async run(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set('');
    this.result.set(null);
    try {
      this.result.set(await this.store.check());
    } catch (error) {
      this.problem.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
