/** The code of a part of the page could not be fetched, since nobody answers at its address. */
export class UnservedError extends Error {
  constructor(cause: unknown) {
    super('not served', { cause });
  }
}

/** Whether anybody answers at the page's own address: a page that is loaded anew while nobody does is gone, and with it the way to halt. */
export async function isServed(): Promise<boolean> {
  if (!navigator.onLine) return false;
  return fetch('/mark.svg', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Loads the page anew where that can succeed; resolves to whether it was tried. */
export async function reloadServed(): Promise<boolean> {
  const served = await isServed();
  if (served) location.reload();
  return served;
}
