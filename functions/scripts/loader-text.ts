/**
 * The few lines a bundle starts with: the compiled code of earlier starts is looked for beside it before anything large
 * is read, and may be moved with it.
 */
export function loaderText(bundle: 'function' | 'server'): string {
  return [
    `'use strict';`,
    `process.env.NODE_ENV ??= 'production';`,
    `require('node:module').enableCompileCache({ directory: __dirname + '/compile-cache', portable: true });`,
    `require('./bundle/${bundle}.js');`,
    '',
  ].join('\n');
}
