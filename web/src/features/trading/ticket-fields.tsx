import type { OrderType, TimeInForce } from '@gaemi/core/trading/order.ts';
import type { ReactNode } from 'react';
import { findInstrument } from '../../live/instruments.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { AmountInput } from './amount-input.tsx';
import { AvailableLine, QuoteLine } from './ticket-notes.tsx';
import { useOrderWords } from './order-words.ts';
import {
  type AmountField,
  canChooseSize,
  hasLimit,
  hasStop,
  readForm,
  sizingOf,
  spansOf,
  type TicketForm,
} from './ticket-form.ts';
import { useTradable } from './use-tradable.ts';

interface TicketFieldsProps {
  readonly form: TicketForm;
  /** Whether empty fields are wrong by now. */
  readonly strict: boolean;
  readonly onChange: (form: TicketForm) => void;
}

const types: readonly OrderType[] = ['limit', 'market', 'best', 'stop', 'stop-limit'];

/** What a person has to say of an order; an amendment keeps its instrument and its side. */
export function TicketFields({ form, strict, onChange }: TicketFieldsProps) {
  const { t } = usePageText();
  const set = (part: Partial<TicketForm>) => onChange({ ...form, ...part });
  const isAmendment = form.replacesOrderId !== undefined;
  return (
    <div className="grid content-start gap-3">
      <InstrumentField form={form} fixed={isAmendment} onChange={(instrumentId) => set({ instrumentId })} />
      <QuoteLine form={form} onTake={(limit) => set({ limit })} />
      <Segmented
        label={t('ticket.side')}
        value={form.side}
        options={(isAmendment ? [form.side] : (['buy', 'sell'] as const)).map((value) => ({
          value,
          text: t(`side.${value}`),
        }))}
        onChange={(side) => set({ side })}
      />
      <Field label={t('ticket.type')}>
        {(id) => (
          <select
            id={id}
            value={form.type}
            onChange={({ target: { value } }) => set({ type: types.find((type) => type === value) ?? 'limit' })}
            className={selectLook}
          >
            {types.map((type) => (
              <option key={type} value={type}>
                {t(`orderType.${type}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Amounts form={form} strict={strict} onChange={onChange} />
      <Field label={t('ticket.span')}>
        {(id) => <SpanSelect id={id} form={form} onChange={(timeInForce) => set({ timeInForce })} />}
      </Field>
    </div>
  );
}

function Amounts({ form, strict, onChange }: TicketFieldsProps) {
  const { t } = usePageText();
  const words = useOrderWords();
  const instrument = findInstrument(form.instrumentId);
  const holes = { currency: instrument?.currency ?? '', asset: words.unit(form.instrumentId) };
  const reading = readForm(form);
  const faults = 'ticket' in reading ? [] : [...reading.unreadable, ...(strict ? reading.empty : [])];
  const by = sizingOf(form);
  const input = (field: AmountField, first = false) => (
    <AmountInput
      key={field}
      label={t(`ticket.${field}`, holes)}
      value={form[field]}
      faulty={faults.includes(field)}
      first={first}
      onChange={(value) => onChange({ ...form, [field]: value })}
    />
  );
  return (
    <>
      {canChooseSize(form) && (
        <Segmented
          label={t('ticket.by')}
          value={form.by}
          options={[
            { value: 'quantity', text: t('ticket.byQuantity') },
            { value: 'spending', text: t('ticket.bySpending') },
          ]}
          onChange={(value) => onChange({ ...form, by: value })}
        />
      )}
      <div>
        {input(by, true)}
        <AvailableLine form={form} onAll={(amount) => onChange({ ...form, [by]: amount })} />
      </div>
      {hasStop(form) && input('stop')}
      {hasLimit(form) && input('limit')}
    </>
  );
}

interface SpanSelectProps {
  readonly id: string;
  readonly form: TicketForm;
  readonly onChange: (span: TimeInForce) => void;
}

function SpanSelect({ id, form, onChange }: SpanSelectProps) {
  const { t } = usePageText();
  const spans = spansOf(form);
  return (
    <select
      id={id}
      value={spans.includes(form.timeInForce) ? form.timeInForce : 'gtc'}
      onChange={({ target: { value } }) => onChange(spans.find((span) => span === value) ?? 'gtc')}
      className={selectLook}
    >
      {spans.map((span) => (
        <option key={span} value={span}>
          {t(`tif.${span}`)}
        </option>
      ))}
    </select>
  );
}

interface InstrumentFieldProps {
  readonly form: TicketForm;
  readonly fixed: boolean;
  readonly onChange: (instrumentId: string) => void;
}

function InstrumentField({ form, fixed, onChange }: InstrumentFieldProps) {
  const { t, pick } = usePageText();
  const instruments = useTradable(form.instrumentId);
  return (
    <Field label={t('ticket.instrument')}>
      {(id) => (
        <select
          id={id}
          value={form.instrumentId}
          disabled={fixed}
          onChange={({ target: { value } }) => onChange(value)}
          className={selectLook}
        >
          {instruments.map((instrument) => (
            <option key={instrument.id} value={instrument.id}>
              {pick(instrument.name)} · {instrument.id}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const selectLook =
  'mt-1 min-h-9 w-full rounded-lg border border-line bg-canvas px-2 text-base max-sm:min-h-11 sm:text-sm';

interface FieldProps {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}

/** A choice of the ticket under its name; each stands once in a ticket, so its name makes its id. */
function Field({ label, children }: FieldProps) {
  const id = `ticket-${label.replace(/\s/g, '-')}`;
  return (
    <div>
      <label htmlFor={id} className="block text-xs font-medium text-soft">
        {label}
      </label>
      {children(id)}
    </div>
  );
}
