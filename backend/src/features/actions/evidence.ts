import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EvidencePatch, NewEvidence } from '@kompassplan/contract';
import { assertProofMayChange, DomainError, isSecondPerson, may } from '@kompassplan/domain';
import { fileTypeFromBuffer } from 'file-type';
import { newId } from '../../persistence/new-id.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { type LockedAction, lockFor, lockOne, touch } from './locked-action.js';

export interface EvidenceFile {
  readonly name: string;
  readonly content: Buffer;
}

/** Known by content, never by name. Nothing that a browser would run (HTML, SVG, scripts) is taken. */
const MEDIA_TYPES = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'image/png',
  'image/jpeg',
]);

/** What of a piece is replaced by a new version of it. */
const PIECE = `kind, title, url, text, file_id, file_name, sha256, diary_number, valid_until, added_by_id, added_at, number`;

interface Standing {
  readonly title: string;
  readonly diaryNumber: string | null;
  readonly validUntil: string | null;
  readonly number: number;
}

/** What proves an action. */
@Injectable()
export class ActionEvidence {
  /** @throws DomainError not-found, forbidden, evidence.verified, evidence.incomplete, evidence.file-type */
  async add(tx: Transaction, actionId: string, wish: NewEvidence, file: EvidenceFile | null): Promise<void> {
    await lockForProof(tx, actionId);
    const content = await contentOf(tx, wish, file);
    await tx.execute(
      `INSERT INTO evidence (municipality_id, id, action_id, kind, title, url, text, file_id, file_name, sha256,
         diary_number, valid_until, added_by_id, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [tx.tenant.municipalityId, newId(), actionId, ...content],
    );
    await touch(tx, actionId);
    const changes = [{ field: 'evidence', from: null, to: wish.title }];
    await tx.record({ entity: 'action', entityId: actionId, event: 'evidence.added', changes });
  }

  /**
   * A new version takes the place of the one that was seen; that one stays to be read, under its number.
   * @throws DomainError not-found, forbidden, evidence.verified, evidence.incomplete, evidence.file-type
   */
  async replace(
    tx: Transaction,
    { actionId, evidenceId, version }: SeenEvidence,
    wish: NewEvidence,
    file: EvidenceFile | null,
  ): Promise<'changed' | 'stale'> {
    const action = await lockForProof(tx, actionId);
    const before = await standing(tx, actionId, evidenceId);
    if (action.version !== version) return 'stale';
    const content = await contentOf(tx, wish, file);
    const place = [tx.tenant.municipalityId, evidenceId];
    await tx.execute(
      `INSERT INTO evidence_version (municipality_id, evidence_id, replaced_at, replaced_by_id, ${PIECE})
       SELECT municipality_id, id, $3, $4, ${PIECE} FROM evidence WHERE municipality_id = $1 AND id = $2`,
      [...place, tx.now, tx.tenant.actor?.personId],
    );
    await tx.execute(
      `UPDATE evidence SET kind = $3, title = $4, url = $5, text = $6, file_id = $7, file_name = $8, sha256 = $9,
         diary_number = $10, valid_until = $11, added_by_id = $12, added_at = $13, number = number + 1
       WHERE municipality_id = $1 AND id = $2`,
      [...place, ...content],
    );
    // What is known about the old address says nothing about the new one.
    await tx.execute('DELETE FROM link_check WHERE municipality_id = $1 AND evidence_id = $2', place);
    await touch(tx, actionId);
    const changes = [{ field: 'evidence', from: before.title, to: wish.title }];
    await tx.record({ entity: 'action', entityId: actionId, event: 'evidence.replaced', changes });
    return 'changed';
  }

  /** What is known about a piece. @throws DomainError not-found, forbidden, evidence.verified */
  async describe(
    tx: Transaction,
    { actionId, evidenceId, version }: SeenEvidence,
    patch: EvidencePatch,
  ): Promise<'changed' | 'stale'> {
    const action = await lockForProof(tx, actionId);
    const before = await standing(tx, actionId, evidenceId);
    if (action.version !== version) return 'stale';
    const after = { ...before, ...patch };
    const changes = (['diaryNumber', 'validUntil'] as const)
      .filter((field) => before[field] !== after[field])
      .map((field) => ({ field: DESCRIBED[field], from: before[field], to: after[field] }));
    if (changes.length === 0) return 'changed';
    await tx.execute('UPDATE evidence SET diary_number = $3, valid_until = $4 WHERE municipality_id = $1 AND id = $2', [
      tx.tenant.municipalityId,
      evidenceId,
      after.diaryNumber,
      after.validUntil,
    ]);
    await touch(tx, actionId);
    const note = before.title;
    await tx.record({ entity: 'action', entityId: actionId, event: 'evidence.described', changes, note });
    return 'changed';
  }

  /**
   * The row stays, marked as removed: what once was evidence is part of the record.
   * @throws DomainError not-found, forbidden, evidence.verified
   */
  async remove(tx: Transaction, { actionId, evidenceId, version }: SeenEvidence): Promise<'changed' | 'stale'> {
    const action = await lockFor(tx, actionId, 'action.report');
    // A second person has looked at it: whoever wants to change the proof opens the action again, with a reason.
    if (action.status === 'verified') throw new DomainError('evidence.verified');
    const { title } = await standing(tx, actionId, evidenceId);
    if (action.version !== version) return 'stale';
    await tx.execute('UPDATE evidence SET removed_at = $3, removed_by_id = $4 WHERE municipality_id = $1 AND id = $2', [
      tx.tenant.municipalityId,
      evidenceId,
      tx.now,
      tx.tenant.actor?.personId,
    ]);
    await touch(tx, actionId);
    const changes = [{ field: 'evidence', from: title, to: null }];
    await tx.record({ entity: 'action', entityId: actionId, event: 'evidence.removed', changes });
    return 'changed';
  }

  /**
   * @param number an earlier version; null is the one that counts
   * @throws DomainError not-found, also when the evidence belongs to another action
   */
  async file(
    tx: Transaction,
    actionId: string,
    evidenceId: string,
    number: number | null = null,
  ): Promise<{ name: string; content: Buffer }> {
    const [file] = await tx.query<{ name: string; content: Buffer }>(
      `SELECT f.name, f.content FROM evidence e
       LEFT JOIN evidence_version v ON v.municipality_id = e.municipality_id AND v.evidence_id = e.id AND v.number = $4
       JOIN stored_file f ON f.municipality_id = e.municipality_id
         AND f.id = CASE WHEN $4::int IS NULL OR $4 = e.number THEN e.file_id ELSE v.file_id END
       WHERE e.municipality_id = $1 AND e.action_id = $2 AND e.id = $3 AND e.removed_at IS NULL`,
      [tx.tenant.municipalityId, actionId, evidenceId, number],
    );
    if (!file) throw new DomainError('not-found');
    return file;
  }
}

/** A piece of an action, as it was seen. */
export interface SeenEvidence {
  readonly actionId: string;
  readonly evidenceId: string;
  /** The action's. */
  readonly version: number;
}

/** Names of the fields in the history. */
const DESCRIBED = { diaryNumber: 'evidenceDiaryNumber', validUntil: 'evidenceValidUntil' } as const;

/** Whoever works on it; on verified work only who verifies and has not worked on it. */
async function lockForProof(tx: Transaction, actionId: string): Promise<LockedAction> {
  const action = await lockOne(tx, actionId);
  const { actor } = tx.tenant;
  const verifier = actor !== null && isSecondPerson(actor, action);
  const works = actor !== null && may(actor, 'action.report', action);
  if (!works && !(verifier && action.status === 'verified')) throw new DomainError('forbidden');
  if (action.mergedIntoId) throw new DomainError('action.merged');
  assertProofMayChange(action.status, verifier);
  return action;
}

/** @throws DomainError not-found, also for evidence of another action and for what was removed */
async function standing(tx: Transaction, actionId: string, evidenceId: string): Promise<Standing> {
  const [row] = await tx.query<Standing>(
    `SELECT title, diary_number AS "diaryNumber", valid_until::text AS "validUntil", number FROM evidence
     WHERE municipality_id = $1 AND action_id = $2 AND id = $3 AND removed_at IS NULL`,
    [tx.tenant.municipalityId, actionId, evidenceId],
  );
  if (!row) throw new DomainError('not-found');
  return row;
}

/** The columns from `kind` to `added_at`, in their order. @throws DomainError evidence.incomplete, evidence.file-type */
async function contentOf(tx: Transaction, wish: NewEvidence, file: EvidenceFile | null): Promise<unknown[]> {
  const { kind, title, url, text, diaryNumber, validUntil } = wish;
  if ((kind === 'link' && !url) || (kind === 'text' && !text) || (kind === 'file' && !file)) {
    throw new DomainError('evidence.incomplete');
  }
  const stored = kind === 'file' && file ? await storeFile(tx, file) : null;
  return [
    ...[kind, title, kind === 'link' ? url : null, kind === 'text' ? text : null],
    ...[stored?.id ?? null, stored ? file?.name : null, stored?.sha256 ?? null],
    ...[diaryNumber ?? null, validUntil ?? null, tx.tenant.actor?.personId, tx.now],
  ];
}

async function storeFile(tx: Transaction, file: EvidenceFile): Promise<{ id: string; sha256: string }> {
  const type = await fileTypeFromBuffer(file.content);
  if (!type || !MEDIA_TYPES.has(type.mime)) throw new DomainError('evidence.file-type');
  const id = newId();
  const sha256 = createHash('sha256').update(file.content).digest('hex');
  await tx.execute(
    `INSERT INTO stored_file (id, municipality_id, name, media_type, bytes, sha256, content, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, tx.tenant.municipalityId, file.name, type.mime, file.content.length, sha256, file.content, tx.now],
  );
  return { id, sha256 };
}
