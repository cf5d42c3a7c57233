import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Where the page may be asked to go; the desk itself is at the page's own address. */
const services = [
  'https://firestore.googleapis.com',
  'https://identitytoolkit.googleapis.com',
  'https://securetoken.googleapis.com',
];

export const policyFile = 'content-security-policy.txt';

/** Writes the header that the page is to be served with, beside it: only hosting can send it, and only the build knows it. */
export function contentPolicy(): Plugin {
  let policy = '';
  return {
    name: 'gaemi-content-policy',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: (html) => void (policy = policyFor(html)) },
    generateBundle: {
      order: 'post',
      handler() {
        this.emitFile({ type: 'asset', fileName: policyFile, source: `${policy}\n` });
      },
    },
  };
}

/** Scripts of our own address, and the one line that sets the theme before anything is painted, by its hash. */
export function policyFor(html: string): string {
  const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code = '']) => {
    return `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
  });
  return [
    "default-src 'none'",
    `script-src 'self' ${inline.join(' ')}`,
    // The chart library styles its notice by an element of its own.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ${services.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
