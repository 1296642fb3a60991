/** Grounds of a suggested link, and what a municipality's own choices have taught the suggestions. */
export const learnedLinksSv = {
  'links.other-area': 'Annat område',
  'links.other-area-hint': 'Inget i det egna området passar. Det här är den närmaste delfrågan i ett annat område.',
  'links.by-place': 'Inga ord möts. Platsen i listan och poängen talar för den.',
  'links.because-learned': 'Ni valde {subQuestion} för ”{word}” {date}.',
  'links.learned': 'Lärt av era val',
  'links.learned-hint':
    'När ni väljer en annan delfråga än det första förslaget räknas det med nästa gång en rapport läses. Ta bort det som inte ska räknas.',
  'links.learned-empty': 'Inget är lärt än. Här hamnar de val som skiljer sig från det första förslaget.',
  'links.learned-failed': 'Listan gick inte att hämta.',
  'links.learned-choice': 'Ni valde {subQuestion} {title}',
  'links.learned-before': '{suggested} var föreslagen',
  'links.learned-before-none': 'Inget var föreslaget',
  'links.learned-by': '{date}, {person}',
  'links.learned-words': 'Ord som räknas:',
  'links.forget': 'Ta bort',
  'links.forget-of': 'Ta bort det lärda valet av {subQuestion} för: {text}',
  'links.forgotten': 'Valet räknas inte längre. Rapporter som redan är lästa ändras inte.',
} as const;
