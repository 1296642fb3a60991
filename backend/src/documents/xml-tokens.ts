import { DocumentProblem } from './document-problem.js';

export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character references and the five entities of XML; no others exist, for a document type is refused. */
export function decodeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

/** Value of one attribute of an opening tag, or null. */
export function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match === null ? null : decodeXml(match[1] ?? match[2] ?? '');
}

/**
 * Tags and texts of an XML part in order. Nothing is resolved, expanded or fetched.
 * @throws DocumentProblem document.unsafe for a document type (entities, external parts), document.damaged
 */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT)/i.test(xml)) throw new DocumentProblem('document.unsafe');
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start !== at) yield { kind: 'text', text: decodeXml(xml.slice(at, start < 0 ? xml.length : start)) };
    if (start < 0) return;
    const special = xml.startsWith('<!--', start)
      ? '-->'
      : xml.startsWith('<![CDATA[', start)
        ? ']]>'
        : xml.startsWith('<?', start)
          ? '?>'
          : '>';
    const end = xml.indexOf(special, start);
    if (end < 0) throw new DocumentProblem('document.damaged');
    at = end + special.length;
    if (special === ']]>') yield { kind: 'text', text: xml.slice(start + 9, end) };
    if (special !== '>') continue;
    const tag = xml.slice(start + 1, end);
    if (tag.startsWith('/')) {
      yield { kind: 'close', name: tag.slice(1).trim() };
      continue;
    }
    const name = /^[^\s/]+/.exec(tag)?.[0] ?? '';
    yield { kind: 'open', name, attributes: tag.slice(name.length), empty: tag.endsWith('/') };
  }
}
