import type { I18n } from '../../core/i18n';
import { NOWHERE, type RowGroup, UNDATED } from './plan-rows';
import type { Grouping } from './plan-view';

/** What a group is called where its rows do not tell it. */
export function groupName(group: RowGroup, grouping: Grouping, i18n: I18n): string {
  if (group.name !== null) return group.name;
  if (group.key === UNDATED) return i18n.t('plan.undated');
  switch (grouping) {
    case 'status':
      return i18n.t(`status.${group.key}`);
    case 'area':
      return i18n.t('plan.area-number', { number: group.key });
    case 'subQuestion':
      return group.key === NOWHERE ? i18n.t('plan.no-link') : group.key;
    case 'quarter': {
      const [year = '', quarter = ''] = group.key.split('-Q');
      return group.key === NOWHERE ? i18n.t('plan.no-date') : i18n.t('plan.quarter', { quarter, year });
    }
    case 'owner':
      return i18n.t('plan.nobody');
    case 'unit':
      return i18n.t('plan.no-unit');
    case 'none':
      return i18n.t('plan.all');
  }
}
