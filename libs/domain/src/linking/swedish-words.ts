/*
 * Swedish words for matching: the Snowball stemmer (snowballstem.org, its Swedish algorithm, written anew so that the
 * browser needs no package of thirty languages) and a look inside compounds.
 */
const VOWELS = 'aeiouyäåö';
const STEP1 =
  'heterna hetens arnas ernas ornas andes andet anden arens heter heten arna erna orna ande arne aste aren ades erns ade are ern ens het ast ad en ar er or as es at a e'.split(
    ' ',
  );
const VALID_S = 'bcdfghjklmnoprtvy';

function regionStart(word: string): number {
  for (let index = 1; index < word.length; index += 1) {
    if (VOWELS.includes(word.charAt(index - 1)) && !VOWELS.includes(word.charAt(index))) return Math.max(index + 1, 3);
  }
  return word.length;
}

/** Stems found lately: a report says the same words again and again. */
const stems = new Map<string, string>();
const REMEMBERED = 20_000;

/** The stem of a Swedish word: "jämförelser" → "jämför". */
export function stem(word: string): string {
  const lower = word.toLowerCase();
  const known = stems.get(lower);
  if (known !== undefined) return known;
  const found = stemOf(lower);
  if (stems.size >= REMEMBERED) stems.clear();
  stems.set(lower, found);
  return found;
}

function stemOf(word: string): string {
  let result = word;
  const start = regionStart(result);
  const inRegion = (suffix: string): boolean => result.endsWith(suffix) && result.length - suffix.length >= start;
  // The list begins with the longest.
  const suffix = STEP1.find(inRegion) ?? '';
  if (suffix !== '') result = result.slice(0, -suffix.length);
  else if (inRegion('s') && VALID_S.includes(result.charAt(result.length - 2))) result = result.slice(0, -1);
  if (['dd', 'gd', 'nn', 'dt', 'gt', 'kt', 'tt'].some(inRegion)) result = result.slice(0, -1);
  if (inRegion('fullt') || inRegion('löst')) return result.slice(0, -1);
  const ending = ['lig', 'els', 'ig'].find(inRegion);
  return ending === undefined ? result : result.slice(0, -ending.length);
}

// Words that stand in every report and tell nothing about the sub-question.
const STOP_WORDS = new Set(
  `första först alla allt andra att av bara bland bli blir bör de dem den denna deras dess dessa det detta dock du där efter ej eller en enbart
  er ett ev exempelvis finns fler flera flest från få får för före förhållande genom ger gjort gör göra gå går ha hade han har hel hela helst hon
  hos hur här i in ingen inom inte ja jag kan kring kunna lite låt man med mellan men mer mera mot mycket måste ned ni nog nu
  när nära någon något några oavsett och också ofta olika om oss per på rör s sker samt se ser sig sin sina sitt ska som skall skulle så sådan sådana
  sätt t till tillsammans under upp ut utan utifrån utöver vad var varje vara vart varför vem vi via vid vilka vilken vilket vår våra än ännu är
  arbetar arbeta arbete arbetet kommun kommunen kommunens kommuns kommunal kommunala kommunerna utveckla utvecklar utvecklas utveckling fortsatt ökad ökat öka stärka
  stärk stärks förbättra bättre tydlig tydliga tydligare tydliggör tydliggöra tydliggörs behöver saknas saknar tas fram ta genomföra genomförs används använda använd bland annat gäller möjlighet
  möjligheter läggs sker ökar särskilt vissa viss form former hög led ev resp dvs mm bl t.ex finna goda gott bra brett även samma hjälp nya ny nytt`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

export interface Word {
  /** As written in the text. */
  readonly written: string;
  readonly lower: string;
  readonly stem: string;
}

/** Words of a text with their stems. A divided compound ("synpunkts- och klagomålshantering") gives both parts. */
export function words(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\d]+(?:[:-][\p{L}\d]+)*/gu)]
    .map(([written]) => written)
    .flatMap((written) => (written.includes('-') ? [written, ...written.split('-')] : [written]))
    .filter((written) => written.length > 1 || /\d/.test(written))
    .map((written) => {
      const lower = written.toLowerCase();
      return { written, lower, stem: stem(lower) };
    });
}

/** Whether a word carries meaning. */
export function isTelling({ lower }: Word): boolean {
  return lower.length > 1 && !STOP_WORDS.has(lower);
}

/** Words that carry meaning. */
export function contentWords(text: string): Word[] {
  return words(text).filter(isTelling);
}

/** Stems of the words that carry meaning, each once. */
export function wordStems(text: string): string[] {
  return [...new Set(contentWords(text).map((word) => word.stem))];
}

/** Inflection that the stemmer leaves: "result" and "resultat" are one word, "mål" and "målning" are not. */
function sameStem(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 5 && long.startsWith(short) && long.length - short.length <= 3;
}

/** "informera" and "information": one root, two endings. */
export function verbRoot(stemmed: string): string {
  return stemmed.replace(/(?:ation|ering|erad|er|era|ator|iv)$/, '');
}

/**
 * Stems that stand inside words they have nothing to do with: "ring" in "rapportering", "bild" in "utbildning", "ment" in
 * "dokument", "vision" in "revision". They count as whole words only.
 */
const WHOLE_ONLY = new Set(
  `aktiv anställ bild ensam etik form följ handl handling intern kommun konst koppling kurs linj länd medel ment
  miljöarbet nationell natur ring risk roll slut svar test värder värdering vision vänt äldr`.split(/\s+/),
);

/** Whether a stem may be a part of a compound. */
export function canBePart(stemmed: string): boolean {
  return stemmed.length >= 4 && !WHOLE_ONLY.has(stemmed);
}

/**
 * How well a word fits a term: 1 for the same word, less when the term is only a part of the compound ("enkät" in
 * "brukarenkäter"), 0 for none. Short terms never match inside another word.
 */
export function wordFit(word: Word, term: Word): number {
  if (word.lower === term.lower) return 1;
  if (sameStem(word.stem, term.stem)) return 1;
  const part = term.stem;
  const root = verbRoot(part);
  if (root.length >= 5 && root === verbRoot(word.stem)) return 0.8;
  if (!canBePart(part) || word.lower.length - part.length < 3) return 0;
  if (word.stem.endsWith(part) && word.lower.length - part.length >= 3) return part.length >= 5 ? 0.8 : 0.7;
  if (part.length < 5) return 0;
  if (word.lower.startsWith(part)) return 0.7;
  return part.length >= 6 && word.lower.includes(part) ? 0.7 : 0;
}

/** Share (0–1) of the shorter list's stems that the other has too, compounds counted in part. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const asWord = (text: string): Word => ({ written: text, lower: text, stem: text });
  const total = few.reduce(
    (sum, one) =>
      sum +
      Math.max(
        ...many.map((other) => Math.max(wordFit(asWord(one), asWord(other)), wordFit(asWord(other), asWord(one)))),
      ),
    0,
  );
  return total / few.length;
}
