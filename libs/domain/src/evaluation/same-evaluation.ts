/** What tells one evaluation from another: whose it is, when it was made, how many areas it has. */
export interface EvaluationIdentity {
  readonly municipality: string | null;
  readonly year: number | null;
  readonly areas: number;
}

/** "Ekviks kommun" and " ekvik " are one municipality: case, space and the word are ways to write it. */
function plainMunicipality(name: string): string {
  const words = name.normalize('NFC').toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  const last = words.at(-1);
  if (last !== 'kommun' && last !== 'stad') return words.join(' ');
  // "Ekviks kommun" belongs to Ekvik: the genitive goes with the word.
  return words.slice(0, -1).join(' ').replace(/s$/, '');
}

/** Whether both names mean the same municipality. An unknown name says nothing, so it counts as the same. */
export function sameMunicipality(a: string | null, b: string | null): boolean {
  const [first, second] = [plainMunicipality(a ?? ''), plainMunicipality(b ?? '')];
  if (first === '' || second === '' || first === second) return true;
  // "Borås" ends in s without any genitive.
  return first === second.replace(/s$/, '') || second === first.replace(/s$/, '');
}

/** Whether both are the same evaluation, as far as a report tells: read again in another format, it would be doubled. */
export function sameEvaluation(a: EvaluationIdentity, b: EvaluationIdentity): boolean {
  return (
    a.year !== null && a.year === b.year && a.areas === b.areas && sameMunicipality(a.municipality, b.municipality)
  );
}
