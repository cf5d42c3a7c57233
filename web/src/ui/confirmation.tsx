import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { usePageText } from '../text/use-page-text.ts';
import { Button } from './button.tsx';

/** What has to be typed, what its field is called, and what is said to anything else. */
interface TypedWord {
  readonly text: string;
  readonly label: string;
  readonly mismatch: string;
  /** Whether small letters will do. */
  readonly anyCase?: boolean;
}

interface ConfirmationProps {
  /** Left out where a click is enough. */
  readonly word?: TypedWord;
  /** What the button says: the act itself. */
  readonly act: string;
  readonly look?: 'accent' | 'danger';
  /** Says what is missing beside the word, before anything is carried out. */
  readonly missing?: () => string | undefined;
  /** Carries it out; answers what went wrong. */
  readonly onConfirm: () => Promise<string | undefined>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * The form of a dialog whose act is hard to undo: the focus is on Cancel, a word may have to be typed, and an act under way
 * is not begun again. What went wrong stands below the field, and the dialog stays open.
 */
export function Confirmation({ word, act, look = 'accent', missing, onConfirm, onClose, children }: ConfirmationProps) {
  const { t } = usePageText();
  const [wordId, faultId] = [useId(), useId()];
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const lacking = missing?.() ?? mismatchOf(typed, word);
    if (lacking !== undefined) return setFault(lacking);
    setBusy(true);
    const problem = await onConfirm();
    setBusy(false);
    if (problem === undefined) return onClose();
    setFault(problem);
  };
  return (
    <form onSubmit={submit} noValidate>
      {children}
      {word !== undefined && (
        <>
          <label htmlFor={wordId} className="mt-4 block text-xs font-medium text-soft">
            {word.label}
          </label>
          <input
            id={wordId}
            value={typed}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={fault !== undefined}
            aria-describedby={faultId}
            onChange={(event) => setTyped(event.target.value)}
            className="mt-1 w-full rounded-lg border border-line bg-canvas px-3 py-2 text-base"
          />
        </>
      )}
      <p id={faultId} role="alert" className="mt-1.5 min-h-5 text-xs text-warn-ink">
        {fault}
      </p>
      <div className="mt-3 flex justify-end gap-2">
        <Button onClick={onClose} data-first-focus="">
          {t('action.cancel')}
        </Button>
        <Button type="submit" look={look} aria-disabled={busy}>
          {act}
        </Button>
      </div>
    </form>
  );
}

function mismatchOf(typed: string, word: TypedWord | undefined): string | undefined {
  if (word === undefined) return undefined;
  const spelled = (text: string) => (word.anyCase === true ? text.toUpperCase() : text);
  return spelled(typed.trim()) === spelled(word.text) ? undefined : word.mismatch;
}
