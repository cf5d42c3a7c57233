import type { Units } from '@gaemi/core/base/units.ts';
import clsx from 'clsx';
import { useText } from '../text/use-text.ts';

export function directionClass(value: number | bigint): string {
  if (value > 0) return 'text-up';
  return value < 0 ? 'text-down' : 'text-ink';
}

interface GainProps {
  readonly units: Units;
  readonly currency: string;
  readonly className?: string;
}

/** Won or lost; the sign is written, since colour alone tells nothing to many. */
export function Gain({ units, currency, className }: GainProps) {
  const { format } = useText();
  return (
    <span className={clsx(directionClass(units), className)}>{format.money(units, currency, { sign: true })}</span>
  );
}

export function Change({ fraction, className }: { readonly fraction: number; readonly className?: string }) {
  const { format } = useText();
  return <span className={clsx(directionClass(fraction), className)}>{format.percent(fraction, { sign: true })}</span>;
}
