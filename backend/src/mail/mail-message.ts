/** One mail, ready to be handed to the mail server. It has one recipient, so that an answer is about one person. */
export interface MailMessage {
  readonly to: { readonly name: string; readonly address: string };
  /** Whose mail it is: beside the installation's own name in From. */
  readonly municipality: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** With angle brackets. Derived from the row, so that a mail that is sent again is recognised as the same. */
  readonly messageId: string;
  /** With angle brackets: what the mail belongs to, so that mail programs keep a thread per action. */
  readonly references: readonly string[];
  /** Where one POST, without anything else, turns such mails off (RFC 8058); null where there is nothing to turn off. */
  readonly unsubscribeUrl?: string | null;
}

/** What the mail server's behaviour means for the mail. */
export type SendOutcome =
  | { readonly kind: 'sent' }
  /** Nothing was handed over; worth another try. `unreachable`: other mails would fare the same now. */
  | { readonly kind: 'later'; readonly answer: string; readonly unreachable: boolean }
  /** Refused for good. `badAddress`: the address does not exist. */
  | { readonly kind: 'refused'; readonly answer: string; readonly badAddress: boolean }
  /** Handed over without an answer: it may have arrived. */
  | { readonly kind: 'uncertain'; readonly answer: string };

export type RenderedMail = Pick<MailMessage, 'subject' | 'html' | 'text'>;

/** The Message-ID of a reminder. */
export function reminderMessageId(mailId: string, publicUrl: string): string {
  return `<reminder.${mailId}@${new URL(publicUrl).hostname}>`;
}

/** The thread of an action's mails. */
export function actionReference(actionId: string, publicUrl: string): string {
  return `<action.${actionId}@${new URL(publicUrl).hostname}>`;
}
