import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../app.css';
import { loadChosenLanguage } from '../preferences.ts';
import { App, type OpenBackend } from './app.tsx';

export async function start(openBackend: OpenBackend): Promise<void> {
  const root = document.querySelector('#root');
  if (root === null) throw new Error('index.html has no element with the id "root"');
  await loadChosenLanguage();
  createRoot(root).render(
    <StrictMode>
      <App openBackend={openBackend} />
    </StrictMode>,
  );
}
