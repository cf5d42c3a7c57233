import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Units } from '@gaemi/core/base/units.ts';
import type { Fill, Order } from '@gaemi/core/trading/order.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { Exchange } from './exchange.ts';

/** A venue with money in it, and somebody who can look behind its counter. */
export interface VenueStage {
  readonly exchange: Exchange;
  /** The time of the market that the venue plays. */
  now(): Instant;
  /** Is filled at once. */
  readonly buys: Order;
  /** Rests: its price is far away. */
  readonly rests: Order;
  /** Is refused by the venue. */
  readonly refusable: Order;
  /** A limit order of which the venue fills a part at once; without it the venue fills whole orders only. */
  readonly fillsPartly?: Order;
  /** From now on the venue fills in pieces. */
  thinOut?(): Promise<void>;
  /** The venue takes the next order and never answers. */
  loseNextAnswer?(): Promise<void>;
  /** How many orders the venue was asked to place. */
  placed?(): number;
  /** What is spent, where the venue's balances speak of it. */
  readonly money?: string;
  /** Whether the venue has names of its own for orders. */
  readonly namesOrders: boolean;
  /** A venue without ids of ours cannot tell that it never had an order. */
  readonly neverSent: 'not-found' | 'unknown';
  close(): Promise<void>;
}

/** What every venue does, whatever its protocol. */
export function exchangeContract(name: string, openVenue: () => Promise<VenueStage>): void {
  const opened: VenueStage[] = [];
  const openStage = async (): Promise<VenueStage> => {
    const stage = await openVenue();
    opened.push(stage);
    return stage;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((stage) => stage.close()));
  });

  describe(`${name} trades an order once`, () => {
    it('fills it, remembers it under our id, and says the same every time', async () => {
      const { exchange, buys, now, namesOrders } = await openStage();
      const answer = await exchange.submit(buys, now());
      expect(answer).toMatchObject({ status: 'filled' });
      expect('idAtVenue' in answer, "and under the venue's own").toBe(namesOrders);
      expect(fillsOf(answer).length).toBeGreaterThan(0);
      expect(await exchange.find(buys, now())).toEqual(answer);
    });

    it('moves the balances by exactly what it reports', async () => {
      const { exchange, buys, now, money } = await openStage();
      if (exchange.balances === undefined) return;
      const before = await exchange.balances(buys.userId);
      const fills = fillsOf(await exchange.submit(buys, now()));
      const after = await exchange.balances(buys.userId);
      const assets = [...new Set([...before.keys(), ...after.keys()])].filter((asset) => asset !== money);
      const bought = fills.reduce((sum, { quantityUnits }) => sum + quantityUnits, 0n);
      const moved = assets.map((asset) => at(after, asset) - at(before, asset)).filter((units) => units !== 0n);
      expect(moved, 'what was bought is there').toEqual([bought]);
      const spent = fills.reduce((sum, fill) => sum + fill.grossUnits + fill.feeUnits + fill.taxUnits, 0n);
      if (money === undefined) return;
      expect(isNear(at(before, money) - at(after, money), spent), 'what was spent is gone, fee included').toBe(true);
    });

    it('finds what it did when its answer was lost, and is never asked again', async () => {
      const { exchange, buys, now, loseNextAnswer, placed } = await openStage();
      if (loseNextAnswer === undefined) return;
      await loseNextAnswer();
      const answer = await exchange.submit(buys, now());
      expect(['unknown', 'filled'], 'an answer that was lost is no refusal').toContain(answer.status);
      expect(await exchange.find(buys, now())).toMatchObject({ status: 'filled' });
      expect(placed?.()).toBe(1);
    });

    it('does not know what nobody sent', async () => {
      const { exchange, buys, now, neverSent } = await openStage();
      expect(await exchange.find(buys, now())).toMatchObject({ status: neverSent });
    });

    it('refuses what it does not take, and says why', async () => {
      const { exchange, refusable, now } = await openStage();
      const answer = await exchange.submit(refusable, now());
      expect(answer.status).toBe('rejected');
      expect('reason' in answer && answer.reason).toBeTruthy();
    });
  });

  describe(`${name} cancels`, () => {
    it('what rests, with nothing filled, and again without harm', async () => {
      const { exchange, rests, now } = await openStage();
      expect(await exchange.submit(rests, now())).toMatchObject({ status: 'open', fills: [] });
      expect(await exchange.cancel(rests, now())).toMatchObject({ status: 'cancelled', fills: [] });
      expect(await exchange.cancel(rests, now())).toMatchObject({ status: 'cancelled', fills: [] });
      expect(await exchange.find(rests, now())).toMatchObject({ status: 'cancelled', fills: [] });
    });

    it('nothing that was filled before', async () => {
      const { exchange, buys, now } = await openStage();
      const answer = await exchange.submit(buys, now());
      expect(await exchange.cancel(buys, now()), 'the fill came first').toEqual(answer);
    });

    it('the rest of what was filled in part, and keeps the part', async () => {
      const { exchange, fillsPartly, thinOut, now } = await openStage();
      if (fillsPartly === undefined) return;
      await thinOut?.();
      const open = await exchange.submit(fillsPartly, now());
      expect(open.status).toBe('open');
      const filled = fillsOf(open).reduce((sum, { quantityUnits }) => sum + quantityUnits, 0n);
      expect(filled > 0n && filled < fillsPartly.size.units, 'a part was filled').toBe(true);
      expect(await exchange.cancel(fillsPartly, now())).toMatchObject({ status: 'cancelled', fills: fillsOf(open) });
    });
  });
}

export function fillsOf(answer: object): readonly Fill[] {
  // Answers without fills have none of them.
  return 'fills' in answer && Array.isArray(answer.fills) ? answer.fills : [];
}

function at(balances: ReadonlyMap<string, Units>, asset: string): Units {
  return balances.get(asset) ?? 0n;
}

/** A venue that books finer parts than we do may be off by one unit. */
function isNear(left: Units, right: Units): boolean {
  return left - right <= 1n && right - left <= 1n;
}
