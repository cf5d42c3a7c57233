import { lazy, type ReactNode, useState } from 'react';
import { loadPage } from '../../preferences.ts';
import { Button } from '../../ui/button.tsx';
import type { TicketWish } from './ticket-form.ts';
import { Arriving } from '../../ui/arriving.tsx';

const TicketDialog = lazy(async () => ({
  default: (await loadPage(() => import('./ticket-dialog.tsx'))).TicketDialog,
}));

interface TicketButtonProps {
  readonly wish: TicketWish;
  readonly look?: 'plain' | 'accent';
  readonly small?: boolean;
  /** For screen readers, where the words beside the button are not enough. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** Opens a ticket; its code comes with the first one. */
export function TicketButton({ wish, look = 'plain', small = false, label, children }: TicketButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        look={look}
        aria-label={label}
        onClick={() => setOpen(true)}
        {...(small && { className: 'min-h-8 px-2 text-xs max-sm:min-h-9' })}
      >
        {children}
      </Button>
      <Arriving>{open && <TicketDialog wish={wish} onClose={() => setOpen(false)} />}</Arriving>
    </>
  );
}
