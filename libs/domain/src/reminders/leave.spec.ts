import { assertLeave, leaveOn } from './leave.js';

const july = { from: '2026-07-06', to: '2026-08-02', deputyId: 'cia' };
const autumn = { from: '2026-10-26', to: '2026-10-30', deputyId: null };

it.each([
  ['2026-07-05', null],
  ['2026-07-06', july],
  ['2026-08-02', july],
  ['2026-08-03', null],
  ['2026-10-28', autumn],
])('on %s', (day, expected) => {
  expect(leaveOn([july, autumn], day)).toBe(expected);
});

describe('a leave that is planned', () => {
  const wish = { personId: 'anna', from: '2026-08-03', to: '2026-08-09', deputyId: 'cia' };
  const today = '2026-06-01';

  it.each([
    ['beside the others', wish, null],
    ['one day long', { ...wish, to: wish.from }, null],
    ['already running', { ...wish, from: '2026-05-01', to: today }, null],
    ['that ends before it begins', { ...wish, to: '2026-08-02' }, 'leave.turned'],
    ['that is over', { ...wish, from: '2026-05-01', to: '2026-05-31' }, 'leave.over'],
    ['with oneself as the deputy', { ...wish, deputyId: 'anna' }, 'leave.deputy-is-yourself'],
    ['on the last day of another', { ...wish, from: '2026-08-02' }, 'leave.overlaps'],
    ['around another', { ...wish, from: '2026-10-01', to: '2026-11-30' }, 'leave.overlaps'],
  ])('%s', (_, given, code) => {
    const plan = () => assertLeave(given, [july, autumn], today);
    if (code) expect(plan).toThrow(expect.objectContaining({ code }));
    else expect(plan).not.toThrow();
  });
});
