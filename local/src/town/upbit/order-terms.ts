import * as z from 'zod/mini';
import { parseJson, type VendorReply } from '../serve-vendor.ts';
import { exactOf, type Exact, hasVolumeStep, readExact, times } from './exact.ts';
import { lockOf, type OrderTerms, spendsTotal } from './exchange-order.ts';
import type { UpbitMarket } from './upbit-market.ts';
import { bookOf } from './orderbook.ts';

export interface TermsQuestion {
  readonly body: string;
  readonly nowMs: number;
  readonly marketById: (id: string) => UpbitMarket | undefined;
  readonly free: (currency: string) => Exact;
}

export type TermsAnswer = { readonly terms: OrderTerms } | { readonly refused: VendorReply };

const optionalText = z.optional(z.nullable(z.string()));
const Body = z.object({
  market: optionalText,
  side: optionalText,
  ord_type: optionalText,
  volume: optionalText,
  price: optionalText,
  time_in_force: optionalText,
  smp_type: optionalText,
  identifier: optionalText,
});
type Body = z.output<typeof Body>;

const OrdType = z.enum(['limit', 'price', 'market', 'best']);
const TimeInForce = z.enum(['ioc', 'fok', 'post_only']);
const SmpType = z.enum(['cancel_maker', 'cancel_taker', 'reduce', 'none']);
const totalMin = exactOf(5000);
const totalMax = exactOf(1_000_000_000);

/** Reads an order and checks everything that the exchange checks before it takes one. */
export function readTerms(question: TermsQuestion): TermsAnswer {
  const parsed = Body.safeParse(parseJson(question.body));
  if (!parsed.success) return refuse('invalid_parameter', '잘못된 파라미터');
  const body = parsed.data;
  const market = question.marketById(body.market ?? '');
  if (market === undefined) return refuse('notfoundmarket', `다음 마켓에 없는 종목입니다: ${body.market ?? ''}`);
  const { side } = body;
  if (side !== 'bid' && side !== 'ask') {
    return refuse('validation_error', 'side is missing, side does not have a valid value');
  }
  const shaped = readShape(body, market.id, side);
  if ('refused' in shaped) return shaped;
  const fault = amountFault(shaped.terms, market, question);
  return fault === undefined ? shaped : { refused: fault };
}

function readShape(body: Body, market: string, side: 'bid' | 'ask'): TermsAnswer {
  const ordType = OrdType.safeParse(body.ord_type).data;
  if (ordType === undefined) return refuse('validation_error', 'ord_type does not have a valid value');
  const amounts = readAmounts(body, side, ordType);
  if ('refused' in amounts) return amounts;
  const conditions = readConditions(body, ordType);
  if ('refused' in conditions) return conditions;
  if ((body.identifier ?? '').length > 64) return refuse('invalid_parameter', '잘못된 파라미터');
  const identifier = isGiven(body.identifier) ? { identifier: body.identifier } : {};
  return { terms: { market, side, ordType, ...amounts, ...conditions, ...identifier } };
}

/** Which of price and volume a kind of order must and must not carry. */
function readAmounts(
  body: Body,
  side: 'bid' | 'ask',
  ordType: OrderTerms['ordType'],
): Pick<OrderTerms, 'price' | 'volume'> | { refused: VendorReply } {
  const price = isGiven(body.price) ? readExact(body.price) : undefined;
  const volume = isGiven(body.volume) ? readExact(body.volume) : undefined;
  if (price === 0n || volume === 0n) return refuse('validation_error', 'price and volume must be more than zero');
  const wrongSide = (ordType === 'price' && side === 'ask') || (ordType === 'market' && side === 'bid');
  const unreadable = isGiven(body.price) !== (price !== undefined) || isGiven(body.volume) !== (volume !== undefined);
  const needsPrice = ordType === 'limit' || side === 'bid';
  const needsVolume = ordType === 'limit' || side === 'ask';
  if (wrongSide || unreadable || needsPrice !== (price !== undefined) || needsVolume !== (volume !== undefined)) {
    return refuse(`create_${side}_error`, '주문 요청 정보가 올바르지 않습니다.');
  }
  if (volume !== undefined && !hasVolumeStep(volume)) return refuse('invalid_parameter', '잘못된 파라미터');
  return { ...(price === undefined ? {} : { price }), ...(volume === undefined ? {} : { volume }) };
}

