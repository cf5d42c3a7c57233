import type { Text } from '@gaemi/core/base/text.ts';
import { type Indicator, IndicatorError } from '@gaemi/core/signals/indicators/indicator.ts';
import { parseSpec } from '@gaemi/core/signals/indicators/parse-spec.ts';
import { type FormEvent, useId, useMemo, useState } from 'react';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { isKnownParam } from './indicator-words.ts';
import { type ParamField, paramFields } from './param-fields.ts';

interface IndicatorFormProps {
  readonly indicator: Indicator;
  readonly disabled: boolean;
  readonly onAdd: (spec: string) => void;
}

/** One number field for each parameter, with the definition's own bounds and default. */
export function IndicatorForm({ indicator, disabled, onAdd }: IndicatorFormProps) {
  const { t, pick } = usePageText();
  const fields = useMemo(() => paramFields(indicator), [indicator]);
  const [values, setValues] = useState(() => fields.map(({ initial }) => initial?.toString() ?? ''));
  const [fault, setFault] = useState<Text>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    try {
      onAdd(parseSpec(specOf(indicator, values)).spec);
      setFault(undefined);
    } catch (error) {
      if (!(error instanceof IndicatorError)) throw error;
      setFault(error.text);
    }
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-wrap items-end gap-2 bg-raised/50 px-3 pt-1 pb-3">
      {fields.map((field, index) => (
        <NumberField
          key={field.name}
          field={field}
          value={values[index] ?? ''}
          onChange={(value) => setValues(values.with(index, value))}
        />
      ))}
      <Button type="submit" className="min-h-9" disabled={disabled}>
        {t('action.add')}
      </Button>
      <p role="alert" className="w-full text-xs text-warn-ink empty:hidden">
        {fault !== undefined && pick(fault)}
      </p>
    </form>
  );
}

interface NumberFieldProps {
  readonly field: ParamField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function NumberField({ field, value, onChange }: NumberFieldProps) {
  const { t } = usePageText();
  const id = useId();
  const range = `${field.minimum ?? ''}–${field.maximum ?? ''}`;
  return (
    <div className="w-24">
      <label htmlFor={id} className="block truncate text-xs text-soft" title={range}>
        {isKnownParam(field.name) ? t(`param.${field.name}`) : field.name}
      </label>
      <input
        id={id}
        inputMode={field.whole ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={value}
        placeholder={range}
        onChange={(event) => onChange(event.target.value)}
        className="mt-0.5 w-full rounded-lg border border-line bg-canvas px-2 py-1.5 text-right text-base sm:text-sm"
      />
    </div>
  );
}

/** Empty fields at the end are left out, so that they take what the definition says. */
function specOf({ id }: Indicator, values: readonly string[]): string {
  const given = values.slice(0, values.findLastIndex((value) => value.trim() !== '') + 1);
  return [id, ...given.map((value) => value.trim())].join(':');
}
