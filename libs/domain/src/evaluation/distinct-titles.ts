interface Titled {
  readonly shortTitle?: string | null;
}

/**
 * The short titles of one evaluation that tell its sub-questions apart. A headword of the report can cover several
 * sub-questions ("Information till medborgare" is both 1.2 and 1.3): those go by their full titles.
 * @param all every sub-question of the evaluation
 * @returns the same questions in the same order, without the short titles that several share
 */
export function distinctTitles<Q extends Titled>(all: readonly Q[]): Q[] {
  const uses = new Map<string, number>();
  for (const { shortTitle } of all) {
    if (shortTitle) uses.set(plain(shortTitle), (uses.get(plain(shortTitle)) ?? 0) + 1);
  }
  return all.map((question) => {
    if (!question.shortTitle || uses.get(plain(question.shortTitle)) === 1) return question;
    const { shortTitle: _shared, ...rest } = question;
    return rest as Q;
  });
}

function plain(title: string): string {
  return title.replace(/\s+/g, ' ').trim().toLocaleLowerCase('sv');
}
