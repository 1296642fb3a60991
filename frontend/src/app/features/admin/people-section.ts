import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { Person } from '@kompassplan/contract';
import { leaveOn } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { SessionStore } from '../../core/session-store';
import { today } from '../../core/today';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { AdminStore } from './admin-store';
import { DeactivateDialog } from './deactivate-dialog';
import { ImportPeopleDialog } from './import-people-dialog';
import { LeaveDialog } from './leave-dialog';
import { PersonDialog } from './person-dialog';

/** The list of people; with the right to change them also inviting, changing and switching off. */
@Component({
  selector: 'kp-people-section',
  imports: [TranslatePipe, Avatar, Icon, Skeleton, PersonDialog, DeactivateDialog, ImportPeopleDialog, LeaveDialog],
  templateUrl: './people-section.html',
  styleUrl: './admin-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PeopleSection {
  private readonly sessions = inject(SessionStore);
  private readonly notices = inject(Notices);
  protected readonly i18n = inject(I18n);
  protected readonly store = inject(AdminStore);

  protected readonly wanted = signal('');
  protected readonly showOff = signal(false);
  protected readonly importing = signal(false);
  protected readonly inviting = signal(false);
  protected readonly changing = signal<Person | null>(null);
  protected readonly leaving = signal<Person | null>(null);
  protected readonly away = signal<Person | null>(null);
  /** Whether any row has a button. */
  protected readonly hasButtons = computed(() => this.store.mayEdit() || this.rows().some((one) => this.mayPlan(one)));
  protected readonly ownId = computed(() => this.sessions.session()?.person.id);
  protected readonly offCount = computed(() => this.store.people()?.filter(({ active }) => !active).length ?? 0);
  protected readonly rows = computed(() => {
    const words = this.wanted().toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
    return (this.store.people() ?? []).filter((person) => {
      if (!person.active && !this.showOff()) return false;
      const text = [person.name, person.email, person.unit?.name ?? '', this.i18n.t(`role.${person.role}`)]
        .join(' ')
        .toLocaleLowerCase('sv');
      return words.every((word) => text.includes(word));
    });
  });

  protected stateOf(person: Person): { word: string; tone: string } {
    if (!person.active) return { word: this.i18n.t('admin.state-off'), tone: 'd' };
    if (person.mailStopped) return { word: this.i18n.t('admin.mail-stopped'), tone: 'd' };
    const leave = leaveOn(this.store.leavesOf(person.id), today());
    if (leave) return { word: this.i18n.t('admin.state-away', { day: this.i18n.day(leave.to) }), tone: 'w' };
    if (person.invited) return { word: this.i18n.t('admin.state-invited'), tone: 'nf' };
    return { word: this.i18n.t('admin.state-active'), tone: '' };
  }

  /** Who stands in now, or when the next time away begins. */
  protected awayFacts(person: Person): string {
    const leaves = this.store.leavesOf(person.id);
    const now = leaveOn(leaves, today());
    if (now) return now.deputy ? this.i18n.t('admin.leave-deputy-is', { name: now.deputy.name }) : '';
    const next = leaves.find(({ from }) => from > today());
    return next ? this.i18n.t('admin.leave-next', { from: this.i18n.day(next.from), to: this.i18n.day(next.to) }) : '';
  }

  protected mayPlan(person: Person): boolean {
    return person.active && this.store.mayPlanLeave(person);
  }

  protected async reactivate(person: Person): Promise<void> {
    try {
      await this.store.change(person, { active: true });
      this.notices.show(this.i18n.t('admin.reactivated-notice', { name: person.name }));
    } catch (error) {
      this.notices.show(problemMessage(error));
    }
  }
}
