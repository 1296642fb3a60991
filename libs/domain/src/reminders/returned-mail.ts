/** What MIME says of a message that came in. Texts may be anything: whoever wrote them is a stranger. */
export interface ReceivedMail {
  /** Unfolded, by lower-cased name; of several with one name the first. */
  readonly headers: Readonly<Record<string, string>>;
  /** The `report-type` of a multipart/report (RFC 6522); null for every other kind of message. */
  readonly reportType: string | null;
  /** The text of message/delivery-status (RFC 3464). */
  readonly status: string | null;
  /** The message that came back, or only its headers. */
  readonly returned: string | null;
  /** What a person would read. */
  readonly text: string;
}

/** A mail that did not arrive. */
export interface ReturnedMail {
  /** Message-IDs the mail may have had, lower case and with angle brackets, the likeliest first. */
  readonly messageIds: readonly string[];
  readonly recipient: string | null;
  /** hard: there is no such address. soft: the mail is lost, but another one may arrive. */
  readonly kind: 'hard' | 'soft';
  /** RFC 3463, such as 5.1.1. */
  readonly status: string | null;
  /** What the server said, on one line. */
  readonly diagnostic: string;
}

type Fields = ReadonlyMap<string, string>;
interface Failure {
  readonly recipient: string | null;
  readonly status: string | null;
  readonly diagnostic: string;
}

/** Read of a text: a bounce says what it has to say at its beginning. */
const MOST_READ = 60_000;
const MOST_IDS = 12;
const DIAGNOSTIC = 300;

/**
 * Reads a notice that a mail could not be delivered: the standard's, and those of servers that write only text.
 * @returns null for everything else: delays, successes, receipts, complaints, answers of people and of their machines
 */
export function readReturnedMail(mail: ReceivedMail): ReturnedMail | null {
  const failure = failureOf(mail);
  if (!failure) return null;
  return { ...failure, kind: kindOf(failure), messageIds: messageIdsOf(mail) };
}

function failureOf(mail: ReceivedMail): Failure | null {
  const reported = mail.reportType?.toLowerCase() ?? null;
  if (reported !== null && reported !== 'delivery-status') return null;
  if (mail.status !== null) return failureOfStatus(mail.status);
  return failureOfText(mail);
}

