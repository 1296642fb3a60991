import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { retention } from '@kompassplan/contract';
import { forgetOn, LONGEST_RETENTION, SHORTEST_RETENTION } from '@kompassplan/domain';
import { firstValueFrom } from 'rxjs';
import { formField } from '../../core/form-values';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { today } from '../../core/today';

const PATH = '/api/retention';
const MOST_TOLD = 8;

/** For how long those who have left keep their names, and whose name goes next: told before it happens. */
@Component({
  selector: 'kp-retention-card',
  imports: [TranslatePipe],
  template: `
    @if (known(); as now) {
      <section class="card" aria-labelledby="de-som-slutat">
        <h2 id="de-som-slutat">{{ 'retention.heading' | t }}</h2>
        <p class="t2">{{ 'retention.text' | t }}</p>
        <form novalidate (submit)="save($event)">
          <div class="field">
            <label for="glom-manader">{{ 'retention.months' | t }}</label>
            <div class="line">
              <input
                #box
                class="inp"
                id="glom-manader"
                type="number"
                [min]="shortest"
                [max]="longest"
                step="1"
                aria-describedby="glom-manader-hjalp"
                [value]="months()"
                (input)="type(box.valueAsNumber)"
              />
              <button type="submit" class="btn" [attr.aria-disabled]="busy() || null">
                {{ 'retention.save' | t }}
              </button>
            </div>
            <p class="t2 sm" id="glom-manader-hjalp">{{ 'retention.months-hint' | t }}</p>
          </div>
          <p class="late" role="alert">{{ fault() }}</p>
        </form>
        @if (now.coming.length > 0) {
          <h3>{{ 'retention.coming' | t }}</h3>
          <ul>
            @for (person of coming(); track person.id) {
              <li>
                {{
                  'retention.coming-one'
                    | t: { name: person.name, left: i18n.day(person.leftOn), forget: i18n.day(person.forgetOn) }
                }}
              </li>
            }
          </ul>
        } @else {
          <p>{{ 'retention.none' | t }}</p>
        }
        @if (now.forgotten > 0) {
          <p class="t2">{{ 'retention.forgotten' | t: { count: now.forgotten } }}</p>
        }
      </section>
    }
  `,
  styles: `
    section {
      display: flex;
      flex-direction: column;
      gap: 12px;
      margin-top: 20px;
      padding: 16px 20px;
    }
    h2,
    h3,
    p,
    ul {
      margin: 0;
    }
    h3 {
      font-size: 14px;
    }
    p {
      max-width: 72ch;
    }
    ul {
      padding: 0;
      list-style: none;
      overflow-wrap: anywhere;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .inp {
      width: 110px;
    }
    .late:empty {
      display: none;
    }
    @media (max-width: 839.98px) {
      .inp,
      .btn {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RetentionCard {
  private readonly http = inject(HttpClient);
  private readonly notices = inject(Notices);
  protected readonly i18n = inject(I18n);
  protected readonly shortest = SHORTEST_RETENTION;
  protected readonly longest = LONGEST_RETENTION;
  private readonly resource = httpResource(() => PATH, { parse: (body) => retention.parse(body) });
  protected readonly known = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly months = formField(this.known, (known) => known?.months ?? 0);
  protected readonly busy = signal(false);
  protected readonly fault = signal('');
  /** The time that somebody has been warned of: a second press says that it is meant. */
  private readonly warned = signal<number | null>(null);

  /** By the time that is written, before it is saved. */
  protected readonly coming = computed(() => {
    const months = this.isTime(this.months()) ? this.months() : (this.known()?.months ?? 0);
    return (this.known()?.coming ?? [])
      .map((person) => ({ ...person, forgetOn: forgetOn(person.leftOn, months) }))
      .slice(0, MOST_TOLD);
  });

  protected type(months: number): void {
    this.months.set(months);
    this.fault.set('');
    this.warned.set(null);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [now, months] = [this.known(), this.months()];
    if (!now || this.busy()) return;
    if (!this.isTime(months)) return this.fault.set(this.i18n.t('retention.months-wrong'));
    const atOnce = now.coming.filter(({ leftOn }) => forgetOn(leftOn, months) <= today()).length;
    if (atOnce > 0 && this.warned() !== months) {
      this.warned.set(months);
      return this.fault.set(this.i18n.t('retention.sure', { count: atOnce }));
    }
    this.busy.set(true);
    try {
      const headers = { 'If-Match': `"${now.version}"` };
      this.resource.set(retention.parse(await firstValueFrom(this.http.put(PATH, { months }, { headers }))));
      this.notices.show(this.i18n.t('retention.saved'));
      this.fault.set('');
    } catch (error) {
      this.resource.reload();
      this.fault.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }

  private isTime(months: number): boolean {
    return Number.isInteger(months) && months >= SHORTEST_RETENTION && months <= LONGEST_RETENTION;
  }
}
