import type { Role } from '@kompassplan/domain';

/** All days are counted from the day the sample is loaded, so that it looks alive on any day: `…InDays` ahead, `…Ago` back. */
export interface SampleUnit {
  readonly key: string;
  readonly name: string;
  readonly parentKey: string | null;
  readonly managerKey: string;
}

export interface SamplePerson {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly unitKey: string;
  readonly language: 'sv' | 'en';
}

export interface SampleEvidence {
  readonly kind: 'link' | 'text';
  readonly title: string;
  readonly url?: string;
  readonly text?: string;
  readonly diaryNumber?: string;
  readonly daysAgo: number;
}

export interface SampleProgress {
  readonly daysAgo: number;
  /** Percent, 0–100. */
  readonly progress: number;
  readonly status?: 'inProgress' | 'needsHelp' | 'done';
  readonly note: string;
  readonly byKey: string;
}

export interface SampleComment {
  readonly daysAgo: number;
  readonly byKey: string;
  readonly text: string;
}

export interface SampleDetails {
  readonly contributorKeys: readonly string[];
  readonly deputyKey?: string;
  /** Numbers of actions. */
  readonly waitsFor: readonly number[];
  readonly tags: readonly string[];
  readonly wantedEffect?: string;
  readonly indicator?: string;
  readonly indicatorBaseline?: string;
  readonly indicatorTarget?: string;
  readonly cost?: number;
  readonly diaryNumber?: string;
  readonly checklist: readonly { readonly text: string; readonly tickedDaysAgo?: number }[];
}

export interface SampleAction {
  /** The improvement area's running number in the report, from 1; also the action's number in the plan. */
  readonly improvement: number;
  readonly title: string;
  /** Confirmed links, one or two. */
  readonly subQuestions: readonly string[];
  readonly ownerKey: string | null;
  readonly unitKey: string;
  /** Negative: the date has passed. */
  readonly dueInDays: number | null;
  /** The date first agreed on, where it has been moved since. */
  readonly firstDueInDays?: number;
  readonly status: 'notStarted' | 'inProgress' | 'needsHelp' | 'done' | 'verified' | 'declined';
  readonly progress: number;
  readonly effortWeeks: number | null;
  readonly startedDaysAgo?: number;
  readonly doneDaysAgo?: number;
  readonly verifiedDaysAgo?: number;
  /** Always somebody else than the owner. */
  readonly verifierKey?: string;
  readonly help?: { readonly text: string; readonly fromKey?: string };
  readonly declined?: { readonly reason: string; readonly byKey: string; readonly reviewInDays?: number };
  readonly evidence: readonly SampleEvidence[];
  /** Oldest first. */
  readonly progressEntries: readonly SampleProgress[];
  readonly comments: readonly SampleComment[];
}
