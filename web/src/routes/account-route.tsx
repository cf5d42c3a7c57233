import { AccountPage } from '../features/account/account-page.tsx';
import { ShortsPanel } from '../features/risk/shorts-panel.tsx';

/** The person's account, composed of rooms that do not know each other. */
export function AccountRoute() {
  return <AccountPage shorts={<ShortsPanel />} />;
}
