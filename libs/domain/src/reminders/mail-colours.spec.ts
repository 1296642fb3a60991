import fc from 'fast-check';
import { contrast, DEFAULT_MAIL_COLOUR, mailColours } from './mail-colours.js';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

it('counts contrast as WCAG does', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2);
  expect(contrast('#0B5A66', '#FFFFFF')).toBeCloseTo(7.9, 1);
});

it('words on any colour can be read, in the light and in the dark', () => {
  fc.assert(
    fc.property(colour, (chosen) => {
      const { accent, onAccent, darkAccent, onDarkAccent } = mailColours(chosen);
      expect(accent).toBe(chosen);
      expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(onDarkAccent, darkAccent)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(darkAccent, '#1B2321')).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ['the default', DEFAULT_MAIL_COLOUR, '#FFFFFF'],
  ['yellow', '#FFCC00', '#000000'],
  ['a blue', '#004B87', '#FFFFFF'],
  ['a mid grey, on which only one of the two can be read', '#777777', '#000000'],
])('%s', (_name, chosen, words) => {
  expect(mailColours(chosen).onAccent).toBe(words);
});

it('a colour that is seen in the dark stays as it is', () => {
  expect(mailColours('#FFCC00').darkAccent).toBe('#FFCC00');
});
