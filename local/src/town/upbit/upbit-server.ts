import type { FaultBoard } from '../faults.ts';
import { quotationError, type UpbitFloor } from './upbit-market.ts';
import { type ExchangeOptions, exchangeRoutes } from './exchange-routes.ts';
import { quotationRoutes } from './quotation-routes.ts';
import { createRateLimit } from './rate-limit.ts';
import type { Vendor, VendorManners } from '../serve-vendor.ts';

export interface UpbitOptions {
  readonly programme: UpbitFloor['programme'];
  readonly faults: FaultBoard;
  /** Market seconds per second: the limits per second grow with it. */
  readonly speed: number;
  /** Whose orders it takes; without a key it only quotes. */
  readonly exchange?: ExchangeOptions;
}

const manners: VendorManners = {
  throttled: { status: 429, body: { error: { name: 'too_many_requests' } } },
  // Prose, since the vendor documents no more than that the time is in the body.
  banned: { status: 418, body: 'Your requests are blocked for 60 seconds.' },
  failing: { status: 500, body: { error: { name: 'server_error', message: '서버 오류' } } },
  maintenance: { status: 403, body: { error: { name: 'market_offline', message: '시스템 점검 중입니다.' } } },
  notFound: quotationError(404, 'Not Found'),
};

export function createUpbit({ programme, faults, speed, exchange }: UpbitOptions): Vendor {
  const floor: UpbitFloor = { programme, marketNow: () => faults.marketNow() };
  const limit = createRateLimit(speed);
  const orders = exchange === undefined ? [] : exchangeRoutes(floor, limit, { ...exchange, faults });
  return { routes: [...quotationRoutes(floor, limit), ...orders], manners, faults };
}
