export * from './format.js';
export { sv, type PhraseKey } from './sv.js';
export { en } from './en.js';
