import { usePageText } from '../text/use-page-text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { places } from './places.ts';

/** What the keyboard does; opened by `?`. */
export function ShortcutDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePageText();
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className="mt-4 grid grid-cols-[1fr_auto] items-center gap-y-2">
        {places.map(({ name, key }) => (
          <Row key={name} text={t(`nav.${name}`)} keys={['g', key]} />
        ))}
        <Row text={t('keys.interval')} keys={['[', ']']} />
        <Row text={t('keys.filter')} keys={['/']} />
        <Row text={t('keys.list')} keys={['?']} />
      </dl>
      <p className="mt-4 text-xs text-soft">{t('keys.note')}</p>
      <div className="mt-4 flex justify-end">
        <Button look="accent" data-first-focus="" onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
    </Dialog>
  );
}

function Row({ text, keys }: { readonly text: string; readonly keys: readonly string[] }) {
  return (
    <>
      <dt>{text}</dt>
      <dd className="flex gap-1">
        {keys.map((key) => (
          <kbd key={key} className="min-w-7 rounded border border-line bg-raised px-1.5 py-0.5 text-center text-xs">
            {key}
          </kbd>
        ))}
      </dd>
    </>
  );
}
