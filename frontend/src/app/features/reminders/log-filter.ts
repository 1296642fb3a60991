import { LOG_STATES, reminderRule } from '@kompassplan/contract';

/** What of the log is asked for, as it stands in the address. */
export interface LogFilter {
  readonly person?: string;
  readonly state?: string;
  readonly from?: string;
  readonly to?: string;
  readonly rule?: string;
  readonly q?: string;
}

export const NOTHING: Readonly<Record<keyof LogFilter, null>> = {
  ...{ person: null, state: null, from: null, to: null, rule: null, q: null },
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const FITS: Readonly<Record<keyof LogFilter, (text: string) => boolean>> = {
  person: (text) => UUID.test(text),
  state: (text) => (LOG_STATES as readonly string[]).includes(text),
  from: (text) => DAY.test(text),
  to: (text) => DAY.test(text),
  rule: (text) => (reminderRule.options as readonly string[]).includes(text),
  q: (text) => text.trim() !== '' && text.length <= 200,
};

/** What an address says about the log; what makes no sense is left out. */
export function readFilter(params: Readonly<Record<string, unknown>>): LogFilter {
  return Object.fromEntries(
    Object.entries(FITS).flatMap(([name, fits]) => {
      const text = params[name];
      return typeof text === 'string' && fits(text) ? [[name, text]] : [];
    }),
  );
}
