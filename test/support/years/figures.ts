import { plus, weekday } from './almanac.js';

/** Mails of each person and week: every week in which the person was there counts, also those without a mail. */
export class Figures {
  private readonly weeks = new Map<string, { ours: number; peers: number }>();

  /** @param there everybody who is active that day @param peers who gets a mail by the peer's rule */
  day(day: string, there: Iterable<string>, peers: ReadonlySet<string>): void {
    for (const id of there) this.week(id, day).peers += peers.has(id) ? 1 : 0;
  }

  mails(mailedOn: readonly string[]): void {
    for (const one of mailedOn) {
      const [id = '', day = ''] = one.split('|');
      this.week(id, day).ours += 1;
    }
  }

  rows(): string[] {
    const row = (name: string, of: 'ours' | 'peers') => {
      const all = [...this.weeks.values()].map((week) => week[of]).sort((a, b) => a - b);
      const at = (share: number) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
      const total = all.reduce((sum, one) => sum + one, 0);
      const cells = [total, (total / Math.max(1, all.length)).toFixed(2), at(0.5), at(0.95), all.at(-1) ?? 0];
      return [name.padEnd(34), ...cells.map((cell) => String(cell).padStart(9))].join('');
    };
    const head = ['total', 'mean', 'median', 'p95', 'max'].map((cell) => cell.padStart(9)).join('');
    return [
      `${'mails per person and week'.padEnd(34)}${head}`,
      row('Kompassplan', 'ours'),
      row('peer: one a day while late', 'peers'),
    ];
  }

  private week(id: string, day: string): { ours: number; peers: number } {
    const key = `${id}|${plus(day, 1 - weekday(day))}`;
    const found = this.weeks.get(key) ?? { ours: 0, peers: 0 };
    this.weeks.set(key, found);
    return found;
  }
}
