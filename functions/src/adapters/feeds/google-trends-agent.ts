import { Agent } from 'node:https';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/**
 * Carries what the package sends, whose host is fixed, to `baseUrl`, and ends it at the signal, since the package has
 * no time-out. The package copies its options into the question that it sends as JSON; there, an agent is nothing.
 */
export function createTrendsAgent(baseUrl: URL, signal: AbortSignal): Agent {
  const host = baseUrl.hostname.replace(/^\[|\]$/g, '');
  const isSecure = baseUrl.protocol === 'https:';
  const port = Number(baseUrl.port || (isSecure ? 443 : 80));
  const createConnection = (): Socket => {
    const socket = isSecure
      ? // A stand-in on this machine has no certificate that anybody would sign.
        connectTls({ host, port, servername: isLocal(host) ? '' : host, rejectUnauthorized: !isLocal(host) })
      : connectPlain({ host, port });
    const end = () => socket.destroy(new Error('it took too long', { cause: signal.reason }));
    signal.addEventListener('abort', end, { once: true });
    socket.once('close', () => signal.removeEventListener('abort', end));
    if (signal.aborted) end();
    return socket;
  };
  return Object.assign(new Agent({ keepAlive: false }), { createConnection, toJSON: () => undefined });
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
