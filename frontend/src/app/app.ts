import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { NoticeBar } from './core/notice-bar';

@Component({
  selector: 'kp-root',
  imports: [RouterOutlet, NoticeBar],
  template: `<router-outlet /><kp-notice-bar />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {}
