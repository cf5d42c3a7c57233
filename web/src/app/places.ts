import { CandlestickChart, Landmark, LayoutDashboard, ListOrdered, Microscope, ScanSearch, Star } from 'lucide-react';
import { firstInstrumentId } from '../live/instruments.ts';

/** The pages of the desk, in the order of the navigation; `key` follows a `g` on the keyboard. */
export const places = [
  { name: 'overview', to: '/', key: 'o', Icon: LayoutDashboard },
  { name: 'markets', to: '/markets/$instrumentId', key: 'm', Icon: CandlestickChart },
  { name: 'orders', to: '/orders', key: 'r', Icon: ListOrdered },
  { name: 'watchlist', to: '/watchlist', key: 'w', Icon: Star },
  { name: 'screener', to: '/screener', key: 's', Icon: ScanSearch },
  { name: 'studies', to: '/studies', key: 't', Icon: Microscope },
  { name: 'bank', to: '/bank', key: 'b', Icon: Landmark },
] as const;

/** What the links need besides their address; routes without parameters ignore it. */
export const placeParams = { instrumentId: firstInstrumentId };
