import { movesPoints } from './moves-points.js';

const fields = (...names: string[]) => names.map((field) => ({ field }));

describe('what of the history moves what actions have at stake', () => {
  it.each([
    ['a new title', 'action', 'action.changed', fields('title', 'owner', 'due', 'tags'), false],
    ['progress', 'action', 'progress.reported', fields('status', 'progress'), false],
    ['a comment', 'action', 'comment.added', [], false],
    ['a person', 'person', 'person.changed', fields('name'), false],
    ['an effort', 'action', 'action.changed', fields('title', 'effortWeeks'), true],
    ['links', 'action', 'action.relinked', fields('links'), true],
    ['an action that is declined', 'action', 'action.declined', fields('status'), true],
    ['one that is taken up again', 'action', 'action.reopened', fields('status'), true],
    ['a new action', 'action', 'action.added', [], true],
    ['a target', 'evaluation', 'target.changed', fields('target 1.1'), true],
    ['a corrected report', 'evaluation', 'evaluation.corrected', [], true],
    ['a kind of entry that nobody has thought of', 'action', 'action.split', [], true],
    ['a kind of thing that nobody has thought of', 'budget', 'action.changed', [], true],
  ])('%s', (_, entity, event, changes, moves) => {
    expect(movesPoints({ entity, event, changes })).toBe(moves);
  });
});
