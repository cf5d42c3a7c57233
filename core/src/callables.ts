import * as z from 'zod/mini';
import { CorrelationStudy } from './analysis/studies/correlation-study.ts';
import { Id } from './base/id.ts';
import { Instant } from './base/instant.ts';
import { Units } from './base/units.ts';
import { AccountRole } from './ledger/account.ts';
import { Currency } from './ledger/currency.ts';
import { StatementRow } from './ledger/statement.ts';
import { Transfer } from './ledger/transfer.ts';
import { Incident } from './risk/incident.ts';
import { Halt } from './risk/settings.ts';
import { Order, Refusal } from './trading/order.ts';
import { Ticket } from './trading/ticket.ts';
import { GivenKeys, KeyedVenue, VenueAccount, VenueKeys } from './trading/venue-keys.ts';

/** More than a lifetime of the won, less than what overflows a page: 10^15. */
const amountUnitsMax = 100_000_000_000_000_000_000_000n;

const Amount = Units.check(
  z.refine((units) => units > 0n, 'an amount is more than zero'),
  z.refine((units) => units <= amountUnitsMax, 'an amount is at most 10^15'),
);

/** A request's own id, made by whoever asks: asking twice is one movement. */
const RequestId = Id.check(z.maxLength(64));

const Movement = z.object({ currency: Currency, units: Amount, requestId: RequestId });
const Moved = z.object({ status: z.enum(['posted', 'already-posted']), balanceUnits: Units });

/** Names a document, so nothing that a path is made of. */
const Coin = z.string().check(z.regex(/^[A-Z0-9]{1,12}$/));

const Staking = z.object({ asset: Coin, units: Amount, requestId: RequestId });

const StatementQuestion = z.object({
  asset: z.string(),
  role: z._default(AccountRole, 'cash'),
  /** Only what was booked by then. */
  untilMs: z.optional(Instant),
  /** Of the page before: its `nextBeforeSequence`. */
  beforeSequence: z.optional(z.int().check(z.positive())),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(1000)), 50),
});

const StatementPage = z.object({
  rows: z.array(StatementRow),
  /** At the first row, that is at `untilMs` on the first page. */
  balanceUnits: Units,
  /** Left out on the last page. */
  nextBeforeSequence: z.optional(z.int()),
});

/** As the person wrote them: what is wrong with one is told in both languages. */
const Symbols = z.object({ symbols: z.array(z.string()) });
const Watching = z.object({ instrumentIds: z.array(Id) });

