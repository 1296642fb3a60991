import type { ActionView } from '@kompassplan/contract';
import { reminderLines } from './reminder-lines';

type Reminder = ActionView['reminders'][number];
const reminder = (on: string, change: Partial<Reminder> = {}): Reminder => ({
  ...{ on, to: 'Bo', rule: 'due', asked: 'owner', daysToDue: 3, sent: true },
  ...change,
});
const i18n = {
  t: (key: string, values: object = {}) => `${key.replace('plan.', '')}(${Object.values(values).join(' | ')})`,
  list: (parts: readonly string[]) => parts.join(' + '),
};

describe('reminders of one action', () => {
  it('are told apart by what is sent and what is to come, in order of time', () => {
    const lines = reminderLines(
      [
        reminder('2020-10-26', { sent: false, rule: 'stale', daysToDue: null }),
        reminder('2020-10-02', { daysToDue: 0 }),
        reminder('2020-09-29'),
      ],
      i18n,
    );
    expect(lines.sent).toEqual([
      { on: '2020-09-29', text: 'reminder-line(rule-before(3) | reminder-to-owner(Bo))' },
      { on: '2020-10-02', text: 'reminder-line(rule-on() | reminder-to-owner(Bo))' },
    ]);
    expect(lines.coming.map((line) => line.text)).toEqual(['reminder-line(rule-stale() | reminder-to-owner(Bo))']);
  });

  it('names owner and manager of one escalation on one line, each in its part', () => {
    const late = { rule: 'escalation', daysToDue: -10, sent: false };
    const { coming } = reminderLines(
      [
        reminder('2020-10-12', { ...late, to: 'Karin', asked: 'manager' }),
        reminder('2020-10-12', { ...late }),
        reminder('2020-10-12', { ...late, to: 'Ida', asked: 'deputy' }),
      ],
      i18n,
    );
    expect(coming).toEqual([
      {
        on: '2020-10-12',
        text: 'reminder-line(rule-after(10) | reminder-to-owner(Bo) + reminder-to-deputy(Ida) + reminder-to-manager(Karin))',
      },
    ]);
  });
});
