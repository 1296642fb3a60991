import { historyEntitiesFor } from './history-access.js';

describe('who may read which history', () => {
  it.each([
    ['evaluator', ['action', 'evaluation']],
    ['contributor', ['action', 'evaluation', 'person', 'unit', 'municipality']],
    ['manager', ['action', 'evaluation', 'person', 'unit', 'municipality']],
    ['leadership', ['action', 'evaluation', 'person', 'unit', 'municipality']],
  ] as const)('%s: %j', (role, entities) => {
    expect(historyEntitiesFor(role)).toEqual(entities);
  });

  it.each(['administrator', 'coordinator'] as const)('%s reads all of it', (role) => {
    expect(historyEntitiesFor(role)).toEqual(expect.arrayContaining(['reminderPolicy', 'import', 'linkCorrection']));
    expect(historyEntitiesFor(role)).toHaveLength(10);
  });
});
