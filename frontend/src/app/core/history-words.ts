import { inject, Injectable } from '@angular/core';
import type { HistoryEntry, PlanHistoryEntry } from '@kompassplan/contract';
import {
  eventKey,
  fieldName,
  type HistoryTongue,
  toldChange,
  type ToldChange,
} from '@kompassplan/phrases/history-words';
import { hasPhrase, I18n } from './i18n';

/** Entries in the words of the page. */
@Injectable({ providedIn: 'root' })
export class HistoryWords {
  private readonly i18n = inject(I18n);
  private readonly tongue: HistoryTongue = {
    say: (key, values) => this.i18n.t(key, values),
    knows: hasPhrase,
    day: (day) => this.i18n.day(day),
    percent: (n) => this.i18n.percent(n),
    points: (n) => this.i18n.points(n),
  };

  event({ event }: Pick<HistoryEntry, 'event'>): string {
    return this.i18n.t(eventKey(event, hasPhrase));
  }

  field(field: string): string {
    return fieldName(field, this.tongue) ?? field;
  }

  changes(changes: HistoryEntry['changes']): readonly ToldChange[] {
    return changes.flatMap((change) => toldChange(change, this.tongue) ?? []);
  }

  /** What an entry is about when it is no action. */
  subject({ entity, subject }: PlanHistoryEntry): string | null {
    return entity === 'evaluation' && subject !== null
      ? this.i18n.t('history.subject-evaluation', { year: subject })
      : subject;
  }
}
