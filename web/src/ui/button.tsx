import clsx from 'clsx';
import type { ButtonHTMLAttributes, Ref } from 'react';

const looks = {
  plain: 'border-line bg-transparent text-ink hover:bg-raised',
  accent: 'border-transparent bg-accent text-on-accent hover:opacity-90',
  danger: 'border-transparent bg-warn text-[#1a1200] hover:opacity-90',
} as const;

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: keyof typeof looks;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={clsx(
        'inline-flex min-h-9 items-center justify-center gap-1.5 rounded-lg border px-3 text-sm font-semibold whitespace-nowrap max-sm:min-h-11',
        looks[look],
        className,
      )}
      {...rest}
    />
  );
}
