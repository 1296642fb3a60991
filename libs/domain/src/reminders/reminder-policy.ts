import { DEFAULT_MAIL_COLOUR } from './mail-colours.js';

export type LadderRecipient = 'owner' | 'manager';

/** Refusals of an address in a row after which it gets no more mails, until somebody corrects it. */
export const MAX_HARD_BOUNCES = 2;

export interface LadderStep {
  /** Days from the due date; −14 is two weeks before. */
  readonly offsetDays: number;
  readonly to: readonly LadderRecipient[];
}

/** Month and day 'MM-DD', both included; `from` after `to` runs over new year. */
export interface QuietRange {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

export interface QuietPolicy {
  readonly weekends: boolean;
  readonly holidays: boolean;
  readonly ranges: readonly QuietRange[];
}

export interface ReminderPolicy {
  readonly enabled: boolean;
  readonly ladder: readonly LadderStep[];
  /** After the last step, to the same people, until something is reported. */
  readonly repeatEveryDays: number;
  readonly staleAfterDays: number;
  /** How long before its last day evidence is said to expire. */
  readonly evidenceExpiryDays: number;
  readonly verificationWaitingDays: number;
  /** Whether coordinators and leadership hear 12, 6, 3 and 1 months before the follow-up. */
  readonly followUp: boolean;
  /** Whether leadership gets a letter on the first working day of the month. */
  readonly monthlyLetter: boolean;
  /** Whether whoever manages a unit gets its week, when there is anything to say. */
  readonly managerDigest: boolean;
  /** ISO weekday of the weekly digest (1 Monday); `time` 'HH:MM' is the local time of every mail. */
  readonly digest: { readonly weekday: number; readonly time: string };
  readonly quiet: QuietPolicy;
  /** '#rrggbb': the bar and the button of every mail. */
  readonly colour: string;
}

export const DEFAULT_REMINDER_POLICY: ReminderPolicy = {
  enabled: true,
  ladder: [
    { offsetDays: -14, to: ['owner'] },
    { offsetDays: -3, to: ['owner'] },
    { offsetDays: 0, to: ['owner'] },
    { offsetDays: 3, to: ['owner'] },
    { offsetDays: 10, to: ['owner', 'manager'] },
  ],
  repeatEveryDays: 14,
  staleAfterDays: 30,
  evidenceExpiryDays: 30,
  verificationWaitingDays: 7,
  followUp: true,
  monthlyLetter: true,
  managerDigest: true,
  digest: { weekday: 2, time: '07:30' },
  quiet: {
    weekends: true,
    holidays: true,
    ranges: [{ from: '07-06', to: '08-02', label: 'Semesterveckor' }],
  },
  colour: DEFAULT_MAIL_COLOUR,
};
