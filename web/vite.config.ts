import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Mode `fake` builds the same page over documents in memory, for the browser tests; production never imports them. */
export default defineConfig(({ mode }) => ({
  plugins: [react(), tailwindcss(), ...(mode === 'fake' ? [fakeEntry()] : [])],
  build: {
    manifest: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
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
