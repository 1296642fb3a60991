import { Injectable } from '@nestjs/common';
import { type ActionSheetDiffView, sheetChange } from '@kompassplan/contract';
import {
  actionHeads,
  actionIds,
  type ActionSheetDiff,
  type ChangedRow,
  decideChange,
  diffActionSheet,
  DomainError,
} from '@kompassplan/domain';
import { catalogueOf, formatPhrase } from '@kompassplan/phrases';
import { readContent } from '../../documents/read-document.js';
import { problemOf } from '../../http/problem.filter.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { lastChanges, namesForSheet, type SheetLine, sheetLines, subQuestionsOf } from './action-sheet.query.js';
import { contextOf } from './write-decided.js';
import { wishOf } from './sheet-wish.js';

/** A plan's sheet is small beside a report, and somebody waits for the answer. */
const LIMITS = { maxBytes: 5 * 1024 * 1024, timeoutMs: 20_000, maxColumns: 60, maxCharacters: 8_000_000 };
/** Stands for the reason that is asked for when the changes are applied. */
const REASON_LATER = '…';

/** Tells what an edited sheet would change in a plan. Writes nothing, not even the file. */
@Injectable()
export class CompareActionSheet {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @throws DomainError not-found (evaluation), action-sheet.not-ours, and what reading a document refuses
   */
  async compare(
    tenant: Tenant,
    evaluationId: string,
    file: { readonly name: string; readonly content: Buffer },
  ): Promise<ActionSheetDiffView> {
    // Before the file is read: a plan of somebody else's is not worth a process.
    if (!(await this.unitOfWork.read(tenant, (tx) => subQuestionsOf(tx, evaluationId)))) {
      throw new DomainError('not-found');
    }
    const content = await readContent(file.content, file.name, { limits: LIMITS });
    const tables = content.kind === 'tables' ? content.tables : [];
    const heads = actionHeads(tables);
    const table = heads === null ? undefined : tables[heads.sheet];
    if (heads === null || table === undefined) throw new DomainError('action-sheet.not-ours');
    return this.unitOfWork.read(tenant, async (tx) => {
      const subQuestions = await subQuestionsOf(tx, evaluationId);
      if (!subQuestions) throw new DomainError('not-found');
      const actions = await sheetLines(tx, actionIds(table, heads));
      const names = await namesForSheet(tx);
      return this.view(tx, diffActionSheet(table, heads, { evaluationId, actions, names, subQuestions }), actions);
    });
  }

  private async view(
    tx: Transaction,
    { rows, unchanged, errors, unread }: ActionSheetDiff,
    lines: ReadonlyMap<string, SheetLine>,
  ): Promise<ActionSheetDiffView> {
    const language = tx.tenant.actor?.language ?? 'sv';
    const phrases = catalogueOf(language);
    const say = (key: string, details = {}) => formatPhrase(phrases, language, key, details);
    const asked = rows.flatMap(({ action, changes }) =>
      changes.filter(({ conflict }) => conflict).map(({ column }) => ({ action: action.id, column })),
    );
    const meanwhile = await lastChanges(tx, asked);
    return {
      rows: rows.map((row) => {
        const { action, changes, marked } = row;
        const line = lines.get(action.id);
        return {
          ...{
            row: row.row,
            id: action.id,
            number: action.number,
            title: action.title,
            version: action.version,
            marked,
          },
          changes: changes.map(({ conflict, from, to, value, ...change }) => ({
            ...change,
            ...{ from: plain(from), to: plain(to), value: plain(value) },
            conflict: conflict ? (meanwhile.get(`${action.id} ${change.column}`) ?? { by: null, at: null }) : null,
          })),
          needsDueReason: action.firstDue !== null && changes.some(({ column }) => column === 'due'),
          refused: line ? this.refusal(tx, line, changes) : null,
        };
      }),
      unchanged,
      errors: errors.map(({ details, ...error }) => ({
        ...error,
        sentence: say(`action-sheet.error.${error.code}`, details),
      })),
      unread: unread.map((row) => ({ ...row, sentence: say(`action-sheet.unread.${row.code}`) })),
    };
  }

  /** Why the whole row would be refused as things stand; told before anybody has pressed anything. */
  private refusal(
    tx: Transaction,
    line: SheetLine,
    changes: ChangedRow['changes'],
  ): ActionSheetDiffView['rows'][number]['refused'] {
    try {
      const change = sheetChange.safeParse(Object.fromEntries(changes.map(({ column, value }) => [column, value])));
      if (!change.success) throw new DomainError('invalid-input');
      decideChange(line, wishOf(change.data, line, REASON_LATER), contextOf(tx, line));
      return null;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { code: error.code, message: problemOf(error, tx.tenant.actor?.language ?? 'sv').title };
    }
  }
}

/** Replies are the caller's own to change; the domain's lists are not. */
function plain<T>(value: T | readonly string[]): T | string[] {
  return Array.isArray(value) ? [...(value as readonly string[])] : (value as T);
}
