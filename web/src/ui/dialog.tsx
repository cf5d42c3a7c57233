import clsx from 'clsx';
import { useEffect, useId, useRef, type ReactNode } from 'react';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** For what stands in two columns. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/**
 * The browser's own modal dialog: focus trap, Escape and an inert page come with it, and stopping the desk depends on no
 * chunk that might not load. Whatever carries
 * `data-first-focus` inside gets the focus; React's own `autoFocus` acts before the dialog is open.
 */
export function Dialog({ title, onClose, wide = false, children }: DialogProps) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className={clsx(
        'm-auto rounded-2xl border border-line bg-panel p-0 text-ink shadow-2xl',
        wide ? 'w-[min(56rem,calc(100vw-1rem))]' : 'w-[min(27rem,calc(100vw-2rem))]',
      )}
    >
      <div className={wide ? 'p-4 sm:p-5' : 'p-5'}>
        <h2 id={titleId} className="text-lg font-semibold">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
