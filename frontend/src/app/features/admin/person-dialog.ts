import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { email as emailSchema, type Person } from '@kompassplan/contract';
import { type Role, ROLES } from '@kompassplan/domain';
import { formField, seenOf } from '../../core/form-values';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { Dialog } from '../../ui/dialog';
import { AdminStore } from './admin-store';
import { MailTimes } from './mail-times';
import { unitTree } from './unit-tree';

const DIGESTS = ['weekly', 'daily', 'off'] as const;

/** Invite a person, or change one. What was typed stays when the server says no. */
@Component({
  selector: 'kp-person-dialog',
  imports: [TranslatePipe, Dialog, MailTimes],
  templateUrl: './person-dialog.html',
  styleUrl: './form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PersonDialog {
  private readonly store = inject(AdminStore);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  /** Null: a new one. */
  readonly person = input.required<Person | null>();
  readonly closed = output<void>();

  protected readonly roles = ROLES;
  protected readonly digests = DIGESTS;
  private readonly seen = seenOf(this.person);
  protected readonly name = formField(this.seen, (person) => person?.name ?? '');
  protected readonly email = formField(this.seen, (person) => person?.email ?? '');
  protected readonly role = formField<Person | null, Role>(this.seen, (person) => person?.role ?? 'contributor');
  protected readonly unitId = formField(this.seen, (person) => person?.unit?.id ?? '');
  protected readonly language = formField<Person | null, 'sv' | 'en'>(this.seen, (person) => person?.language ?? 'sv');
  protected readonly digest = formField<Person | null, Person['digest']>(
    this.seen,
    (person) => person?.digest ?? 'weekly',
  );
  protected readonly weekday = formField(this.seen, (person) => person?.digestWeekday ?? null);
  protected readonly hour = formField(this.seen, (person) => person?.mailHour ?? null);
  protected readonly unsaved = computed(
    () => this.name() !== (this.seen()?.name ?? '') || this.email() !== (this.seen()?.email ?? ''),
  );
  protected readonly units = computed(() => unitTree(this.store.units() ?? []));
  protected readonly nameFault = signal('');
  protected readonly emailFault = signal('');
  protected readonly fault = signal('');
  protected readonly busy = signal(false);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const person = this.person();
    const name = this.name().trim();
    const email = emailSchema.safeParse(this.email());
    this.nameFault.set(name ? '' : this.i18n.t('admin.name-fault'));
    this.emailFault.set(email.success ? '' : this.i18n.t('admin.email-fault'));
    if (this.nameFault() || this.emailFault() || this.busy()) return;
    this.busy.set(true);
    this.fault.set('');
    try {
      const shared = { name, role: this.role(), unitId: this.unitId() || null, language: this.language() };
      if (person) {
        // The newest version we know: after a 412 the list was read again, and a second save means it.
        const known = this.store.people()?.find(({ id }) => id === person.id) ?? person;
        await this.store.change(known, {
          ...shared,
          ...(email.data !== known.email || known.mailStopped ? { email: email.data ?? '' } : {}),
          digest: this.digest(),
          digestWeekday: this.weekday(),
          mailHour: this.hour(),
        });
      } else await this.store.invite({ ...shared, email: email.data ?? '' });
      this.notices.show(this.i18n.t(person ? 'admin.changed-notice' : 'admin.invited-notice', { name }));
      this.closed.emit();
    } catch (error) {
      this.fault.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
