import type { MailMessage, SendOutcome } from './mail-message.js';

type Recipient = MailMessage['to'];
type Trouble = Exclude<SendOutcome, { readonly kind: 'sent' }>;
export interface MailTrouble {
  readonly to: Recipient;
  readonly outcome: Trouble;
}

/** Everything around an @, quoted or written as %40, up to what cannot belong to an address. */
const ADDRESS = /(?:"[^"]*"|[^\s<>()[\]{},;:"'|]+)(?:@|%40)(?:\[[^\]]*\]|[^\s<>()[\]{},;:"'|]+)/giu;

/**
 * What a mail server answered, for the log: without any address, and without the recipient's name or the part of the
 * address that names the recipient, which servers also quote alone.
 */
export function withoutAddresses(answer: string, to: Recipient): string {
  const [local = ''] = to.address.split('@');
  return [to.name, local]
    .filter((word) => word.length > 1)
    .reduce((words, name) => words.replace(wholeWord(name), '…'), answer.replace(ADDRESS, '…'));
}

/**
 * One line for each mail that was not sent, and a single one for all that the mail server was not there for: a restart
 * finds many of them at once.
 */
export function troubleLines(what: string, troubles: readonly MailTrouble[]): string[] {
  const waiting = troubles.filter(({ outcome }) => outcome.kind === 'later' && outcome.unreachable);
  const lines = troubles
    .filter((trouble) => !waiting.includes(trouble))
    .map(({ outcome, to }) => `A ${what} was not sent (${outcome.kind}): ${withoutAddresses(outcome.answer, to)}`);
  const [first] = waiting;
  if (!first) return lines;
  const why = withoutAddresses(first.outcome.answer, first.to);
  return [...lines, `The mail server cannot be reached; mails that wait for it: ${waiting.length} (${why})`];
}

function wholeWord(text: string): RegExp {
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu');
}
