import { linesAround } from './source-lines';

const lines = Array.from({ length: 60 }, (_, index) => ({
  line: index + 1,
  page: 1,
  text: `rad ${index + 1}`,
  class: index === 31 ? ('blank' as const) : ('narrative' as const),
}));

describe('lines of the report around an action', () => {
  it('shows six before and after, marks those meant, and leaves out blank ones', () => {
    const [part] = linesAround(lines, [34, 35]);
    expect(part?.map(({ line }) => line)).toEqual([28, 29, 30, 31, 33, 34, 35, 36, 37, 38, 39, 40, 41]);
    expect(part?.filter(({ hit }) => hit).map(({ line }) => line)).toEqual([34, 35]);
  });

  it('parts what stands far apart', () => {
    expect(linesAround(lines, [5, 50])).toHaveLength(2);
    expect(linesAround(lines, [])).toEqual([]);
  });
});
