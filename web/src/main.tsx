import { start } from './app/start.tsx';
import { readConfig } from './live/config.ts';

void start(async () => {
  const firebase = import('./live/firebase/open-firebase.ts');
  const config = await readConfig();
  return (await firebase).openFirebase(config);
});
