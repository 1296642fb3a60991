import type { I18n } from '../../core/i18n';
import type { PreviewMail } from './calendar-grid';

type Item = PreviewMail['items'][number];
type Phrases = Pick<I18n, 't'>;

/** "Å-07", as in the mails. */
function numberWords(number: number, i18n: Phrases): string {
  return i18n.t('mail.number', { number: String(number).padStart(2, '0') });
}

/** Why an item is in the mail, in the words of the mail: "Försenad 3 dagar", "Ska vara klar i dag". */
export function whyWords(item: Item, i18n: Phrases): string {
  if (item.daysToDue === null || !['due', 'overdue', 'escalation'].includes(item.rule)) {
    return i18n.t(`reminders.rule-${item.rule}`);
  }
  if (item.daysToDue < 0) return i18n.t('mail.when.late', { days: -item.daysToDue });
  if (item.daysToDue === 0) return i18n.t('mail.when.today');
  return item.daysToDue === 1 ? i18n.t('mail.when.tomorrow') : i18n.t('mail.when.left', { days: item.daysToDue });
}

/** The mail's heading: "Hej Bo! En åtgärd är försenad." */
export function mailHeading(mail: PreviewMail, i18n: Phrases): string {
  const rules = new Set(mail.items.map(({ rule }) => rule));
  const about = (['monthlyLetter', 'followUp', 'managerDigest'] as const).filter((rule) => rules.has(rule));
  const actions = mail.items.filter(({ actionId }) => actionId !== null);
  const topics = new Set(actions.map(topicOf));
  const [only] = topics;
  const summary = topics.size === 1 && only ? `mail.summary.${only}` : 'mail.summary.mixed';
  const count = new Set(actions.map(({ actionId }) => actionId)).size;
  const [name = mail.person.name] = mail.person.name.split(/\s+/);
  return [
    i18n.t('mail.greeting', { name }),
    ...about.map((rule) => i18n.t(`mail.summary.${rule}`)),
    ...(count > 0 ? [i18n.t(summary, { count })] : []),
  ].join(' ');
}

/** One sentence for each kind of item, true for the owner and for a manager alike. */
export function mailReasons(mail: PreviewMail, i18n: Phrases): readonly string[] {
  const groups = Map.groupBy(mail.items, (item) => item.rule);
  return [...groups].map(([rule, items]) => {
    const numbers = [...new Set(items.flatMap(({ number }) => (number === null ? [] : [numberWords(number, i18n)])))];
    return i18n.t(`reminders.why-${rule}`, { actions: numbers.join(', '), count: numbers.length });
  });
}

function topicOf({ rule, daysToDue }: Item): string {
  if (rule === 'escalation') return 'overdue';
  return rule === 'due' && daysToDue !== null && daysToDue < 0 ? 'overdue' : rule;
}
