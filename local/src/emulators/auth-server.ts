import { createRequire } from 'node:module';
import type { Server } from 'node:http';
import * as z from 'zod/mini';
import { localhost } from '../processes/free-port.ts';

/**
 * The official Auth emulator of firebase-tools, without the command line around it, which takes as long again to start.
 * A process of its own, since compiling its API description keeps a core busy.
 */
const AuthModule = z.object({
  createApp: z.custom<(projectId: string) => Promise<unknown>>((createApp) => typeof createApp === 'function'),
});
const AuthApp = z.custom<{ listen(port: number, host: string): Server }>((app) => typeof app === 'function');
const AjvModule = z.object({
  default: z.custom<{ prototype: { validateSchema: () => boolean } }>((ajv) => typeof ajv === 'function'),
});

// Whoever started it is gone: so is the desk.
process.once('disconnect', () => process.exit());

const port = Number(process.argv[2]);
const require = createRequire(import.meta.url);
const emulatorPath = require.resolve('firebase-tools/lib/emulator/auth/server.js');
trustItsOwnSchemas();
const { createApp } = AuthModule.parse(require(emulatorPath));
AuthApp.parse(await createApp('demo-gaemi')).listen(port, localhost);

/**
 * Four fifths of its start go into checking, hundreds of times over, that its own description of the API is sound.
 * Requests are still held against that description.
 */
function trustItsOwnSchemas(): void {
  try {
    const exegesisPath = createRequire(emulatorPath).resolve('exegesis');
    AjvModule.parse(createRequire(exegesisPath)('ajv/dist/core.js')).default.prototype.validateSchema = () => true;
  } catch (error) {
    // Another release of the emulator may be built of other parts; it starts all the same, only slower.
    console.warn('the Auth emulator starts slowly:', error);
  }
}
