import { isOpen } from '../plan/action-status.js';
import { daysBetween } from './calendar-day.js';
import { staleFrom } from './raise-items.js';
import { type ActionForReminders, actingOwnerOf, type PersonForReminders, type ReminderItem } from './reminder-item.js';

/** How long after its last day evidence is still worth a reminder that was delayed. */
const LATE_EXPIRY_DAYS = 30;

/**
 * The check at the moment of sending: false when the action is finished, moved or handed on, or the person has left.
 * A pause that began after planning stops nothing, since the mail is in the ledger and would otherwise reach nobody.
 */
export function stillApplies(
  item: Pick<ReminderItem, 'rule' | 'slot'>,
  action: ActionForReminders,
  person: PersonForReminders,
  today: string,
): boolean {
  if (!person.active) return false;
  const [occasion = '', insteadOf] = item.slot.split('@');
  const askedId = insteadOf ?? person.id;
  const day = occasion.slice(0, 10);
  const isOwner = actingOwnerOf(action) === askedId;
  switch (item.rule) {
    case 'due':
    case 'overdue':
    case 'escalation': {
      const asked = occasion.endsWith(':manager') ? isManager(action, askedId) : isOwner;
      return asked && isOpen(action.status) && action.due?.slice(0, 10) === day;
    }
    case 'stale':
      return isOwner && isOpen(action.status) && staleFrom(action)?.slice(0, 10) === day;
    case 'evidenceExpiring': {
      const counts = action.status === 'done' || action.status === 'verified';
      const stands = action.evidenceValidUntil.some((validUntil) => validUntil.slice(0, 10) === day);
      return isOwner && counts && stands && daysBetween(day, today) <= LATE_EXPIRY_DAYS;
    }
    case 'verificationWaiting':
      return isVerifier(action, askedId) && action.status === 'done' && action.doneAt?.slice(0, 10) === day;
    case 'effectDue':
      return isVerifier(action, askedId) && action.status === 'verified' && action.effectCheckOn?.slice(0, 10) === day;
    case 'reviewDue':
      return action.status === 'declined' && action.reviewOn?.slice(0, 10) === day;
    case 'assignment':
    case 'sentBack':
      return action.ownerId === askedId && isOpen(action.status);
    case 'dateAsked':
      return !!action.askedDueById && action.askedDueById !== askedId;
    case 'dateDecided':
      return isOpen(action.status);
    case 'mention':
    case 'mailStopped':
      return true;
    case 'followUp':
    case 'monthlyLetter':
    case 'managerDigest':
      // About no action: evaluationStillApplies decides.
      return false;
  }
}

function isVerifier(action: ActionForReminders, personId: string): boolean {
  const named = action.verifierId !== null && action.verifierId !== action.ownerId;
  return named ? action.verifierId === personId : isManager(action, personId);
}

/** Where the unit's manager is the owner, the manager was found through the owner, and stands. */
function isManager(action: ActionForReminders, personId: string): boolean {
  if (action.ownerId === personId) return false;
  const { unitManagerId } = action;
  return unitManagerId === personId || unitManagerId === null || unitManagerId === actingOwnerOf(action);
}
