import { BULLET_MARKS as DOMAIN_MARKS, MAX_FILE_BYTES } from '@kompassplan/domain';
import { catalogueOf } from '@kompassplan/phrases';
import { BULLET_MARKS, LEADING_MARK, MARK_ONLY } from './bullet-marks.js';

describe('what is written down more than once', () => {
  it('has one alphabet of bullets', () => {
    expect([...BULLET_MARKS].sort()).toEqual([...DOMAIN_MARKS].sort());
  });

  it.each([...BULLET_MARKS, '\uf0b7', '\uf0a7', '(cid:127)'])('%s begins an item, with the text or alone', (mark) => {
    expect(LEADING_MARK.test(`${mark} Mål finns`)).toBe(true);
    expect(MARK_ONLY.test(mark)).toBe(true);
  });

  it.each(['-5 procent', '–a', '→a', 'o Mål', 'Mål - delmål'])('%s begins none', (text) => {
    expect(LEADING_MARK.test(text)).toBe(false);
  });

  it.each(['sv', 'en'] as const)('tells the limit of a file in every sentence about it: %s', (language) => {
    const phrases = Object.values(catalogueOf(language)).filter((text) => /\d+ MB/.test(text));
    expect(phrases.length).toBeGreaterThanOrEqual(5);
    for (const phrase of phrases) expect(phrase).toContain(`${MAX_FILE_BYTES / 1024 / 1024} MB`);
  });
});
