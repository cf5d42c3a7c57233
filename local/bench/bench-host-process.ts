import { functions } from '@gaemi/functions/functions.ts';
import { serveAll } from '@gaemi/functions/index.ts';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { once } from 'node:events';
import { floorName, registerFloor } from './floor-function.ts';

// Started by message-to-page.ts: the desk's functions, and beside them the plain one that is the floor.
const hosted = await serveAll(functions, process.env);
registerFloor(process.env['GOOGLE_CLOUD_PROJECT'] ?? '');
const floor = getTestServer(floorName);
floor.listen(0, '127.0.0.1');
await once(floor, 'listening');
const address = floor.address();
const port = typeof address === 'object' ? address?.port : undefined;
process.send?.({ urls: { ...Object.fromEntries(hosted.urls), [floorName]: `http://127.0.0.1:${port}` } });
process.once('disconnect', () => process.exit());