function readConditions(
  body: Body,
  ordType: OrderTerms['ordType'],
): Pick<OrderTerms, 'timeInForce' | 'smpType'> | { refused: VendorReply } {
  const timeInForce = TimeInForce.safeParse(body.time_in_force).data;
  if ((isGiven(body.time_in_force) && timeInForce === undefined) || !suitsType(ordType, timeInForce)) {
    return refuse('invalid_time_in_force', '주문조건을 다시 확인해 주세요.');
  }
  const smpType = SmpType.safeParse(body.smp_type).data;
  if (isGiven(body.smp_type) && smpType === undefined) return refuse('invalid_parameter', '잘못된 파라미터');
  if (timeInForce === 'post_only' && smpType !== undefined && smpType !== 'none') {
    return refuse('invalid_post_only', 'post_only 주문은 smp_type과 함께 사용할 수 없습니다.');
  }
  return {
    ...(timeInForce === undefined ? {} : { timeInForce }),
    // Since 2026-11-09 an order that does not say cancels its maker.
    smpType: smpType ?? (timeInForce === 'post_only' ? 'none' : 'cancel_maker'),
  };
}

function isGiven(text: string | null | undefined): text is string {
  return text !== null && text !== undefined;
}

function suitsType(ordType: OrderTerms['ordType'], timeInForce: OrderTerms['timeInForce']): boolean {
  if (ordType === 'best') return timeInForce === 'ioc' || timeInForce === 'fok';
  return ordType === 'limit' || timeInForce === undefined;
}

function amountFault(terms: OrderTerms, market: UpbitMarket, question: TermsQuestion): VendorReply | undefined {
  const { side } = terms;
  const book = bookOf(market, question.nowMs);
  if (book === undefined) return refuse('market_offline', '시스템 점검 중입니다.').refused;
  if (terms.ordType === 'limit' && (terms.price ?? 0n) % exactOf(market.series.tickSize(priceNumber(terms))) !== 0n) {
    return refuse(`invalid_price_${side}`, '주문가격 단위를 잘못 입력하셨습니다. 확인 후 시도해주세요.').refused;
  }
  const price = terms.ordType === 'limit' ? (terms.price ?? 0n) : exactOf(book.bids[0]?.price ?? 0);
  const total = spendsTotal(terms) ? (terms.price ?? 0n) : times(price, terms.volume ?? 0n);
  if (total < totalMin) return refuse(`under_min_total_${side}`, '최소주문금액 이상으로 주문해주세요.').refused;
  if (total > totalMax) {
    const message = '최대 주문 가능 금액 1000000000 KRW 보다 작은 주문을 입력해 주세요.';
    return refuse(`over_krw_funds_${side}`, message).refused;
  }
  const { currency, amount } = lockOf(terms);
  if (amount > question.free(currency)) {
    return refuse(`insufficient_funds_${side}`, `주문 가능한 금액(${currency})이 부족합니다.`).refused;
  }
  const visible = book.asks.reduce((sum, ask) => sum + ask.price * ask.size, 0);
  if (terms.ordType === 'price' && total > exactOf(visible)) {
    return refuse('create_bid_error', '호가에 있는 수량보다 많은 주문입니다.').refused;
  }
  return undefined;
}

function priceNumber({ price = 0n }: OrderTerms): number {
  return Number(price) / 1e16;
}

function refuse(name: string, message: string): { refused: VendorReply } {
  return { refused: { status: 400, body: { error: { name, message } } } };
}
