import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NewEvidence } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { fileTypeFromBuffer } from 'file-type';
import { newId } from '../../persistence/new-id.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { lockFor, touch } from './locked-action.js';

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

/** What proves an action. */
@Injectable()
export class ActionEvidence {
  /** @throws DomainError not-found, forbidden, evidence.incomplete, evidence.file-type */
  async add(tx: Transaction, actionId: string, wish: NewEvidence, file: EvidenceFile | null): Promise<void> {
    await lockFor(tx, actionId, 'action.report');
    if (
      (wish.kind === 'link' && !wish.url) ||
      (wish.kind === 'text' && !wish.text) ||
      (wish.kind === 'file' && !file)
    ) {
      throw new DomainError('evidence.incomplete');
    }
    const stored = wish.kind === 'file' && file ? await storeFile(tx, file) : null;
    const id = newId();
    await tx.execute(
      `INSERT INTO evidence (id, municipality_id, action_id, kind, title, url, text, file_id, file_name, sha256, diary_number,
         valid_until, added_by_id, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        id,
        tx.tenant.municipalityId,
        actionId,
        wish.kind,
        wish.title,
        wish.kind === 'link' ? wish.url : null,
        wish.kind === 'text' ? wish.text : null,
        stored?.id ?? null,
        stored ? file?.name : null,
        stored?.sha256 ?? null,
        wish.diaryNumber ?? null,
        wish.validUntil ?? null,
        tx.tenant.actor?.personId,
        tx.now,
      ],
    );
    await touch(tx, actionId);
    const changes = [{ field: 'evidence', from: null, to: wish.title }];
    await tx.record({ entity: 'action', entityId: actionId, event: 'evidence.added', changes });
  }

  /** The row stays, marked as removed: what once was evidence is part of the record. */
  async remove(tx: Transaction, actionId: string, evidenceId: string): Promise<void> {
    const { status } = await lockFor(tx, actionId, 'action.report');
    // A second person has looked at it: whoever wants to change the proof opens the action again, with a reason.
    if (status === 'verified') throw new DomainError('evidence.verified');
    const [removed] = await tx.query<{ title: string }>(
      `UPDATE evidence SET removed_at = $4, removed_by_id = $5
       WHERE municipality_id = $1 AND action_id = $2 AND id = $3 AND removed_at IS NULL RETURNING title`,
      [tx.tenant.municipalityId, actionId, evidenceId, tx.now, tx.tenant.actor?.personId],
    );
    if (!removed) throw new DomainError('not-found');
    await touch(tx, actionId);
    const changes = [{ field: 'evidence', from: removed.title, to: null }];
    await tx.record({ entity: 'action', entityId: actionId, event: 'evidence.removed', changes });
  }

  /** @throws DomainError not-found, also when the evidence belongs to another action */
  async file(tx: Transaction, actionId: string, evidenceId: string): Promise<{ name: string; content: Buffer }> {
    const [file] = await tx.query<{ name: string; content: Buffer }>(
      `SELECT f.name, f.content FROM evidence e
       JOIN stored_file f ON f.municipality_id = e.municipality_id AND f.id = e.file_id
       WHERE e.municipality_id = $1 AND e.action_id = $2 AND e.id = $3 AND e.removed_at IS NULL`,
      [tx.tenant.municipalityId, actionId, evidenceId],
    );
    if (!file) throw new DomainError('not-found');
    return file;
  }
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
