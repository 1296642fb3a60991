import { DocumentProblem, type ReadLimits } from './document-problem.js';
import { decode } from './text-lines.js';

/** @throws DocumentProblem document.json-broken, document.bad-encoding, document.too-long */
export function jsonValue(bytes: Uint8Array, limits: ReadLimits): unknown {
  let text: string;
  try {
    text = decode(bytes).replace(/^\ufeff/, '');
  } catch {
    throw new DocumentProblem('document.bad-encoding');
  }
  if (text.length > limits.maxCharacters) throw new DocumentProblem('document.too-long');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new DocumentProblem('document.json-broken');
  }
}
