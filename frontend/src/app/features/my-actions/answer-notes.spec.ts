import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ActionRow } from '@kompassplan/contract';
import { enqueue } from '../../core/answer-queue';
import { SessionStore } from '../../core/session-store';
import { AnswerNotes } from './answer-notes';

const at = (lastProgressAt: string) => ({ id: 'a1', lastProgressAt }) as ActionRow;

describe('the words to an answer', () => {
  it('stand while the answer stands, and go when it is undone or another one is given', () => {
    TestBed.configureTestingModule({
      providers: [{ provide: SessionStore, useValue: { session: signal({ person: { id: 'ida' } }) } }],
    });
    const notes = TestBed.inject(AnswerNotes);
    notes.give('a1', { status: 'inProgress', note: 'Utkastet är ute' });
    expect([notes.wordsOn(at('T1'), []), notes.asks('a1')]).toEqual([null, true]);
    notes.hear(at('T2'), []);
    expect([notes.wordsOn(at('T2'), []), notes.wordsOn(at('T1'), [])]).toEqual(['Utkastet är ute', null]);
    notes.give('a1', { status: 'done' });
    notes.hear(at('T3'), []);
    expect(notes.wordsOn(at('T3'), [])).toBeNull();
    expect(notes.asks('a2')).toBe(false);
    notes.keep('a2', 'Halvt');
    expect(notes.asks('a2')).toBe(true);
  });

  it('belong to the last of two answers that were on their way at once', () => {
    TestBed.configureTestingModule({ providers: [{ provide: SessionStore, useValue: { session: signal(null) } }] });
    const notes = TestBed.inject(AnswerNotes);
    const base = { version: 1, status: 'notStarted', lastProgressAt: null } as const;
    const report = { status: 'inProgress', note: 'Ord' } as const;
    const queue = enqueue([], { id: '2', actionId: 'a1', title: 'Åtgärd', report, at: 'T0', base });
    notes.give('a1', report);
    notes.hear(at('T1'), queue);
    notes.hear(at('T2'), queue);
    // Undone: what is heard then is older.
    notes.hear(at('T1'), []);
    expect([notes.wordsOn(at('T2'), []), notes.wordsOn(at('T1'), [])]).toEqual(['Ord', null]);
  });
});