/** What a member may ask of the desk, by name: `input` is parsed on the server, `output` in the page. */
export const callables = {
  /** Stops new entries at once; exits and stops stay alive. */
  halt: { input: z.object({ reason: z.string().check(z.maxLength(200)) }), output: Halt },
  /** Lets entries through again; the word must be typed. */
  resume: { input: z.object({ confirmation: z.literal('RESUME') }), output: Halt },
  deposit: { input: Movement, output: Moved },
  /** Refused with the available amount when short. */
  withdraw: { input: Movement, output: Moved },
  /** What an order would be, cost and meet at every gate; nothing is kept. */
  'preview-order': {
    input: Ticket,
    output: z.object({
      order: Order,
      roundings: z.array(
        z.object({
          field: z.enum(['limitPrice', 'stopPrice', 'quantity']),
          askedUnits: Units,
          roundedUnits: Units,
        }),
      ),
      /** What the rulebook has against it. */
      refusals: z.array(Refusal),
      verdicts: z.array(z.object({ rule: z.string(), refusal: z.optional(Refusal) })),
      estimate: z.optional(
        z.object({
          priceUnits: Units,
          quantityUnits: Units,
          grossUnits: Units,
          feeUnits: Units,
          taxUnits: Units,
          /** Of futures: what the contracts that open put up. */
          marginUnits: z.optional(Units),
          totalUnits: Units,
        }),
      ),
      /** The venue takes it only then; left out when it takes it now. */
      waitsUntilMs: z.optional(Instant),
    }),
  },
  /** The same as an order: accepted, or refused with all reasons. */
  'place-order': { input: Ticket, output: Order },
  /** Answers the order as it is afterwards; it may have been filled first, or still wait for the venue's word. */
  'cancel-order': { input: z.object({ orderId: Id }), output: Order },
  /** Those under way, or all of them page by page, newest first; an order of a page is whole. */
  'list-orders': {
    input: z.object({
      only: z._default(z.enum(['all', 'pending']), 'all'),
      /** Of the page before: its `nextUntilMs`. */
      untilMs: z.optional(Instant),
      limit: z._default(z.int().check(z.minimum(1), z.maximum(200)), 50),
    }),
    output: z.object({
      orders: z.array(Order),
      /** Left out on the last page. */
      nextUntilMs: z.optional(Instant),
    }),
  },
  /**
   * Won into dollars or USDT or back, at the newest rate, which is kept with what was moved. Without `to` won become dollars,
   * anything else won.
   */
  convert: {
    input: z.object({ from: Currency, to: z.optional(Currency), units: Amount, requestId: RequestId }),
    output: z.object({ status: z.enum(['posted', 'already-posted']), receivedUnits: Units, rate: Transfer.shape.rate }),
  },
  /** Coins that work for their network: they earn from the next 09:00 in Korea on and cannot be sold meanwhile. */
  stake: {
    input: Staking,
    output: z.object({ status: z.enum(['posted', 'already-posted']), stakedUnits: Units }),
  },
  /** Wants coins back: they earn no more, and are free once their waiting time is over. */
  unstake: {
    input: Staking,
    output: z.object({ status: z.enum(['posted', 'already-posted']), stakedUnits: Units, untilMs: Instant }),
  },
  /** An account's lines with the balance after each, newest first, page by page, up to any instant of the past. */
  statement: { input: StatementQuestion, output: StatementPage },
  /** The same as a table for a spreadsheet. */
  'export-statement': {
    input: StatementQuestion,
    output: z.object({ csv: z.string(), nextBeforeSequence: z.optional(z.int()) }),
  },
  /** A person has looked into an incident; entries are let through again once none is open. */
  'resolve-incident': {
    input: z.object({ incidentId: Id, note: z.string().check(z.minLength(3), z.maxLength(500)) }),
    output: Incident,
  },
  /** Adds to the person's watchlist what its vendor knows; refused beyond what the desk can collect. */
  watch: { input: Symbols, output: Watching },
  /** Instruments by a name or a part of it. */
  search: {
    input: z.object({ text: z.string().check(z.maxLength(60)) }),
    output: z.object({ found: z.array(z.object({ instrumentId: Id, name: z.string() })) }),
  },
  unwatch: { input: Symbols, output: Watching },
  /** Quotes every ten seconds instead of every minute, for the whole desk; what it costs is in the user guide. */
  subtick: { input: z.object({ enabled: z.boolean() }), output: z.object({ enabled: z.boolean() }) },
  /** Correlations and Granger's test of chosen instruments, now; nothing is kept. */
  study: {
    input: z.object({
      instrumentIds: z.array(Id).check(z.minLength(2), z.maxLength(12)),
      windowSessions: z.int().check(z.minimum(30), z.maximum(1000)),
      lagMax: z._default(z.int().check(z.minimum(1), z.maximum(10)), 5),
      criterion: z._default(z.enum(['aic', 'bic']), 'bic'),
    }),
    output: CorrelationStudy,
  },
  /**
   * Takes a person's keys of a venue in place of those before; nothing ever gives them out again. `madeAtMs` is the day they
   * were made, which their end is counted from.
   */
  'store-exchange-keys': {
    input: z.object({ venue: KeyedVenue, keys: GivenKeys, madeAtMs: z.optional(Instant) }),
    output: z.object({ ...VenueKeys.shape, daysLeft: z.optional(z.int()) }),
  },
  /** Where the person's orders go from now on; a real account needs the typed word, and the desk must be live to use it. */
  'choose-venue-account': {
    input: z.object({ venueAccount: VenueAccount, confirmation: z.optional(z.literal('LIVE')) }),
    output: z.object({ venueAccount: VenueAccount }),
  },
  /** Whether the person's signals may sell futures short; letting them needs the typed word, as losses have no bound. */
  'allow-shorts': {
    input: z.object({ allowed: z.boolean(), confirmation: z.optional(z.literal('SHORT')) }),
    output: z.object({ allowed: z.boolean() }),
  },
} as const;

export type CallableName = keyof typeof callables;
export type CallableInput<Name extends CallableName> = z.output<(typeof callables)[Name]['input']>;
export type CallableOutput<Name extends CallableName> = z.output<(typeof callables)[Name]['output']>;
