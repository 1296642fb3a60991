import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import type { PeoplePreview } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { Dialog } from '../../ui/dialog';
import { AdminClient } from './admin-client';
import { AdminStore } from './admin-store';

type Change = PeoplePreview['people'][number]['changes'][number];
const WORDS = { name: 'admin.name', role: 'admin.role', unit: 'admin.unit' } as const;

/** Reads a list of people, shows what it would change, and does that when told to. */
@Component({
  selector: 'kp-import-people-dialog',
  imports: [TranslatePipe, Dialog],
  templateUrl: './import-people-dialog.html',
  styleUrls: ['./form.scss', './import-people-dialog.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportPeopleDialog {
  private readonly client = inject(AdminClient);
  private readonly store = inject(AdminStore);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  readonly closed = output<void>();

  protected readonly preview = signal<PeoplePreview | null>(null);
  protected readonly invite = signal(true);
  protected readonly fault = signal('');
  protected readonly busy = signal(false);
  protected readonly rows = computed(() => this.preview()?.people.filter(({ kind }) => kind !== 'same') ?? []);
  protected readonly sums = computed(() => {
    const people = this.preview()?.people ?? [];
    const count = (kind: string): number => people.filter((one) => one.kind === kind).length;
    return { added: count('new'), changed: count('changed'), same: count('same') };
  });

  protected told({ field, from, to }: Change): string {
    if (field === 'manager') {
      return this.i18n.t(from ? 'people.change-manager-from' : 'people.change-manager', {
        from: from ?? '',
        to: to ?? '',
      });
    }
    const word = (value: string | null): string =>
      value === null ? this.i18n.t('people.nothing-known') : field === 'role' ? this.i18n.t(`role.${value}`) : value;
    return this.i18n.t('people.change', { field: this.i18n.t(WORDS[field]), from: word(from), to: word(to) });
  }

  protected async read(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file || this.busy()) return;
    this.busy.set(true);
    this.fault.set('');
    this.preview.set(null);
    try {
      this.preview.set(await this.client.previewPeople(file));
    } catch (error) {
      this.fault.set(problemMessage(error));
    } finally {
      this.busy.set(false);
      // The same file can be chosen again after it has been corrected.
      input.value = '';
    }
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const preview = this.preview();
    if (!preview || this.rows().length === 0 || this.busy()) return;
    this.busy.set(true);
    this.fault.set('');
    try {
      const { wishes, digest } = preview;
      const { added, changed } = await this.store.importPeople({ wishes, digest, invite: this.invite() });
      this.notices.show(this.i18n.t('people.saved-notice', { added, changed }));
      this.closed.emit();
    } catch (error) {
      this.fault.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
