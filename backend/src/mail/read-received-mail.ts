import { createHash } from 'node:crypto';
import type { ReceivedMail } from '@kompassplan/domain';
import { type ParsedMail, simpleParser } from 'mailparser';

/** Read of one message; a notice is short, and what came back stands behind it. */
export const MOST_MAIL_BYTES = 1024 * 1024;

/** A message that came in, and by what it is known again. */
export type ArrivedMail = ReceivedMail & { readonly key: string };

/** Message parts that are told apart; the second of each pair is that of addresses with å ä ö (RFC 6533). */
const STATUS = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED = [
  ...['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers'],
  ...['message/global', 'message/global-headers'],
];

/** Any bytes may come. @returns null for what is no message at all */
export async function readReceivedMail(raw: Buffer): Promise<ArrivedMail | null> {
  const read = raw.subarray(0, MOST_MAIL_BYTES);
  let mail: ParsedMail;
  try {
    mail = await simpleParser(read, {
      ...{ keepDeliveryStatus: true, skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true },
      ...{ skipImageLinks: true, maxHtmlLengthToParse: 0 },
    });
  } catch {
    return null;
  }
  const part = (types: readonly string[]) => {
    // A head that was cut off has no type, whatever the parser's types promise.
    const found = mail.attachments.find(({ contentType }) => types.includes(String(contentType).toLowerCase()));
    return found ? String(found.content ?? '') : null;
  };
  return {
    headers: headersOf(mail),
    reportType: reportTypeOf(mail),
    status: part(STATUS),
    returned: part(RETURNED),
    text: mail.text ?? '',
    // What was fetched twice, or forwarded by two ways, has one Message-ID whatever was written above it.
    key: createHash('sha256')
      .update(mail.messageId ?? read)
      .digest('base64url'),
  };
}

function headersOf(mail: ParsedMail): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { key, line } of mail.headerLines) {
    headers[key] ??= line
      .slice(line.indexOf(':') + 1)
      .replace(/\s+/g, ' ')
      .trim();
  }
  // Decoded: words of other alphabets than ASCII.
  if (mail.subject) headers['subject'] = mail.subject;
  if (mail.from?.text) headers['from'] = mail.from.text;
  return headers;
}

function reportTypeOf(mail: ParsedMail): string | null {
  const type = mail.headers.get('content-type') as { value?: string; params?: Record<string, string> } | undefined;
  if (typeof type !== 'object' || type.value?.toLowerCase() !== 'multipart/report') return null;
  return type.params?.['report-type'] ?? '';
}
