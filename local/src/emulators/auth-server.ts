import { createRequire } from 'node:module';
import type { Server } from 'node:http';
import * as z from 'zod/mini';
import { localhost } from '../processes/free-port.ts';

/**
 * The official Auth emulator of firebase-tools, without the command line around it, which takes as long again to start.
 * A process of its own: compiling its API description keeps a core busy for seconds.
 */
const AuthApp = z.object({
  listen: z.custom<(port: number, host: string) => Server>((listen) => typeof listen === 'function'),
});
const AuthModule = z.object({
  createApp: z.custom<(projectId: string) => Promise<unknown>>((createApp) => typeof createApp === 'function'),
});

// Whoever started it is gone: so is the desk.
process.once('disconnect', () => process.exit());

const port = Number(process.argv[2]);
const { createApp } = AuthModule.parse(createRequire(import.meta.url)('firebase-tools/lib/emulator/auth/server.js'));
const app: unknown = await createApp('demo-gaemi');
if (typeof app !== 'function') throw new Error('the Auth emulator of firebase-tools is not what it was');
AuthApp.parse({ listen: Reflect.get(app, 'listen').bind(app) }).listen(port, localhost);
