import clsx from 'clsx';

interface BarProps {
  readonly label: string;
  /** 0 to 1; more is drawn as full. */
  readonly fraction: number;
  readonly alarming?: boolean;
}

/** Scaled, never resized: a growing width would lay out the page at every tick. */
export function Bar({ label, fraction, alarming = false }: BarProps) {
  const shown = Math.min(1, Math.max(0, fraction));
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(shown * 100)}
      className="h-1.5 overflow-hidden rounded-full bg-raised"
    >
      <div
        className={clsx('h-full origin-left rounded-full', alarming ? 'bg-warn' : 'bg-accent')}
        style={{ transform: `scaleX(${shown})` }}
      />
    </div>
  );
}
