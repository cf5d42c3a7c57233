import type { MarketProgramme } from '../markets/market-series.ts';
import { createFaultBoard, type Faults } from './faults.ts';
import { serveVendor, type Vendor, type VendorServer } from './serve-vendor.ts';
import { createUpbit } from './upbit/upbit-server.ts';

export type TownUrlName = 'UPBIT_URL';

export interface TownOptions {
  readonly programme: MarketProgramme;
  /** Market time: it may run at any speed, and never backwards. */
  marketNow(): number;
  /** Market seconds per second; the vendors' limits per second grow with it. */
  readonly speed?: number;
  /** What is wrong from the start; each server has its switches at `/_town/faults`. */
  readonly faults?: Readonly<Partial<Record<TownUrlName, Faults>>>;
}

export interface Town {
  /** What the adapters read from the environment. */
  readonly urls: Readonly<Record<TownUrlName, string>>;
  close(): Promise<void>;
}

/** Opens every vendor of the town on this machine, each on a free port. */
export async function startTown({ programme, marketNow, speed = 1, faults = {} }: TownOptions): Promise<Town> {
  const board = (name: TownUrlName) => createFaultBoard(marketNow, faults[name]);
  const vendors: Record<TownUrlName, Vendor> = {
    UPBIT_URL: createUpbit({ programme, faults: board('UPBIT_URL'), speed }),
  };
  const servers: VendorServer[] = [];
  const open = async (name: TownUrlName): Promise<string> => {
    const server = await serveVendor(vendors[name]);
    servers.push(server);
    return server.url;
  };
  return {
    urls: { UPBIT_URL: await open('UPBIT_URL') },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
