import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Backend, Person } from '../live/backend.ts';
import { createRegistry } from '../live/registry.ts';
import { sleepWhenHidden } from '../live/sleep-when-hidden.ts';
import { DesktopContext } from '../live/use-live.ts';
import { loadPage } from '../preferences.ts';
import { router } from '../routes.tsx';
import { useText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';

const SignInPage = lazy(async () => ({
  default: (await loadPage(() => import('../features/account/sign-in-page.tsx'))).SignInPage,
}));

export type OpenBackend = () => Promise<Backend>;

/** Opens the desk, then asks who is there, then shows the pages. */
export function App({ openBackend }: { readonly openBackend: OpenBackend }) {
  const [attempt, setAttempt] = useState(0);
  const [backend, setBackend] = useState<Backend>();
  const [fault, setFault] = useState<string>();
  useEffect(() => {
    let wanted = true;
    openBackend().then(
      (opened) => wanted && setBackend(opened),
      (error: unknown) => wanted && setFault(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      wanted = false;
    };
  }, [openBackend, attempt]);
  const retry = () => {
    setFault(undefined);
    setAttempt(attempt + 1);
  };
  if (fault !== undefined) return <Unreachable reason={fault} onRetry={retry} />;
  return backend === undefined ? <Starting /> : <SessionGate backend={backend} />;
}

function SessionGate({ backend }: { readonly backend: Backend }) {
  const [session, setSession] = useState<{ readonly person: Person | undefined }>();
  useEffect(() => backend.sessions.watch((person) => setSession({ person })), [backend]);
  if (session === undefined) return <Starting />;
  if (session.person === undefined) {
    return (
      <Suspense fallback={<Starting />}>
        <SignInPage backend={backend} />
      </Suspense>
    );
  }
  return <SignedIn key={session.person.userId} backend={backend} person={session.person} />;
}

function SignedIn({ backend, person }: { readonly backend: Backend; readonly person: Person }) {
  const registry = useMemo(() => createRegistry(backend.source), [backend]);
  useEffect(() => () => registry.close(), [registry]);
  useEffect(() => sleepWhenHidden(registry), [registry]);
  const desktop = useMemo(() => ({ backend, registry, person }), [backend, registry, person]);
  return (
    <DesktopContext value={desktop}>
      <RouterProvider router={router} />
    </DesktopContext>
  );
}

function Starting() {
  const { t } = useText();
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <p className="flex items-center gap-3 text-soft" role="status">
        <img src="/mark.svg" alt="" width={30} height={30} />
        {t('app.starting')}
      </p>
    </main>
  );
}

function Unreachable({ reason, onRetry }: { readonly reason: string; readonly onRetry: () => void }) {
  const { t } = useText();
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div role="alert" className="w-full max-w-sm rounded-2xl border border-line bg-panel p-6">
        <h1 className="text-lg font-semibold text-warn-ink">{t('app.unreachable')}</h1>
        <p className="mt-1">{t('app.unreachableHint')}</p>
        <p className="mt-2 text-xs break-all text-soft">{reason}</p>
        <Button look="accent" className="mt-4" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      </div>
    </main>
  );
}
