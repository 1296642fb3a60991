import { type ReminderPolicyBody, reminderPolicyBody } from '@kompassplan/contract';

export type LadderStep = ReminderPolicyBody['ladder'][number];
export type QuietRange = ReminderPolicyBody['quiet']['ranges'][number];

/** Earliest first, as the ladder is read. */
export function sortedLadder(ladder: readonly LadderStep[]): LadderStep[] {
  return [...ladder].sort((a, b) => a.offsetDays - b.offsetDays);
}

export function samePolicy(a: ReminderPolicyBody, b: ReminderPolicyBody): boolean {
  const normal = (policy: ReminderPolicyBody) => JSON.stringify({ ...policy, ladder: sortedLadder(policy.ladder) });
  return normal(a) === normal(b);
}

/** The phrase of the first thing that keeps a policy from being saved, or null. */
export function policyFault(policy: ReminderPolicyBody): string | null {
  const days = policy.ladder.map((step) => step.offsetDays);
  if (new Set(days).size < days.length) return 'reminders.fault-twice';
  if (policy.ladder.some((step) => step.to.length === 0)) return 'reminders.fault-nobody';
  if (policy.quiet.ranges.some((range) => !isDay(range.from) || !isDay(range.to))) return 'reminders.fault-range';
  return reminderPolicyBody.safeParse(policy).success ? null : 'reminders.fault-number';
}

/** A step that is not there yet: a week before, or the next free day after the last one. */
export function newStep(ladder: readonly LadderStep[]): LadderStep {
  const taken = new Set(ladder.map((step) => step.offsetDays));
  let offsetDays = -7;
  while (taken.has(offsetDays)) offsetDays += 1;
  return { offsetDays, to: ['owner'] };
}

/** 'MM-DD' of a day that exists in some year. */
function isDay(text: string): boolean {
  const [month = 0, day = 0] = text.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2024, month, 0)).getUTCDate();
}
