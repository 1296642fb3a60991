import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The bar on top of each page: heading, one line under it, and the page's buttons as content. */
@Component({
  selector: 'kp-page-header',
  template: `
    <div class="words">
      <h1>{{ heading() }}</h1>
      @if (subtitle()) {
        <p class="sub">{{ subtitle() }}</p>
      }
    </div>
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      position: sticky;
      top: 0;
      z-index: 20;
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 64px;
      /* to the right: the user menu of the shell */
      padding: 4px 76px 4px 24px;
      background: var(--sf);
      border-bottom: 1px solid var(--ln);
    }
    .words {
      flex: 1;
      min-width: 0;
    }
    h1,
    .sub {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .sub {
      color: var(--t2);
      font-size: 14px;
      line-height: 18px;
    }
    .actions {
      display: flex;
      align-items: center;
      gap: 12px;
    }
    @media (max-width: 839.98px) {
      :host {
        padding: 8px 72px 8px 16px;
      }
      .actions {
        gap: 8px;
      }
    }
    @media (max-width: 599.98px) {
      :host {
        flex-wrap: wrap;
        row-gap: 8px;
        padding-right: 16px;
      }
      .words {
        flex-basis: 100%;
        padding-right: 56px;
      }
      .sub {
        white-space: normal;
      }
      .actions {
        flex-wrap: wrap;
        width: 100%;
      }
      .actions:empty {
        display: none;
      }
    }
    @media print {
      :host {
        position: static;
        padding: 0 0 8px;
      }
      .actions {
        display: none;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly subtitle = input('');
}
