import { minuteMs } from '@gaemi/core/base/instant.ts';
import type { MarketProgramme } from '../../markets/market-series.ts';
import type { FaultBoard } from '../faults.ts';
import { parseJson, type Route, type Vendor, type VendorReply, type VendorRequest } from '../serve-vendor.ts';
import { createRateLimit } from '../upbit/rate-limit.ts';
import { dayChart, minuteChart } from './kis-charts.ts';
import { findMarket, type KisMarket, nearestContract } from './kis-market.ts';
import { type KisExchangeOptions, kisOrderRoutes } from './kis-order-routes.ts';

export interface KisServerOptions {
  readonly programme: MarketProgramme;
  readonly faults: FaultBoard;
  /** Market seconds per second: the limit of calls grows with it. */
  readonly speed: number;
  readonly wallNow?: () => number;
  /** Whose orders for shares it takes; without one it only quotes. */
  readonly exchange?: KisExchangeOptions;
}

/** The gateway's pass, its pace, and the quotations of shares and futures. */
export function createKis({ programme, faults, speed, wallNow = Date.now, exchange }: KisServerOptions): Vendor {
  const limit = createRateLimit(speed, wallNow);
  const passes = createPasses(wallNow);
  const quotation = (path: string, trId: string, answer: (query: URLSearchParams) => object | undefined): Route => ({
    method: 'GET',
    path: new RegExp(`^/uapi/${path}$`),
    answer(request) {
      const refusal = passes.refusalOf(request) ?? wrongTransaction(request, trId);
      if (refusal !== undefined) return refusal;
      if ('refused' in limit.admit({ name: 'app key', perSecond: 20, perMinute: 1200 })) return tooFast;
      const outputs = answer(request.query);
      return outputs === undefined ? failure(200, 'OPSQ2001', 'ERROR INPUT FIELD NOT FOUND') : ok(outputs);
    },
  });
  const chart =
    (kind: KisMarket['kind'], of: typeof minuteChart, rows: number) =>
    (query: URLSearchParams): object | undefined => {
      const nowMs = faults.marketNow();
      const market = findMarket(programme, { kind, code: query.get('FID_INPUT_ISCD') ?? '', nowMs });
      if (market === undefined) return emptyChart(kind);
      return of(market, query, { nowMs, rows });
    };
  const stock = 'domestic-stock/v1/quotations';
  const future = 'domestic-futureoption/v1/quotations';
  return {
    faults,
    manners,
    routes: [
      { method: 'POST', path: /^\/oauth2\/tokenP$/, answer: passes.issue },
      quotation(`${stock}/inquire-time-itemchartprice`, 'FHKST03010200', chart('stock', minuteChart, 30)),
      quotation(`${stock}/inquire-time-dailychartprice`, 'FHKST03010230', chart('stock', minuteChart, 120)),
      quotation(`${stock}/inquire-daily-itemchartprice`, 'FHKST03010100', chart('stock', dayChart, 100)),
      quotation(`${future}/inquire-time-fuopchartprice`, 'FHKIF03020200', chart('future', minuteChart, 102)),
      quotation(`${future}/inquire-daily-fuopchartprice`, 'FHKIF03020100', chart('future', dayChart, 100)),
      quotation(`${future}/display-board-futures`, 'FHPIF05030200', () => {
        const { code, name } = nearestContract(faults.marketNow());
        return { output: [{ futs_shrn_iscd: code, hts_kor_isnm: name, futs_prpr: '0', acml_vol: '0' }] };
      }),
      ...(exchange === undefined ? [] : kisOrderRoutes({ programme, faults, refusalOf: passes.refusalOf }, exchange)),
    ],
  };
}

/** Passes hold a day of wall time; one a minute is handed out for a key. */
function createPasses(wallNow: () => number) {
  const issuedAtMs = new Map<string, number>();
  const valid = new Set<string>();
  return {
    issue({ body }: VendorRequest): VendorReply {
      const { appkey, appsecret } = Object(parseJson(body));
      if (typeof appkey !== 'string' || typeof appsecret !== 'string' || appkey === '' || appsecret === '') {
        return { status: 403, body: { error_description: '유효하지 않은 AppKey입니다.', error_code: 'EGW00103' } };
      }
      const nowMs = wallNow();
      if (nowMs - (issuedAtMs.get(appkey) ?? -minuteMs) < minuteMs) {
        const error_description = '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)';
        return { status: 403, body: { error_description, error_code: 'EGW00133' } };
      }
      issuedAtMs.set(appkey, nowMs);
      const access_token = `town.${nowMs}`;
      valid.add(`Bearer ${access_token}`);
      return { status: 200, body: { access_token, token_type: 'Bearer', expires_in: 86_400 } };
    },
    refusalOf({ headers }: VendorRequest): VendorReply | undefined {
      if (!headers['appkey'] || !headers['appsecret']) return failure(500, 'EGW00103', '유효하지 않은 AppKey입니다.');
      if (valid.has(headers.authorization ?? '')) return undefined;
      return failure(500, 'EGW00121', '유효하지 않은 token 입니다.');
    },
  };
}

function wrongTransaction({ headers }: VendorRequest, trId: string): VendorReply | undefined {
  return headers['tr_id'] === trId ? undefined : failure(200, 'OPSQ0002', '없는 서비스 코드 입니다.');
}

/** A code that the vendor does not know has prices of nothing. */
function emptyChart(kind: KisMarket['kind']): object {
  return { output1: kind === 'stock' ? { stck_prpr: '0' } : { futs_prpr: '0.00' }, output2: [] };
}

function ok(outputs: object): VendorReply {
  return { status: 200, body: { ...outputs, rt_cd: '0', msg_cd: 'MCA00000', msg1: '정상처리 되었습니다.'.padEnd(80) } };
}

function failure(status: number, msg_cd: string, msg1: string): VendorReply {
  return { status, body: { rt_cd: '1', msg_cd, msg1: msg1.padEnd(80) } };
}

const tooFast = failure(500, 'EGW00201', '초당 거래건수를 초과하였습니다.');

const manners = {
  throttled: tooFast,
  banned: failure(403, 'EGW00204', '허용되지 않은 IP입니다.'),
  failing: { status: 502, body: '<html>Bad Gateway</html>' },
  maintenance: failure(500, 'EGW00300', '라우팅 중 오류가 발생했습니다.'),
  notFound: failure(404, 'OPSQ0002', '없는 서비스 코드 입니다.'),
};
