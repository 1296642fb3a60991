import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { translate } from './i18n';

/** A route's `title` is a phrase key: "Plan – Kompassplan". */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    const key = this.buildTitle(state);
    this.title.setTitle(key ? `${translate(key)} – Kompassplan` : 'Kompassplan');
  }
}
