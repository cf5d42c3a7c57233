import { localhost } from './free-port.ts';

const localHosts = [localhost, 'localhost', '[::1]'];

/** All are read by somebody: gRPC takes the first that is set and knows no capitals, others want capitals. */
const variables = ['no_grpc_proxy', 'no_proxy', 'NO_PROXY'];

/** Keeps clients from asking the servers of this machine through a proxy that a person's shell names for the outside. */
export function withoutProxy(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = variables.map((name) => env[name]).find(Boolean) ?? '';
  return Object.fromEntries(
    variables.map((name) => {
      const hosts = [...(env[name] || given).split(','), ...localHosts];
      return [name, [...new Set(hosts.map((host) => host.trim()).filter((host) => host !== ''))].join(',')];
    }),
  );
}
