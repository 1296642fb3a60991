// Looked up once: a test has globals of its own, where each look-up takes longer than the root itself.
const exp = Math.exp;
const log = Math.log;
const sqrt = Math.sqrt;

/** Numbers that look random and are the same for the same seed, on every machine. */
export interface Random {
  /** Even between 0 and 1, never 1. */
  even(): number;
  /** Normal, mean 0 and deviation 1. */
  normal(): number;
  /** Normal as above, given that it is at least `least`. */
  normalFrom(least: number): number;
  /** Gamma with scale 1; mean and variance are `shape`. */
  gamma(shape: number): number;
}

/** Text → seed of 32 bits (FNV-1a), so that the same plan on the same day gives the same picture. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** sfc32 by Chris Doty-Humphrey (public domain): 128 bits of state, passes PractRand; the first rounds mix the seed in. */
export function randomFrom(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const even = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 15; round += 1) even();

  let spare: number | null = null;
  /** Marsaglia's polar method gives two at a time. */
  const normal = (): number => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const x = 2 * even() - 1;
      const y = 2 * even() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = sqrt((-2 * log(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  };

  /** Far out in the tail plain tries would take for ever: there an exponential is tried instead (Robert 1995). */
  const normalFrom = (least: number): number => {
    if (least < 0.5) {
      for (;;) {
        const drawn = normal();
        if (drawn >= least) return drawn;
      }
    }
    const rate = (least + sqrt(least * least + 4)) / 2;
    for (;;) {
      const drawn = least - log(1 - even()) / rate;
      if (even() <= exp(-((drawn - rate) ** 2) / 2)) return drawn;
    }
  };

  /** Marsaglia and Tsang (2000). */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - even()) ** (1 / shape);
    const d = shape - 1 / 3;
    const scale = 1 / sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + scale * x) ** 3;
      if (v > 0 && log(1 - even()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
    }
  };
  return { even, normal, normalFrom, gamma };
}
