import { DocumentProblem } from './document-problem.js';
import { attribute, xmlTokens } from './xml-tokens.js';

/**
 * Links that Word or Excel would fetch by itself. A hyperlink waits for a click and is harmless.
 * @throws DocumentProblem document.unsafe
 */
export function checkRelationships(xml: string): void {
  for (const token of xmlTokens(xml)) {
    if (token.kind !== 'open' || !/(?:^|:)Relationship$/.test(token.name)) continue;
    const external = attribute(token.attributes, 'TargetMode')?.toLowerCase() === 'external';
    const type = attribute(token.attributes, 'Type') ?? '';
    if (external && !/\/hyperlink$/i.test(type)) throw new DocumentProblem('document.unsafe');
  }
}

/** @throws DocumentProblem document.unsafe for macros and document types */
export function checkContentTypes(xml: string): void {
  if (/<!DOCTYPE/i.test(xml) || /macroEnabled/i.test(xml)) throw new DocumentProblem('document.unsafe');
}
