import { expect, it } from 'vitest';
import { readEnvironment } from '../environment.ts';
import { openSecrets } from './open-secrets.ts';

it('takes a key that the platform has put into the environment, on one machine and in the cloud', async () => {
  const variables = { GOOGLE_CLOUD_PROJECT: 'p', GIVEN: 'a' };
  const here = openSecrets(readEnvironment(variables));
  const inCloud = openSecrets(readEnvironment({ ...variables, K_SERVICE: 'analyze-news' }));
  expect([await here.get('GIVEN'), await here.get('MISSING'), await inCloud.get('GIVEN')]).toEqual([
    'a',
    undefined,
    'a',
  ]);
});
