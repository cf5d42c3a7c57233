import { functions } from '@gaemi/functions/functions.ts';
import { serveAll } from '@gaemi/functions/index.ts';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { floorName, registerFloor } from './floor-function.ts';

// Started by settle-orders.ts: what settles, and beside it the plain function that is the floor. Every message that was
// handled is told when its answer has left, the same way for both.
subscribe('http.server.response.finish', (said) => {
  // The channel's own shape, by the documentation of `node:diagnostics_channel`.
  const { request, response } = said as { request: IncomingMessage; response: ServerResponse };
  process.send?.({ answered: `http://127.0.0.1:${request.socket.localPort}`, status: response.statusCode });
});
const settling = functions.filter(({ name }) => name === 'settle-fills');
const hosted = await serveAll(settling, process.env);
registerFloor(process.env['GOOGLE_CLOUD_PROJECT'] ?? '');
const floor = getTestServer(floorName);
floor.listen(0, '127.0.0.1');
await once(floor, 'listening');
const address = floor.address();
const port = typeof address === 'object' ? address?.port : undefined;
process.send?.({ urls: { ...Object.fromEntries(hosted.urls), [floorName]: `http://127.0.0.1:${port}` } });
process.once('disconnect', () => process.exit());
