import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { type LadderStep, newStep, sortedLadder } from './draft-policy';
import { RemindersStore } from './reminders-store';

type Side = 'before' | 'same' | 'after';

/** When the owner, and later the manager, is reminded of a due date. */
@Component({
  selector: 'kp-ladder-card',
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ladder-card.html',
  styleUrl: './ladder-card.scss',
})
export class LadderCard {
  private readonly i18n = inject(I18n);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly store = inject(RemindersStore);
  readonly mayEdit = input.required<boolean>();

  protected readonly steps = computed(() => sortedLadder(this.store.policy()?.ladder ?? []));
  /** Index of the step whose editor is open; −1 is the repeat after the last step. */
  protected readonly editing = signal<number | null>(null);
  protected readonly sides = ['before', 'same', 'after'] as const;
  protected readonly people = ['owner', 'manager'] as const;
  protected readonly full = computed(() => this.steps().length >= 12);

  protected words({ offsetDays }: LadderStep): string {
    return this.i18n.t(`reminders.step-${sideOf(offsetDays)}`, { days: Math.abs(offsetDays) });
  }

  protected recipients({ to }: LadderStep): string {
    return this.i18n.t(
      to.length === 2 ? 'reminders.to-both' : to[0] === 'manager' ? 'reminders.to-manager' : 'reminders.to-owner',
    );
  }

  protected side(step: LadderStep): Side {
    return sideOf(step.offsetDays);
  }

  protected amount({ offsetDays }: LadderStep): number {
    return Math.abs(offsetDays);
  }

  protected open(index: number): void {
    this.editing.set(index);
    this.focus('.editor input, .editor select');
  }

  protected close(index: number): void {
    this.editing.set(null);
    this.focus(`[data-step="${index}"]`);
  }

  protected add(): void {
    const step = newStep(this.steps());
    const next = sortedLadder([...this.steps(), step]);
    this.store.change({ ladder: next });
    this.open(next.indexOf(step));
  }

  protected remove(index: number): void {
    this.store.change({ ladder: this.steps().filter((_, i) => i !== index) });
    this.close(Math.max(0, index - 1));
  }

  protected setDays(index: number, text: string): void {
    const days = Math.round(Number(text));
    if (!Number.isFinite(days) || days < 0 || days > 365) return;
    const side = sideOf(this.steps()[index]?.offsetDays ?? 0);
    this.replace(index, { offsetDays: (side === 'before' ? -1 : 1) * days });
  }

  protected setSide(index: number, side: string): void {
    const days = Math.max(1, Math.abs(this.steps()[index]?.offsetDays ?? 0));
    this.replace(index, { offsetDays: side === 'same' ? 0 : side === 'before' ? -days : days });
  }

  protected setRecipient(index: number, who: 'owner' | 'manager', on: boolean): void {
    const before = this.steps()[index]?.to ?? [];
    const chosen = (['owner', 'manager'] as const).filter((one) => (one === who ? on : before.includes(one)));
    this.replace(index, { to: chosen });
  }

  protected setRepeat(text: string): void {
    const days = Math.round(Number(text));
    if (days >= 1 && days <= 90) this.store.change({ repeatEveryDays: days });
  }

  /** The step may move in the order when its day changes; the open editor follows it. */
  private replace(index: number, part: Partial<LadderStep>): void {
    const old = this.steps()[index];
    if (!old) return;
    const changed = { ...old, ...part };
    const next = sortedLadder(this.steps().map((step, i) => (i === index ? changed : step)));
    this.store.change({ ladder: next });
    const moved = next.indexOf(changed);
    if (moved !== index) this.editing.set(moved);
  }

  private focus(selector: string): void {
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus());
  }
}

function sideOf(offsetDays: number): Side {
  return offsetDays < 0 ? 'before' : offsetDays > 0 ? 'after' : 'same';
}
