import { applyProgress, type ProgressReport, type ProgressState } from './progress.js';

const state = (status: ProgressState['status'], progress: number): ProgressState => ({ status, progress });

describe('reported progress', () => {
  it.each<[string, ProgressState, ProgressReport, ProgressState]>([
    ['a first percent starts the work', state('notStarted', 0), { progress: 10 }, state('inProgress', 10)],
    ['0 percent starts nothing', state('notStarted', 0), { progress: 0 }, state('notStarted', 0)],
    ['a note alone changes nothing', state('inProgress', 40), {}, state('inProgress', 40)],
    ['100 percent is done', state('inProgress', 40), { progress: 100 }, state('done', 100)],
    ['done is 100 percent', state('notStarted', 0), { status: 'done' }, state('done', 100)],
    ['on its way keeps the percent', state('notStarted', 0), { status: 'inProgress' }, state('inProgress', 0)],
    ['needing help keeps the percent', state('inProgress', 95), { status: 'needsHelp' }, state('needsHelp', 95)],
    ['percent while help is needed', state('needsHelp', 20), { progress: 30 }, state('needsHelp', 30)],
    ['sent back with a percent', state('done', 100), { status: 'inProgress', progress: 60 }, state('inProgress', 60)],
    ['a lower percent sends back', state('done', 100), { progress: 80 }, state('inProgress', 80)],
    ['100 on verified stays verified', state('verified', 100), { progress: 100 }, state('verified', 100)],
    ['back to the start', state('inProgress', 50), { status: 'notStarted' }, state('notStarted', 0)],
    ['declined keeps its percent', state('inProgress', 50), { status: 'declined' }, state('declined', 50)],
  ])('%s', (_, now, report, expected) => {
    expect(applyProgress(now, report)).toEqual(expected);
  });

  it.each<[string, number | undefined, number]>([
    ['has what was reported before', 60, 60],
    ['has nothing where nobody reported anything', undefined, 0],
  ])('finished work that is sent back %s', (_, before, progress) => {
    for (const status of ['done', 'verified', 'declined'] as const) {
      expect(applyProgress(state(status, 100), { status: 'inProgress' }, before)).toEqual(
        state('inProgress', progress),
      );
    }
  });

  it.each<[ProgressState, ProgressReport, string]>([
    [state('inProgress', 0), { progress: 101 }, 'action.progress-out-of-range'],
    [state('inProgress', 0), { progress: -1 }, 'action.progress-out-of-range'],
    [state('inProgress', 0), { progress: 1.5 }, 'action.progress-out-of-range'],
    [state('inProgress', 0), { status: 'needsHelp', progress: 100 }, 'action.progress-needs-done'],
    [state('declined', 0), { progress: 10 }, 'action.progress-on-declined'],
  ])('%j with %j is refused: %s', (now, report, code) => {
    expect(() => applyProgress(now, report)).toThrow(expect.objectContaining({ code }));
  });
});
