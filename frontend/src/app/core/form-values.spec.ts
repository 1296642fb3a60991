import { signal } from '@angular/core';
import { formField, seenOf } from './form-values';

interface Thing {
  readonly id: string;
  readonly version: number;
  readonly title: string;
}
const first: Thing = { id: 'a', version: 1, title: 'Rubrik' };

describe('what a form is about', () => {
  it('is as it was when the form opened, and tells that it has drifted', () => {
    const live = signal(first);
    const seen = seenOf(live);
    expect([seen(), seen.drifted()]).toEqual([first, false]);
    live.set({ ...first });
    expect([seen(), seen.drifted()]).toEqual([first, false]);
    live.set({ ...first, version: 2, title: 'Kollegans' });
    expect([seen(), seen.drifted()]).toEqual([first, true]);
  });

  it('goes on from what stands now when that is asked for, and begins anew with another thing', () => {
    const live = signal(first);
    const seen = seenOf(live);
    seen();
    live.set({ ...first, version: 2 });
    seen.renew(live());
    expect([seen().version, seen.drifted()]).toEqual([2, false]);
    live.set({ ...first, id: 'b', version: 7 });
    expect([seen().id, seen.drifted()]).toEqual(['b', false]);
  });

  it('may be nothing yet', () => {
    const live = signal<Thing | null>(null);
    const seen = seenOf(live);
    const title = formField(seen, (thing) => thing?.title ?? '');
    expect([seen(), title()]).toEqual([null, '']);
    title.set('Ny');
    expect(title()).toBe('Ny');
  });
});

describe('a field of a form', () => {
  it('keeps what was typed while the stored value changes, however often', () => {
    const live = signal(first);
    const seen = seenOf(live);
    const title = formField(seen, (thing) => thing.title);
    title.set('Min');
    for (const version of [2, 3]) live.set({ ...first, version, title: 'Kollegans' });
    expect(title()).toBe('Min');
    seen.renew(live());
    expect(title()).toBe('Min');
  });

  it('follows the stored value where nothing was typed, or what was typed was taken back', () => {
    const live = signal(first);
    const title = formField(live, (thing) => thing.title);
    expect(title()).toBe('Rubrik');
    live.set({ ...first, version: 2, title: 'Kollegans' });
    expect(title()).toBe('Kollegans');
    title.set('Min');
    title.set('Kollegans');
    live.set({ ...first, version: 3, title: 'Hennes' });
    expect(title()).toBe('Hennes');
  });

  it('does not take words from one thing to another', () => {
    const live = signal(first);
    const title = formField(live, (thing) => thing.title);
    title.set('Min');
    live.set({ id: 'b', version: 1, title: 'En annan' });
    expect(title()).toBe('En annan');
  });
});
