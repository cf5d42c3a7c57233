import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Units } from './base/units.ts';
import { unitsPerOne } from './base/units.ts';
import { trialBalance } from './ledger/book.ts';
import { emptyHead } from './ledger/entry.ts';
import { verifyBooks } from './portfolio/verify-books.ts';
import { units } from './testing/samples.ts';
import { askPaper, moveMoney, passMinute, placeTicket, sendOrder, settle, weakHash } from './testing/order-desk.ts';
import {
  balanceOf,
  moveStake,
  openStakeDesk,
  passDays,
  payDays,
  returnDue,
  type StakeDesk,
} from './testing/stake-desk.ts';
import { stakingTermsOf } from './trading/staking-terms.ts';

const histories = 4000;

const part = fc.integer({ min: 1, max: 1000 });
const event = fc.oneof(
  fc.record({ kind: fc.constant('order' as const), side: fc.constantFrom('buy' as const, 'sell' as const), part }),
  fc.record({ kind: fc.constant('minute' as const), percent: fc.integer({ min: -4, max: 4 }) }),
  fc.record({ kind: fc.constant('sync' as const) }),
  fc.record({ kind: fc.constantFrom('stake' as const, 'unstake' as const), part }),
  fc.record({ kind: fc.constant('days' as const), days: fc.constantFrom(0, 1, 1, 2, 2, 7, 140) }),
  fc.record({ kind: fc.constantFrom('pay' as const, 'return' as const) }),
);
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

function play(on: StakeDesk, happened: Event): void {
  const { desk } = on;
  if (happened.kind === 'order') trade(on, happened.side, happened.part);
  if (happened.kind === 'minute') passMinute(desk, Math.round(desk.price * (1 + happened.percent / 100)), 4000);
  if (happened.kind === 'sync') bringUpToDate(on, false);
  if (happened.kind === 'stake' || happened.kind === 'unstake') moveStake(on, happened.kind, happened.part);
  if (happened.kind === 'days') passDays(on, happened.days);
  if (happened.kind === 'pay') payDays(on);
  if (happened.kind === 'return') returnDue(on);
}

/** A market order for a part of what is free: staked coins are not. */
function trade(on: StakeDesk, side: 'buy' | 'sell', thousandths: number): void {
  const { desk } = on;
  const free = side === 'buy' ? (desk.accounts.get('cash_KRW')?.balanceUnits ?? 0n) : balanceOf(on, 'holding');
  const size = { by: side === 'buy' ? 'spending' : 'quantity', units: (free * BigInt(thousandths)) / 1000n } as const;
  const order = placeTicket(desk, { side, type: 'market', size, timeInForce: 'gtc' });
  if (order !== undefined) sendOrder(desk, order, false);
}

function bringUpToDate({ desk }: StakeDesk, cancels: boolean): void {
  for (const id of desk.orders.keys()) {
    askPaper(desk, id, { cancels, isLost: false });
    settle(desk, id);
  }
}

function faultsOf({ desk }: StakeDesk): string[] {
  const accounts = [...desk.accounts.values()];
  const held = new Map<string, Units>([['ETH', 0n]]);
  for (const { side, fills } of desk.venue.values()) {
    const filled = fills.reduce((sum, { quantityUnits }) => sum + quantityUnits, 0n);
    held.set('ETH', (held.get('ETH') ?? 0n) + (side === 'buy' ? filled : -filled));
  }
  const books = {
    check: { head: emptyHead, balances: {}, splits: {} },
    entries: desk.entries,
    accounts,
    positions: desk.position === undefined ? [] : [desk.position],
    orders: [...desk.orders.values()].filter(({ settledAtMs }) => settledAtMs === undefined),
    venue: held,
  };
  const sums = [...trialBalance(accounts)].filter(([, sum]) => sum !== 0n).map(([asset]) => `${asset} is not zero`);
  const ids = new Set(desk.entries.map(({ id }) => id));
  const twice = ids.size === desk.entries.length ? [] : ['a transfer was posted twice'];
  return [
    ...sums,
    ...verifyBooks(books, weakHash).drifts.map(({ text }) => text.en),
    ...twice,
    ...generousRewards(desk.entries),
  ];
}

/** Of what a reward was paid on: never more than its part of a year, and a tenth of it goes to the venue. */
function generousRewards(entries: StakeDesk['desk']['entries']): string[] {
  const rate = stakingTermsOf('ETH', 0)?.yearlyRate ?? 0n;
  const rewards = entries.filter(({ kind }) => kind === 'reward');
  const commissions = new Map(
    entries.filter(({ from, kind }) => from === 'staked' && kind === 'fee').map((entry) => [entry.causeId, entry]),
  );
  return rewards.flatMap(({ id, causeId, units: paid, toBalanceUnits }) => [
    ...(paid * 365n * unitsPerOne > (toBalanceUnits - paid) * rate ? [`${id} pays too much`] : []),
    ...((commissions.get(causeId)?.units ?? 0n) * 10n < paid ? [`${id} pays too little commission`] : []),
  ]);
}

it('any history of orders, stakes, days and silences leaves whole books and a venue that agrees', () => {
  const seen = { rewards: 0, returned: 0, sold: 0 };
  fc.assert(
    fc.property(fc.array(event, { minLength: 6, maxLength: 40, size: 'max' }), (events) => {
      const staked = openStakeDesk();
      moveMoney(staked.desk, units(50_000_000));
      trade(staked, 'buy', 500);
      passMinute(staked.desk, 5_000_000, 4000);
      bringUpToDate(staked, false);
      for (const happened of events) play(staked, happened);
      expect(faultsOf(staked)).toEqual([]);
      bringUpToDate(staked, true);
      passDays(staked, 8);
      payDays(staked);
      returnDue(staked);
      expect(faultsOf(staked)).toEqual([]);
      expect(balanceOf(staked, 'unbonding'), 'everything has come back').toBe(0n);
      seen.rewards += staked.desk.entries.filter(({ kind }) => kind === 'reward').length;
      seen.returned += staked.desk.entries.filter(({ kind }) => kind === 'unbond').length;
      seen.sold += [...staked.desk.orders.values()].filter(
        ({ side, fills }) => side === 'sell' && fills.length > 0,
      ).length;
    }),
    { numRuns: histories },
  );
  expect(Math.min(seen.rewards, seen.returned, seen.sold), JSON.stringify(seen)).toBeGreaterThan(1000);
}, 90_000);
