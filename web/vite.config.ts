import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { contentPolicy } from './scripts/content-policy.ts';

/** Mode `fake` builds the same page over documents in memory, for the browser tests; production never imports them. */
export default defineConfig(({ mode }) => ({
  plugins: [react(), tailwindcss(), contentPolicy(), ...(mode === 'fake' ? [fakeEntry()] : [])],
  // What this shim brings to older Reacts, ours has.
  resolve: { alias: [{ find: /^use-sync-external-store\/shim$/, replacement: 'react' }] },
  build: {
    manifest: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    // What every page needs at once is one file: it compresses better than twenty, and is asked for once.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'desk', tags: ['$initial'] }] } } },
    outDir: mode === 'fake' ? 'dist/fake' : 'dist/page',
  },
}));

function fakeEntry(): Plugin {
  return {
    name: 'gaemi-fake-entry',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace('/src/main.tsx', '/src/testing/fake-main.tsx'),
    },
  };
}
