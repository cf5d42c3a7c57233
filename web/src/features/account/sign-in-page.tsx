import { type FormEvent, type InputHTMLAttributes, useId, useState } from 'react';
import type { Backend, SignInFault } from '../../live/backend.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';

/** Who are you? A desk on one machine offers its demo member. */
export function SignInPage({ backend }: { readonly backend: Backend }) {
  const { t } = usePageText();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<SignInFault>();
  const { demoUser } = backend;

  async function signIn(user: { readonly email: string; readonly password: string }): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFault(undefined);
    setFault(await backend.sessions.signIn(user.email, user.password).catch((): SignInFault => 'offline'));
    setBusy(false);
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn({ email, password });
  };
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-sm rounded-2xl border border-line bg-panel p-6">
        <p className="flex items-center gap-2.5 text-xl font-bold">
          <img src="/mark.svg" alt="" width={30} height={30} />
          Gaemi
        </p>
        <p className="mt-1 text-soft">{t('app.tagline')}</p>
        <h1 className="mt-6 text-lg font-semibold">{t('signIn.title')}</h1>
        <form onSubmit={submit} className="mt-3 grid gap-3">
          <Field
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Field
            label={t('signIn.password')}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <p role="alert" className="min-h-5 text-xs text-warn-ink">
            {fault !== undefined && t(`signIn.${fault}`)}
          </p>
          <Button type="submit" look="accent" aria-disabled={busy}>
            {t(busy ? 'signIn.busy' : 'signIn.submit')}
          </Button>
        </form>
        {demoUser !== undefined && (
          <div className="mt-5 grid gap-2 border-t border-line pt-5">
            <Button onClick={() => void signIn(demoUser)}>{t('signIn.demo')}</Button>
            <p className="text-xs text-soft">{t('signIn.demoHint')}</p>
          </div>
        )}
      </div>
    </main>
  );
}

function Field({ label, ...input }: { readonly label: string } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <label htmlFor={id} className="text-xs font-medium text-soft">
      {label}
      <input
        id={id}
        required
        className="mt-1 w-full rounded-lg border border-line bg-canvas px-3 py-2 text-base text-ink"
        {...input}
      />
    </label>
  );
}
