import type { WaitReason } from '@kompassplan/domain';
import { catalogueOf, formatPhrase, type Language } from '@kompassplan/phrases';

/** Why a mail is where it is. Kept in the row as `code` or `code|what the server answered`. */
export type MailErrorCode =
  | 'later'
  | 'refused'
  | 'gaveUp'
  | 'uncertain'
  | 'interrupted'
  | 'expired'
  | 'folded'
  | 'bounced'
  | 'bouncedSoft'
  | WaitReason;

export function storedMailError(code: MailErrorCode, answer = ''): string {
  return answer === '' ? code : `${code}|${answer}`;
}

/** The stored error as a sentence of the reader's language; null when there is none. */
export function mailErrorSentence(stored: string | null, language: Language): string | null {
  if (stored === null) return null;
  const phrases = catalogueOf(language);
  const [code = '', ...rest] = stored.split('|');
  const sentence = formatPhrase(phrases, language, `mail.error.${code}`);
  const answer = rest.join('|');
  return answer === '' ? sentence : formatPhrase(phrases, language, 'mail.error.answer', { sentence, answer });
}
