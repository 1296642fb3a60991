import { attribute, xmlTokens } from './xml-tokens.js';

const HEADING_STYLE = /^(?:heading|(?:mellan|under|liten)?rubrik|overskrift|title|subtitle|undertitel)\b ?\d?/i;

export interface Style {
  readonly heading: boolean;
  readonly list: boolean;
}

/** Styles that make a paragraph a heading or a list item, by id; a style inherits from the one it is based on. */
export function readStyles(xml: string): Map<string, Style> {
  const own = new Map<string, Style & { basedOn: string | null }>();
  let current: { id: string; heading: boolean; list: boolean; basedOn: string | null } | null = null;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'close' && token.name === 'w:style' && current !== null) own.set(current.id, current);
    if (token.kind !== 'open') continue;
    const value = attribute(token.attributes, 'w:val') ?? '';
    if (token.name === 'w:style') {
      current = { id: attribute(token.attributes, 'w:styleId') ?? '', heading: false, list: false, basedOn: null };
    } else if (current !== null) {
      if (token.name === 'w:name') current.heading = HEADING_STYLE.test(value);
      if (token.name === 'w:outlineLvl' && Number(value) < 9) current.heading = true;
      if (token.name === 'w:basedOn') current.basedOn = value;
      if (token.name === 'w:numId') current.list = value !== '0';
    }
  }
  const resolved = new Map<string, Style>();
  for (const id of own.keys()) {
    let [heading, list] = [false, false];
    let at: string | null = id;
    for (let depth = 0; at !== null && depth < 12; depth += 1) {
      const style: (Style & { basedOn: string | null }) | undefined = own.get(at);
      heading ||= style?.heading === true;
      list ||= style?.list === true;
      at = style?.basedOn ?? null;
    }
    resolved.set(id, { heading, list });
  }
  return resolved;
}
