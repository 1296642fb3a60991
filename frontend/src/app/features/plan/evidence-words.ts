import type { ActionView, Evidence, EvidenceVersion, LinkCheck } from '@kompassplan/contract';
import { isFailing } from '@kompassplan/domain';
import type { I18n } from '../../core/i18n';
import type { IconName } from '../../ui/icon';

export interface PieceState {
  readonly letter: 'O' | 'V' | 'D';
  readonly icon: IconName;
  readonly words: string;
}

/** How a piece stands. Verified is what lay there when the second person verified the action. */
export function stateOf(
  piece: Pick<Evidence, 'valid' | 'validUntil' | 'addedAt'>,
  { status, verifiedAt, verifiedBy }: Pick<ActionView, 'status' | 'verifiedAt' | 'verifiedBy'>,
  i18n: Pick<I18n, 't' | 'day' | 'dayOf'>,
): PieceState {
  if (!piece.valid) {
    const words = i18n.t('plan.evidence-expired', { day: i18n.day(piece.validUntil ?? '') });
    return { letter: 'O', icon: 'warning', words };
  }
  if (status === 'verified' && verifiedAt !== null && piece.addedAt <= verifiedAt) {
    const words = i18n.t('plan.evidence-verified', { at: i18n.dayOf(verifiedAt), name: verifiedBy?.name ?? '' });
    return { letter: 'V', icon: 'status-verified', words };
  }
  return { letter: 'D', icon: 'status-done', words: i18n.t('plan.evidence-waiting') };
}

/** What asking the link came to, with its day; a link that fails is told apart from what is only said in passing. */
export function linkWords(
  link: LinkCheck | null,
  i18n: Pick<I18n, 't' | 'dayOf'>,
): { readonly words: string; readonly failing: boolean; readonly known: boolean } | null {
  if (link === null) return null;
  const day = i18n.dayOf(link.failingSince ?? link.checkedAt);
  const words = i18n.t(`closure.link-${link.outcome}`, { day });
  return { words, failing: isFailing(link.outcome), known: link.outcome !== 'unchecked' };
}

/** Diary number, validity, version, and who added it when. */
export function aboutPiece(
  piece: Pick<Evidence, 'diaryNumber' | 'validUntil' | 'addedAt' | 'addedBy' | 'number'> & { readonly valid: boolean },
  i18n: Pick<I18n, 't' | 'day' | 'dayOf'>,
): string {
  return [
    ...(piece.diaryNumber ? [i18n.t('plan.evidence-diary', { number: piece.diaryNumber })] : []),
    ...(piece.validUntil && piece.valid ? [i18n.t('plan.evidence-valid', { day: i18n.day(piece.validUntil) })] : []),
    ...(piece.number > 1 ? [i18n.t('closure.evidence-version', { number: piece.number })] : []),
    i18n.t('plan.evidence-added', { at: i18n.dayOf(piece.addedAt), name: piece.addedBy }),
  ].join(' · ');
}

/** The same of an earlier version, and who replaced it when. */
export function aboutVersion(version: EvidenceVersion, i18n: Pick<I18n, 't' | 'day' | 'dayOf'>): string {
  const replaced = { at: i18n.dayOf(version.replacedAt), name: version.replacedBy };
  return [aboutPiece({ ...version, number: 1, valid: true }, i18n), i18n.t('closure.evidence-replaced', replaced)].join(
    ' · ',
  );
}
