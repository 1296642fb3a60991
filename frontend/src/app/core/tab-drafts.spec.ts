import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import * as z from 'zod';
import { SessionStore } from './session-store';
import { TabDrafts } from './tab-drafts';

const session = signal<{ person: { id: string } } | null>(null);

/** As after a reload of the tab. */
function opened(person: string | null): TabDrafts {
  session.set(person === null ? null : { person: { id: person } });
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({ providers: [{ provide: SessionStore, useValue: { session } }] });
  return TestBed.inject(TabDrafts);
}
const comments = (person: string | null) => opened(person).of('comment', z.string());

describe('half-written words', () => {
  beforeEach(() => sessionStorage.clear());

  it('are there after a reload, each kind by itself, until they are sent', () => {
    comments('ida').set('a1', 'Kan någon');
    expect([comments('ida').get('a1'), comments('ida').get('a2')]).toEqual(['Kan någon', undefined]);
    expect(opened('ida').of('step', z.string()).get('a1')).toBeUndefined();
    comments('ida').delete('a1');
    expect(comments('ida').get('a1')).toBeUndefined();
  });

  it('wait for the person who wrote them, and are gone for another', () => {
    comments('ida').set('a1', 'Kan någon');
    expect(comments(null).get('a1')).toBe('Kan någon');
    const drafts = comments('ida');
    session.set({ person: { id: 'bo' } });
    expect(drafts.get('a1')).toBeUndefined();
    drafts.set('a2', 'Bos');
    expect([comments('bo').get('a2'), comments('ida').get('a2')]).toEqual(['Bos', undefined]);
  });

  it('of another shape are not taken up', () => {
    comments('ida').set('a1', 'Kan någon');
    expect(
      opened('ida')
        .of('comment', z.object({ note: z.string() }))
        .get('a1'),
    ).toBeUndefined();
    sessionStorage.setItem('kompassplan.drafts', '{');
    expect(comments('ida').get('a1')).toBeUndefined();
  });
});
