import { newId } from '../../backend/src/persistence/new-id.js';
import {
  ActionContributorRows,
  ActionDependencyRows,
  ActionTagRows,
  ChangeUndoRows,
  ChecklistItemRows,
  CommentMentionRows,
} from '../../backend/src/persistence/rows/action-parts.row.js';
import {
  ActionRows,
  ActionSubQuestionRows,
  CommentRows,
  EvidenceRows,
} from '../../backend/src/persistence/rows/action.row.js';
import {
  EffectCheckRows,
  EvidenceVersionRows,
  LinkCheckRows,
  PlanPolicyRows,
} from '../../backend/src/persistence/rows/closure.row.js';
import { ReminderMailRows } from '../../backend/src/persistence/rows/mail.row.js';
import { LeavePeriodRows } from '../../backend/src/persistence/rows/people.row.js';
import { SavedViewRows } from '../../backend/src/persistence/rows/saved-view.row.js';
import {
  AreaRows,
  EvaluationRows,
  LinkCorrectionRows,
  ReportImportRows,
  StoredFileRows,
  SubQuestionRows,
} from '../../backend/src/persistence/rows/report.row.js';
import type { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import type { SeededMunicipality } from './api-harness.js';

export interface SeededPlan {
  readonly importId: string;
  readonly evaluationId: string;
  /** Owned by the contributor, in the unit of the manager, with one piece of evidence. */
  readonly actionId: string;
  /** Without an owner. */
  readonly otherActionId: string;
  readonly evidenceId: string;
  /** Of the first action, which has a contributor, a tag, a comment that names somebody, and waits for the other one. */
  readonly checklistItemId: string;
  /** Failed, so that somebody may decide about it. */
  readonly reminderMailId: string;
  readonly learnedLinkId: string;
  /** The coordinator's, shared with everybody. */
  readonly savedViewId: string;
  /** Of the contributor, far ahead; the manager stands in. */
  readonly leavePeriodId: string;
  /** What the coordinator may still take back: the other action was given no owner. */
  readonly changeId: string;
}

/** The smallest plan that has a row in every table a route can name: one area, one sub-question, two actions. */
export function seedPlan(unitOfWork: UnitOfWork, municipality: SeededMunicipality): Promise<SeededPlan> {
  const { id: municipalityId, people, units } = municipality;
  const [fileId, importId, evaluationId] = [newId(), newId(), newId()];
  const [actionId, otherActionId, evidenceId, reminderMailId] = [newId(), newId(), newId(), newId()];
  const [learnedLinkId, checklistItemId, commentId, savedViewId] = [newId(), newId(), newId(), newId()];
  const [leavePeriodId, changeId] = [newId(), newId()];
  return unitOfWork.run(municipality.tenant, async ({ manager, now }) => {
    const content = Buffer.from('Område 1');
    const file = { name: 'rapport.txt', mediaType: 'text/plain', bytes: content.length, sha256: fileId };
    await manager.insert(StoredFileRows, { id: fileId, municipalityId, ...file, content, createdAt: now });
    await manager.insert(ReportImportRows, {
      id: importId,
      municipalityId,
      fileId,
      fileName: 'rapport.txt',
      bytes: content.length,
      sha256: fileId,
      status: 'committed',
      progress: 1,
      evaluationId,
      createdBy: people.coordinator.id,
      createdAt: now,
    });
    await manager.insert(EvaluationRows, {
      id: evaluationId,
      municipalityId,
      importId,
      sha256: fileId,
      municipalityName: municipality.name,
      year: 2017,
      edition: '2016',
      evaluators: ['Eva Exempel'],
      pointsTotal: 8,
      pointsMax: 15,
      notes: [],
      importedAt: now,
    });
    await manager.insert(AreaRows, {
      id: newId(),
      municipalityId,
      evaluationId,
      number: 1,
      name: 'Offentlighet och demokrati',
      points: 8,
      max: 15,
      percent: 50,
    });
    await manager.insert(SubQuestionRows, {
      id: newId(),
      municipalityId,
      evaluationId,
      areaNumber: 1,
      number: '1.1',
      position: 1,
      title: 'Finns en samlad plan för medborgardialog?',
      points: 8,
      max: 15,
      percent: 50,
    });
    const action = { municipalityId, evaluationId, areaNumber: 1, unitId: units[1]?.id ?? null } as const;
    const stamps = { createdAt: now, updatedAt: now };
    await manager.insert(ActionRows, [
      {
        id: actionId,
        ...action,
        number: 1,
        title: 'Skriv en plan',
        status: 'inProgress',
        ownerId: people.contributor.id,
        ...stamps,
      },
      {
        id: otherActionId,
        ...action,
        number: 2,
        title: 'Visa resultat',
        status: 'notStarted',
        ownerId: null,
        ...stamps,
      },
    ]);
    await manager.insert(ActionSubQuestionRows, [
      { actionId, municipalityId, evaluationId, subQuestionNumber: '1.1' },
      { actionId: otherActionId, municipalityId, evaluationId, subQuestionNumber: '1.1' },
    ]);
    await manager.insert(ActionContributorRows, { municipalityId, actionId, personId: people.leadership.id });
    await manager.insert(ActionTagRows, { municipalityId, actionId, tag: 'dialog' });
    await manager.insert(ActionDependencyRows, { municipalityId, actionId, waitsForId: otherActionId });
    await manager.insert(ChecklistItemRows, {
      ...{ id: checklistItemId, municipalityId, actionId, position: 1, text: 'Samla underlag' },
    });
    await manager.insert(CommentRows, {
      ...{ id: commentId, municipalityId, actionId, at: now, byId: people.coordinator.id, text: 'Hej' },
    });
    await manager.insert(CommentMentionRows, { municipalityId, commentId, personId: people.contributor.id });
    await manager.insert(EvidenceRows, {
      id: evidenceId,
      municipalityId,
      actionId,
      kind: 'file',
      title: 'Beslut',
      fileId,
      fileName: 'beslut.txt',
      sha256: fileId,
      number: 2,
      addedById: people.contributor.id,
      addedAt: now,
    });
    await manager.insert(EvidenceVersionRows, {
      ...{ municipalityId, evidenceId, number: 1, kind: 'file', title: 'Utkast', fileId, fileName: 'utkast.txt' },
      ...{ addedById: people.contributor.id, addedAt: now, replacedById: people.contributor.id, replacedAt: now },
    });
    await manager.insert(LinkCheckRows, {
      ...{ municipalityId, evidenceId, url: 'https://ekvik.example', outcome: 'answered', checkedAt: now, nextAt: now },
    });
    await manager.insert(EffectCheckRows, {
      ...{ id: newId(), municipalityId, actionId, at: now, byId: people.manager.id, answer: 'lasting' },
    });
    await manager.upsert(
      PlanPolicyRows,
      {
        ...{ municipalityId, effectMonths: 9, approveDue: false, version: 1 },
        ...{ changedAt: now, changedBy: people.coordinator.id },
      },
      ['municipalityId'],
    );
    await manager.insert(ReminderMailRows, {
      id: reminderMailId,
      municipalityId,
      personId: people.contributor.id,
      localDate: '2026-01-13',
      kind: 'digest',
      state: 'failed',
      messageId: `<${reminderMailId}@test.example>`,
      plannedAt: now,
      error: '550',
    });
    await manager.insert(LinkCorrectionRows, {
      id: learnedLinkId,
      municipalityId,
      evaluationId,
      text: 'Skriv en plan för dialogen',
      words: ['dialogen'],
      suggested: '1.4',
      subQuestionNumber: '1.1',
      subQuestionTitle: 'Finns en samlad plan för medborgardialog?',
      createdAt: now,
      createdBy: people.coordinator.id,
    });
    await manager.insert(SavedViewRows, {
      id: savedViewId,
      municipalityId,
      ownerId: people.coordinator.id,
      name: `Utan datum ${savedViewId}`,
      query: 'queue=noDate',
      shared: true,
      createdAt: now,
    });
    await manager.insert(LeavePeriodRows, {
      id: leavePeriodId,
      municipalityId,
      personId: people.contributor.id,
      firstDay: '2099-07-01',
      lastDay: '2099-07-31',
      deputyId: people.manager.id,
      createdAt: now,
    });
    await manager.insert(ChangeUndoRows, {
      ...{ id: changeId, municipalityId, personId: people.coordinator.id, at: now },
      steps: [
        {
          id: otherActionId,
          changes: [{ field: 'ownerId', from: people.manager.id, to: null }],
          stamps: {},
          links: null,
        },
      ],
    });
    const ids = { importId, evaluationId, actionId, otherActionId };
    return { ...ids, evidenceId, checklistItemId, reminderMailId, learnedLinkId, savedViewId, leavePeriodId, changeId };
  });
}
