import type { Permission } from '@kompassplan/domain';
import type { IconName } from './ui/icon';

export interface Place {
  readonly path: string;
  /** Phrase key of the word; `<key>-short` exists for the narrow bar when `short` is set. */
  readonly word: string;
  readonly icon: IconName;
  /** Who sees it; null: everybody. */
  readonly permission: Permission | null;
  readonly embeddedOnly?: true;
}

/** The rail, in its order; settings stand at the bottom. */
export const PLACES: readonly Place[] = [
  { path: '/', word: 'shell.readiness', icon: 'gauge', permission: 'readiness.read' },
  { path: '/plan', word: 'shell.plan', icon: 'list', permission: 'action.read' },
  { path: '/mina', word: 'shell.my-actions', icon: 'person', permission: 'action.report' },
  { path: '/enhet', word: 'shell.unit', icon: 'building', permission: 'unit.overview' },
  { path: '/delfragor', word: 'shell.matrix', icon: 'grid', permission: 'readiness.read' },
  { path: '/paminnelser', word: 'shell.reminders', icon: 'bell', permission: 'reminder.read' },
  { path: '/mejl', word: 'shell.mailbox', icon: 'mail', permission: 'mailbox.read', embeddedOnly: true },
  { path: '/import', word: 'shell.import', icon: 'import', permission: 'import.review' },
  { path: '/installningar', word: 'shell.settings', icon: 'settings', permission: null },
];

/** The places a person may go to. */
export function placesFor(may: (permission: Permission) => boolean, embedded: boolean): Place[] {
  return PLACES.filter(
    ({ permission, embeddedOnly }) => (permission === null || may(permission)) && (embedded || !embeddedOnly),
  );
}
