import { dayMs, type Instant } from '../base/instant.ts';
import { type Units, unitsFromText } from '../base/units.ts';

/** What staking a coin brings and asks at one time; rates are exact fractions as units. */
export interface StakingTerms {
  readonly validFromMs: Instant;
  /** Where the reward rate is from, and what else is an assumption. */
  readonly source: string;
  /** Of what is staked, in a year of 365 days, before the commission. */
  readonly yearlyRate: Units;
  /** Of the rewards. */
  readonly commissionRate: Units;
  /** From the wish to have coins back until they are free; they earn nothing meanwhile. */
  readonly unbondingMs: number;
  /** The least that is staked at a time. */
  readonly minimumUnits: Units;
}

/** The coins that can be staked. */
export function stakedAssets(): string[] {
  return Object.keys(terms);
}

/** The terms of a coin at a time, undefined where it cannot be staked. Times before its first row take the first row. */
export function stakingTermsOf(asset: string, atMs: Instant): StakingTerms | undefined {
  const rows = Object.hasOwn(terms, asset) ? terms[asset] : undefined;
  return rows?.findLast((row) => row.validFromMs <= atMs) ?? rows?.[0];
}

/** The instrument whose position a staked coin belongs to. */
export function stakedInstrumentId(asset: string): string {
  return `KRW-${asset}`;
}

/**
 * Rates as Upbit showed them on 2025-04-09, by an article of that day. Whether they were before or after the commission is
 * not said there: taken as before it, which pays less. The network changes them every day; here they stand still.
 */
const rates2025 = 'infomans.com, Upbit staking rates of 2025-04-09';
/** "10 % operating fee" on all coins. */
const commission = unitsFromText('0.1');
const commissionSource = 'commission 10 %: calcroyal.com/2026/01/Upbit%20Staking.html';
const assumed = 'the least amount is an assumption';
const validFromMs = Date.UTC(2025, 3, 9);

const terms: Readonly<Record<string, readonly [StakingTerms, ...StakingTerms[]]>> = {
  ETH: [
    coinTerms('0.0284', {
      unbondingMs: 7 * dayMs,
      minimum: '0.02',
      source: 'the exit queue of validators has no fixed length: seven days are an assumption',
    }),
  ],
  SOL: [
    coinTerms('0.0656', { unbondingMs: 3 * dayMs, minimum: '0.1', source: 'unbonding: docs.yield.xyz, three days' }),
  ],
  ADA: [
    coinTerms('0.0247', {
      unbondingMs: dayMs,
      minimum: '10',
      source: 'Cardano does not lock what is delegated; a day for the venue to give it back is an assumption',
    }),
  ],
  ATOM: [
    coinTerms('0.1901', {
      unbondingMs: 21 * dayMs,
      minimum: '0.5',
      source: 'unbonding: docs.p2p.org/docs/overview-cosmos, 21 days',
    }),
  ],
};

function coinTerms(
  rate: string,
  { unbondingMs, minimum, source }: { readonly unbondingMs: number; readonly minimum: string; readonly source: string },
): StakingTerms {
  return {
    validFromMs,
    source: [rates2025, commissionSource, source, assumed].join('; '),
    yearlyRate: unitsFromText(rate),
    commissionRate: commission,
    unbondingMs,
    minimumUnits: unitsFromText(minimum),
  };
}