/** RFC 3464: one block about the message, then one for each recipient. Ours have one recipient. */
function failureOfStatus(status: string): Failure | null {
  const blocks = beginningOf(status)
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map(fieldsOf);
  const failed = blocks.find((fields) => fields.get('action')?.toLowerCase() === 'failed');
  if (!failed) return null;
  const diagnostic = typed(failed.get('diagnostic-code')) ?? '';
  const given = /^([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(failed.get('status') ?? '')?.[1] ?? null;
  // Some gateways know no better than 5.0.0 and put what they were told into the diagnostic.
  const status_ = given === null || given.endsWith('.0.0') ? (statusIn(diagnostic) ?? given) : given;
  if (status_?.startsWith('2')) return null;
  const recipient = typed(failed.get('original-recipient')) ?? typed(failed.get('final-recipient'));
  return { recipient: addressIn(recipient ?? ''), status: status_, diagnostic: oneLine(diagnostic) };
}

const MACHINE = /mailer-daemon|postmaster|mail delivery (?:system|subsystem)|microsoftexchange[0-9a-f]|qmail-send/i;
const LATER = /delay|warning|försen|fördröj|still (?:being )?(?:retried|trying)|will (?:be retried|keep trying)/i;
const ANSWERED = ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'x-vacation'];
/** Where the copy of the mail begins: what it says is ours. */
const COPY =
  /^(?:-{2,}.{0,80}(?:copy|original|below this line|kopia)|(?:original message headers|ursprungliga meddelandehuvuden|return-path:|received:|message-id:))/im;
const SAID = /(?<![\d.])[45]\d\d[ -][^\n]{0,300}|[^\n]{0,200}(?<![\d.])#?[45]\.\d{1,3}\.\d{1,3}(?!\.?\d)[^\n]{0,300}/;

/** A server that has no form for it: it must be a server, must speak of a failure, and must not be answering for a person. */
function failureOfText({ headers, text }: ReceivedMail): Failure | null {
  const named = addressIn(headers['x-failed-recipients'] ?? '');
  if (named === null) {
    const from = `${headers['from'] ?? ''} ${headers['sender'] ?? ''}`;
    if (!MACHINE.test(from.slice(0, 500)) || /^auto-replied/i.test(headers['auto-submitted'] ?? '')) return null;
    if (ANSWERED.some((name) => headers[name] !== undefined) || /auto.?reply/i.test(headers['precedence'] ?? ''))
      return null;
  }
  if (LATER.test((headers['subject'] ?? '').slice(0, 300))) return null;
  const whole = beginningOf(text);
  const own = whole.slice(0, COPY.exec(whole)?.index ?? whole.length);
  const said = SAID.exec(own)?.[0] ?? (named !== null ? UNKNOWN.exec(own)?.[0] : undefined);
  if (said === undefined) return null;
  const line = oneLine(said);
  return { recipient: named ?? addressIn(own), status: statusIn(line), diagnostic: line };
}

const UNKNOWN =
  /(?:unknown|no such|invalid|bad|non-?existent) (?:user|local user|person|mailbox|recipient|address|account)|(?:user|recipient|mailbox|address|account|e-?mail)[^\n]{0,60}(?:does not exist|doesn.t exist|not exist|not found|unknown|unavailable|disabled|inactive|invalid|rejected|couldn.t be found|could not be found|no longer|finns inte|hittades inte|kunde inte hittas)|no mailbox here|recipnotfound|unrouteable address|(?:host|domain)[^\n]{0,40}(?:not found|does not exist|doesn.t exist)/i;

/** The sender's fault, not the recipient's. */
const ABOUT_SENDER = new Set(['5.1.7', '5.1.8', '5.1.9']);
const NO_SUCH_ADDRESS = new Set(['5.2.1', '5.4.4', '5.4.310', '5.4.312']);
/** Full, too large, forbidden: whatever the words, the address is there. */
const ADDRESS_IS_THERE = /^5\.(?:2\.[2-9]|3\.|6\.|7\.)/;

/** What is not surely about the address is soft: a person who is wrongly cut off hears of nothing any more. */
function kindOf({ status, diagnostic }: Failure): 'hard' | 'soft' {
  if (status?.startsWith('4') || (status === null && /^4\d\d\b/.test(diagnostic))) return 'soft';
  if (status !== null) {
    if (NO_SUCH_ADDRESS.has(status)) return 'hard';
    if (status.startsWith('5.1.')) return ABOUT_SENDER.has(status) ? 'soft' : 'hard';
    if (ADDRESS_IS_THERE.test(status)) return 'soft';
  }
  return UNKNOWN.test(diagnostic) ? 'hard' : 'soft';
}

/** What came back names itself; otherwise the notice answers it, or quotes it. */
function messageIdsOf({ headers, status, returned, text }: ReceivedMail): readonly string[] {
  const back = returned === null ? undefined : fieldsOf(headOf(returned)).get('message-id');
  const about = /^(?:x-)?original-message-id:([^\n]*)/im.exec(beginningOf(status ?? ''))?.[1];
  const quoted = [...beginningOf(text).matchAll(/message-id:\s{0,5}(<[!-;=?-~]{1,250}>)/gi)].map(([, id]) => id);
  const sources = [back, about, headers['in-reply-to'], headers['references'], ...quoted];
  const ids = sources.flatMap((source) => source?.slice(0, 4_000).match(/<[!-;=?-~]{1,250}>/g) ?? []);
  return [...new Set(ids.map((id) => id.toLowerCase()))].slice(0, MOST_IDS);
}

/** "Name: value" by line, folded lines put together. */
function fieldsOf(block: string): Fields {
  const fields = new Map<string, string>();
  for (const line of block
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function headOf(message: string): string {
  const whole = beginningOf(message).replace(/\r\n?/g, '\n').replace(/^\n+/, '');
  const end = whole.indexOf('\n\n');
  return end < 0 ? whole : whole.slice(0, end);
}

/** "smtp; 550 no": the kind of the value is left out. */
function typed(value: string | undefined): string | null {
  if (value === undefined) return null;
  const untyped = value.replace(/^[\w.-]{1,40}\s{0,5};\s{0,5}/, '').trim();
  return untyped === '' ? null : untyped;
}

function statusIn(said: string): string | null {
  return /(?<![\d.])#?([45]\.\d{1,3}\.\d{1,3})(?!\.?\d)/.exec(said)?.[1] ?? null;
}

function addressIn(said: string): string | null {
  return /[^\s<>"'(),;:@]{1,64}@[^\s<>"'(),;:@]{1,255}/.exec(said.slice(0, 2_000))?.[0].toLowerCase() ?? null;
}

function oneLine(said: string): string {
  return said
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, DIAGNOSTIC);
}

function beginningOf(text: string): string {
  return text.slice(0, MOST_READ);
}
