import type { Person, Unit } from '@kompassplan/contract';
import type { ActionStatus } from '@kompassplan/domain';
import type { I18n } from '../../core/i18n';
import { STATUS_ICON } from '../../ui/status';
import type { PickItem } from './pick-list';

const swedish = new Intl.Collator('sv');

/** Who can own an action; nobody comes first. Those who only read are left out. */
export function peopleItems(people: readonly Person[], i18n: I18n): readonly PickItem[] {
  return [
    { value: null, label: i18n.t('plan.nobody'), person: null },
    ...people
      .filter((person) => person.role !== 'evaluator')
      .sort((a, b) => swedish.compare(a.name, b.name))
      .map((person) => ({
        value: person.id,
        label: person.name,
        person: person.name,
        ...(person.unit ? { detail: person.unit.name } : {}),
      })),
  ];
}

export function unitItems(units: readonly Unit[], i18n: I18n): readonly PickItem[] {
  return [
    { value: null, label: i18n.t('plan.no-unit') },
    ...[...units].sort((a, b) => swedish.compare(a.name, b.name)).map((unit) => ({ value: unit.id, label: unit.name })),
  ];
}

export function statusItems(statuses: readonly ActionStatus[], i18n: I18n): readonly PickItem[] {
  return statuses.map((status) => ({ value: status, label: i18n.t(`status.${status}`), icon: STATUS_ICON[status] }));
}
