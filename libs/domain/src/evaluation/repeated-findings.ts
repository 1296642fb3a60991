import { plainWords } from '../report/match-bullets.js';
import { contentWords, type Word, wordFit } from '../linking/swedish-words.js';

/** An improvement area of an evaluation. */
export interface NamedFinding {
  readonly id: string;
  readonly area: number;
  readonly text: string;
}

/** An improvement area that the follow-up names, and the earlier one that it names again. */
export interface FollowUpFinding {
  readonly id: string;
  readonly state: 'stillNamed' | 'new';
  /** Id of the earlier one; null for a new one. */
  readonly before: string | null;
  /** 0–1; 0 for a new one. */
  readonly likeness: number;
  /** What both say, most telling first: as the later one writes it, and as the earlier one does. */
  readonly words: readonly { readonly later: string; readonly earlier: string }[];
}
export interface RepeatedFindings {
  readonly later: readonly FollowUpFinding[];
  /** Earlier ones that the follow-up does not name again. That proves nothing. */
  readonly notNamed: readonly string[];
}

/** Part of the weight of the words of both that both have. In another area only what is nearly the same. */
const SAME_AREA = 0.4;
const OTHER_AREA = 0.65;
/** One word alone is a subject, not a finding, unless it is all there is. */
const LEAST_WORDS = 2;
/** "ge" and "bl" are no subject. */
const SHORTEST_WORD = 3;

interface Told {
  readonly words: readonly Word[];
  readonly weights: readonly number[];
  readonly total: number;
}

/**
 * Which improvement areas the follow-up names again, whatever their endings, order and compounds. Each has at most one
 * partner; the likest are paired first.
 * @param sameArea whether an earlier and a later area are the same; by default by number
 */
export function repeatedFindings(
  before: readonly NamedFinding[],
  after: readonly NamedFinding[],
  sameArea: (before: number, after: number) => boolean = (a, b) => a === b,
): RepeatedFindings {
  const weigh = weigherOf([...before, ...after]);
  const earlier = before.map((finding) => ({ finding, told: weigh(finding.text) }));
  const later = after.map((finding) => ({ finding, told: weigh(finding.text) }));
  const pairs = later
    .flatMap((to) =>
      earlier.map((from) => {
        const equal = plainWords(from.finding.text) === plainWords(to.finding.text);
        const { likeness, words } = compared(to.told, from.told);
        const least = sameArea(from.finding.area, to.finding.area) ? SAME_AREA : OTHER_AREA;
        const enough = likeness >= least && words.length >= Math.min(LEAST_WORDS, to.told.words.length);
        return {
          from: from.finding.id,
          to: to.finding.id,
          likeness: equal ? 1 : likeness,
          words,
          repeats: equal || enough,
        };
      }),
    )
    .filter(({ repeats }) => repeats)
    .sort((a, b) => b.likeness - a.likeness);
  const partners = new Map<string, (typeof pairs)[number]>();
  const taken = new Set<string>();
  for (const pair of pairs) {
    if (partners.has(pair.to) || taken.has(pair.from)) continue;
    partners.set(pair.to, pair);
    taken.add(pair.from);
  }
  return {
    later: after.map(({ id }): FollowUpFinding => {
      const pair = partners.get(id);
      if (!pair) return { id, state: 'new', before: null, likeness: 0, words: [] };
      return { id, state: 'stillNamed', before: pair.from, likeness: pair.likeness, words: pair.words };
    }),
    notNamed: before.filter(({ id }) => !taken.has(id)).map(({ id }) => id),
  };
}

/** A word that half of all improvement areas say tells little of any. */
function weigherOf(findings: readonly NamedFinding[]): (text: string) => Told {
  const spread = new Map<string, number>();
  for (const { text } of findings) {
    for (const stem of new Set(contentWords(text).map((word) => word.stem))) {
      spread.set(stem, (spread.get(stem) ?? 0) + 1);
    }
  }
  return (text) => {
    const seen = new Set<string>();
    const words = contentWords(text).filter(
      ({ lower, stem }) => lower.length >= SHORTEST_WORD && !seen.has(stem) && seen.add(stem),
    );
    const weights = words.map(({ stem }) => Math.log(1 + findings.length / (spread.get(stem) ?? 1)));
    return { words, weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
  };
}

function compared(later: Told, earlier: Told): Pick<FollowUpFinding, 'likeness' | 'words'> {
  if (later.total + earlier.total === 0) return { likeness: 0, words: [] };
  const found = later.words
    .map((word, index) => {
      const fits = earlier.words.map((other) => Math.max(wordFit(word, other), wordFit(other, word)));
      const fit = Math.max(0, ...fits);
      const place = fits.indexOf(fit);
      const weight = (later.weights[index] ?? 0) + (earlier.weights[place] ?? 0);
      return { later: word.written, place, fit, weight: fit * weight };
    })
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.weight - a.weight);
  // Each earlier word answers one of the later ones.
  const used = new Set<number>();
  const own = found.filter(({ place }) => !used.has(place) && used.add(place));
  const common = own.reduce((sum, { weight }) => sum + weight, 0);
  return {
    likeness: Math.min(1, common / (later.total + earlier.total)),
    words: own.map(({ later: written, place }) => ({ later: written, earlier: earlier.words[place]?.written ?? '' })),
  };
}
