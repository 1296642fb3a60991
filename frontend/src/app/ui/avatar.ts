import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from './icon';

/** Initials of a person; a dashed circle where nobody is chosen. The name itself stands beside it. */
@Component({
  selector: 'kp-avatar',
  imports: [Icon],
  template: `
    @if (initials()) {
      <span class="av" [class.l]="size() === 'l'" [attr.data-initials]="initials()" aria-hidden="true"></span>
    } @else {
      <span class="av none" [class.l]="size() === 'l'" aria-hidden="true"><kp-icon name="plus" size="s" /></span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    /* a picture, not text: the name stands beside it */
    [data-initials]::before {
      content: attr(data-initials);
    }
  `,
  host: { '[attr.name]': 'null' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Avatar {
  readonly name = input.required<string | null>();
  readonly size = input<'m' | 'l'>('m');
  protected readonly initials = computed(() => {
    const words = (this.name() ?? '').split(/\s+/).filter(Boolean);
    const first = words[0]?.[0] ?? '';
    const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
    return (first + last).toLocaleUpperCase('sv');
  });
}
