import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../../core/session-store';
import { TranslatePipe } from '../../core/i18n';
import { problemMessage } from '../../core/problems';
import { Empty } from '../../ui/empty';
import { PageHeader } from '../../ui/page-header';
import { AdminStore } from './admin-store';
import { MyCalendar } from './my-calendar';
import { MyProfile } from './my-profile';
import { PeopleSection } from './people-section';
import { PlanPolicySection } from './plan-policy-section';
import { RetentionCard } from './retention-card';
import { UnitsSection } from './units-section';

const SECTIONS = [
  { id: 'personer', word: 'admin.people' },
  { id: 'enheter', word: 'admin.units' },
  { id: 'regler', word: 'closure.policy' },
  { id: 'profil', word: 'admin.profile' },
] as const;

/** Settings. Who may not see people gets only the own profile. */
@Component({
  selector: 'kp-admin-page',
  imports: [
    RouterLink,
    TranslatePipe,
    Empty,
    PageHeader,
    MyCalendar,
    MyProfile,
    PeopleSection,
    PlanPolicySection,
    RetentionCard,
    UnitsSection,
  ],
  providers: [AdminStore],
  template: `
    <kp-page-header
      [heading]="'shell.settings' | t"
      [subtitle]="(store.mayRead() ? 'admin.subtitle' : 'admin.subtitle-own') | t"
    />
    @if (store.mayRead()) {
      <nav class="tabs" [attr.aria-label]="'admin.sections' | t">
        @for (section of sections(); track section.id) {
          <a
            [routerLink]="[]"
            [queryParams]="{ del: section.id }"
            [attr.aria-current]="section.id === shown() ? 'page' : null"
            >{{ section.word | t }}</a
          >
        }
      </nav>
    }
    <div class="page">
      @if (shown() === 'profil') {
        <kp-my-profile />
        <kp-my-calendar />
      } @else if (shown() === 'regler') {
        <kp-plan-policy-section />
      } @else if (fault()) {
        <kp-empty icon="warning" [heading]="fault()">
          <button type="button" class="btn" (click)="store.reload()">{{ 'shell.retry' | t }}</button>
        </kp-empty>
      } @else if (shown() === 'personer') {
        <kp-people-section />
        @if (store.mayEdit()) {
          <kp-retention-card />
        }
      } @else {
        <kp-units-section />
      }
    </div>
  `,
  styles: `
    .tabs {
      padding: 0 24px;
      background: var(--sf);
      overflow-x: auto;
    }
    .page {
      max-width: 1240px;
    }
    @media (max-width: 839.98px) {
      .tabs {
        padding: 0 8px;
      }
      .tabs > a {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AdminPage {
  protected readonly store = inject(AdminStore);
  /** Query parameter: which part. */
  readonly del = input<string>();
  private readonly sessions = inject(SessionStore);
  /** Rules are shown to whoever sets them. */
  protected readonly sections = computed(() =>
    SECTIONS.filter(({ id }) => id !== 'regler' || this.sessions.may('planPolicy.edit')),
  );
  protected readonly shown = computed(() =>
    this.store.mayRead() ? (this.sections().find(({ id }) => id === this.del())?.id ?? 'personer') : 'profil',
  );
  protected readonly fault = computed(() => {
    const error = this.store.error();
    return error ? problemMessage(error) : '';
  });
}
