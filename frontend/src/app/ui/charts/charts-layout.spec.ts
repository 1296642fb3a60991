import { radarPath, spokes } from './radar-layout';
import { GAP, stateBarSegments } from './state-bar-layout';

describe('segments of the state bar', () => {
  it('fill the width in proportion, with gaps', () => {
    // 100 − 2.75 = 97.25 free pixels for 30 and 10.
    expect(
      stateBarSegments(
        [
          { key: 'a', value: 30 },
          { key: 'none', value: 0 },
          { key: 'b', value: 10 },
        ],
        100,
      ),
    ).toEqual([
      { key: 'a', x: 0, width: (97.25 * 3) / 4 },
      { key: 'b', x: (97.25 * 3) / 4 + GAP, width: 97.25 / 4 },
    ]);
  });

  it('keep a tiny value visible and stay inside the width', () => {
    const segments = stateBarSegments(
      [
        { key: 'a', value: 1000 },
        { key: 'b', value: 0.1 },
      ],
      200,
    );
    expect(segments[1]?.width).toBe(4);
    const last = segments[1];
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(200, 6);
  });

  it('are none when there is nothing to show', () => {
    expect(stateBarSegments([{ key: 'a', value: 0 }], 100)).toEqual([]);
  });
});

describe('the radar', () => {
  it('starts straight up and goes clockwise', () => {
    expect(radarPath([100, 50, 100, 50], 100, 10)).toBe('M0,-10L5,0L0,10L-5,0Z');
  });

  it('aligns labels away from the middle', () => {
    expect(spokes(4, 10).map((spoke) => spoke.anchor)).toEqual(['middle', 'start', 'middle', 'end']);
  });

  it('does not leave the circle when a value is above the scale', () => {
    expect(radarPath([200, 0, 0, 0], 100, 10)).toMatch(/^M0,-10L/);
  });
});
