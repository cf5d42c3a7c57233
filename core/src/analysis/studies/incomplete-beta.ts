/**
 * The regularised incomplete beta function I_x(a, b), 0 to 1, for a and b above 0: Lentz's continued fraction, on the side
 * where it converges at once. Source: Abramowitz and Stegun, 26.5.8; DLMF 8.17.22, https://dlmf.nist.gov/8.17.v
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logFront = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return (Math.exp(logFront) / a) * continuedFraction(x, a, b);
}

/** The chance of an F of this size or more, when nothing but luck is at work. */
export function fSurvival(f: number, numerator: number, denominator: number): number {
  if (f <= 0) return 1;
  return incompleteBeta(denominator / (denominator + numerator * f), denominator / 2, numerator / 2);
}

const termsMax = 10_000;
const tiny = 1e-300;

function continuedFraction(x: number, a: number, b: number): number {
  let upper = 1;
  let lower = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = lower;
  for (let m = 1; m <= termsMax; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let factor = 1;
    for (const term of [even, odd]) {
      lower = 1 / away(1 + term * lower);
      upper = away(1 + term / upper);
      factor = upper * lower;
      value *= factor;
    }
    if (Math.abs(factor - 1) < 1e-16) return value;
  }
  return value;
}

/** A zero in Lentz's method is replaced by next to nothing. */
function away(number: number): number {
  return Math.abs(number) < tiny ? tiny : number;
}

/** Lanczos' coefficients for g = 7 and nine terms, good to fifteen digits (P. Godfrey, 2001). */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** The logarithm of the gamma function for numbers above 0. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const [first = 0, ...rest] = lanczos;
  const sum = rest.reduce((total, coefficient, index) => total + coefficient / (x + index), first);
  const base = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}
