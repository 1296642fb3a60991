import { sameMunicipality } from '@kompassplan/domain';

/** Whether an evaluation is of the municipality itself; one that names nobody is taken for its own. */
export function isOwn(evaluation: { readonly municipality: string | null }, own: string | null): boolean {
  return own === null || sameMunicipality(evaluation.municipality, own);
}

/**
 * The evaluation that pages are about when nobody has asked for another: the newest of the municipality's own. The report
 * of a neighbour, imported to compare with, takes its place only where there is no own one.
 * @param newestFirst all of them
 */
export function landingOf<E extends { readonly municipality: string | null }>(
  newestFirst: readonly E[],
  own: string | null,
): E | null {
  return newestFirst.find((evaluation) => isOwn(evaluation, own)) ?? newestFirst[0] ?? null;
}
