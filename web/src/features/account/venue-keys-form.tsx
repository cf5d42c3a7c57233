import { GivenKeys, type KeyedVenue, keySpecs } from '@gaemi/core/trading/venue-keys.ts';
import { koreanDate } from '@gaemi/core/base/instant.ts';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { useMarketNow } from '../../live/use-desk.ts';
import { useFaultText } from '../../live/use-fault-text.ts';
import { useDesktop } from '../../live/use-live.ts';
import type { PageTextKey } from '../../text/text-key.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';

type KeyField = keyof GivenKeys;

const fieldTexts: Readonly<Record<KeyField, PageTextKey>> = {
  accessKey: 'keys.accessKey',
  secretKey: 'keys.secretKey',
  appKey: 'keys.appKey',
  appSecret: 'keys.appSecret',
  account: 'keys.account',
  apiKey: 'keys.apiKey',
  secret: 'keys.secret',
};

const look = 'mt-1 w-full rounded-lg border border-line bg-canvas px-3 py-2 text-base';

interface VenueKeysFormProps {
  readonly venue: KeyedVenue;
  readonly onStored: () => void;
}

/**
 * Keys go one way. What is typed lives in the fields alone, never in the state of the page, and is wiped when it has been
 * taken and whenever the form goes away.
 */
export function VenueKeysForm({ venue, onStored }: VenueKeysFormProps) {
  const { t } = usePageText();
  const { backend } = useDesktop();
  const faultText = useFaultText();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const { fields, validDays } = keySpecs[venue];
  const today = koreanDate(useMarketNow());
  useEffect(() => {
    const element = form.current;
    element?.querySelector('input')?.focus();
    return () => element?.reset();
  }, []);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const typed = new FormData(event.currentTarget);
    const wrong = fields.find((field) => !isKey(typed.get(field)));
    if (wrong !== undefined) return setFault(t('keys.wrong', { field: t(fieldTexts[wrong]) }));
    const day = String(typed.get('madeOn') ?? '');
    const keys = Object.fromEntries(fields.map((field) => [field, String(typed.get(field))]));
    setBusy(true);
    setFault(undefined);
    try {
      const made = day === '' ? {} : { madeAtMs: Date.parse(`${day}T00:00:00+09:00`) };
      await backend.ask('store-exchange-keys', { venue, keys: z.parse(GivenKeys, keys), ...made });
      form.current?.reset();
      onStored();
    } catch (error) {
      setFault(`${t('keys.failed')}: ${faultText(error)}`);
      setBusy(false);
    }
  };
  return (
    <form ref={form} onSubmit={submit} noValidate autoComplete="off" className="mt-3 grid max-w-xl gap-3">
      {fields.map((field) => (
        <label key={field} className="block text-xs font-medium text-soft">
          {t(fieldTexts[field])}
          <input
            name={field}
            type="password"
            autoComplete="off"
            spellCheck={false}
            data-1p-ignore=""
            data-lpignore="true"
            aria-describedby={`${id}-fault`}
            className={look}
          />
        </label>
      ))}
      {validDays !== undefined && (
        <label className="grid text-xs font-medium text-soft">
          {t('keys.madeOn', { n: validDays })}
          <input name="madeOn" type="date" max={today} autoComplete="off" className={`${look} sm:max-w-52`} />
        </label>
      )}
      <p id={`${id}-fault`} role="alert" className="min-h-5 text-xs text-warn-ink">
        {fault}
      </p>
      <div>
        <Button type="submit" look="accent" aria-disabled={busy}>
          {t(busy ? 'cash.busy' : 'keys.send')}
        </Button>
      </div>
    </form>
  );
}

/** As the desk reads them: visible characters, no blank, no line's end. */
function isKey(typed: FormDataEntryValue | null): boolean {
  return typeof typed === 'string' && z.safeParse(GivenKeys, { secret: typed }).success;
}
