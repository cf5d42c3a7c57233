import { CatchBoundary } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { Crashed } from './crashed.tsx';

/** A part whose code comes when it is asked for. When it does not come, that is said beside the page, which stays as it is. */
export function Arriving({ children }: { readonly children: ReactNode }) {
  return (
    <CatchBoundary getResetKey={() => ''} errorComponent={NotArrived}>
      <Suspense>{children}</Suspense>
    </CatchBoundary>
  );
}

function NotArrived({ error }: { readonly error: unknown }) {
  return (
    <div className="fixed right-0 bottom-16 z-30 lg:bottom-0">
      <Crashed error={error} />
    </div>
  );
}
