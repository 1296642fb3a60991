import { waitingWords } from './waiting-words';

const i18n = {
  t: (key: string, values?: object) => `${key} ${JSON.stringify(values)}`,
  list: (parts: readonly string[]) => parts.join('+'),
};
const awaited = (number: number, status: 'inProgress' | 'done' | 'declined') => ({
  id: String(number),
  number,
  title: 'x',
  status,
});

describe('what an action waits for', () => {
  it('names what is still open', () => {
    const waitsFor = [awaited(7, 'inProgress'), awaited(8, 'done'), awaited(9, 'declined'), awaited(12, 'inProgress')];
    expect(waitingWords({ status: 'notStarted', waitsFor }, i18n)).toBe('plan.waits-for {"actions":"Å-07+Å-12"}');
  });

  it('is nothing where all of it is done, and for what is done itself', () => {
    expect(waitingWords({ status: 'notStarted', waitsFor: [awaited(8, 'done')] }, i18n)).toBeNull();
    expect(waitingWords({ status: 'done', waitsFor: [awaited(7, 'inProgress')] }, i18n)).toBeNull();
  });
});
