import { functions } from '@gaemi/functions/functions.ts';
import { serveAll } from '@gaemi/functions/index.ts';

// Whoever started it is gone: so is the desk.
process.once('disconnect', () => process.exit());

// Started by start-host.ts: every function in one process, each on a port of its own.
const hosted = await serveAll(functions, process.env);
process.send?.({ urls: Object.fromEntries(hosted.urls) });
