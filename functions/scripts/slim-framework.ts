import type { Plugin } from 'esbuild';

/**
 * Stands in for packages that the framework's server loads with every start and our functions never need: a table of every
 * media type there is, the character sets of the world, debugging output, cookies and entity tags. Together they are a
 * third of the framework's start (docs/decisions.md, "Cold start").
 */
export const slimFramework: Plugin = {
  name: 'slim-framework',
  setup(build) {
    const names = new RegExp(`^(${Object.keys(standIns).join('|')})$`);
    build.onResolve({ filter: names }, ({ path }) => ({ path, namespace: 'slim-framework' }));
    build.onLoad({ filter: /.*/, namespace: 'slim-framework' }, ({ path }) => ({
      contents: standIns[path] ?? '',
      loader: 'js',
    }));
  },
};

const standIns: Readonly<Record<string, string>> = {
  // What a function is sent or answers; any other type is still read, as bytes.
  'mime-db': `module.exports = {
    'application/json': { charset: 'UTF-8', compressible: true, extensions: ['json', 'map'] },
    'application/octet-stream': { extensions: ['bin'] },
    'application/x-www-form-urlencoded': {},
    'text/html': { extensions: ['html', 'htm'] },
    'text/plain': { extensions: ['txt'] },
  };`,
  // JSON is UTF-8; a body that says otherwise is refused with 415.
  'iconv-lite': `const { StringDecoder } = require('node:string_decoder');
    const known = new Map([['utf-8', 'utf8'], ['utf8', 'utf8'], ['us-ascii', 'latin1'], ['iso-8859-1', 'latin1']]);
    const nodeName = (name) => known.get(String(name).toLowerCase());
    exports.encodingExists = (name) => nodeName(name) !== undefined;
    exports.decode = (buffer, name) => buffer.toString(nodeName(name));
    exports.getDecoder = (name) => {
      const decoder = new StringDecoder(nodeName(name));
      return { write: (buffer) => decoder.write(buffer), end: () => decoder.end() };
    };`,
  debug: `module.exports = () => Object.assign(() => undefined, { enabled: false });`,
  // Signed cookies would load all of Node's cryptography; functions set no cookies.
  'cookie-signature': `const refuse = () => { throw new Error('cookies are not signed here'); };
    module.exports = { sign: refuse, unsign: refuse };`,
  // Guards against cycles in what is written as a query.
  'side-channel': `module.exports = () => {
    const seen = new Map();
    return { has: (key) => seen.has(key), get: (key) => seen.get(key), set: (key, value) => { seen.set(key, value); } };
  };`,
  // The framework turns entity tags off.
  etag: `module.exports = () => { throw new Error('entity tags are off'); };`,
};
