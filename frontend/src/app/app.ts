import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { NoticeBar } from './core/notice-bar';
import { SessionEnded } from './core/session-ended';

@Component({
  selector: 'kp-root',
  imports: [RouterOutlet, NoticeBar, SessionEnded],
  template: `<router-outlet /><kp-notice-bar /><kp-session-ended />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {}
