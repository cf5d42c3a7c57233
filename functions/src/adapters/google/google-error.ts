import * as z from 'zod/mini';

/** What one of Google's services refused, under its canonical status, as `ALREADY_EXISTS`. */
export class GoogleError extends Error {
  readonly status: string;

  constructor(status: string, message: string) {
    super(`${status}: ${message}`);
    this.name = 'GoogleError';
    this.status = status;
  }
}

const ErrorBody = z.object({
  error: z.object({ status: z.string(), message: z.optional(z.string()) }),
});

/** Reads the body of a failed request; answers that stream come as a list, and so do their errors. */
export function readGoogleError(httpStatus: number, body: string): GoogleError {
  const parsed = z.safeParse(z.union([ErrorBody, z.array(ErrorBody)]), parseJson(body)).data;
  const { error } = (Array.isArray(parsed) ? parsed[0] : parsed) ?? {};
  if (error !== undefined) return new GoogleError(error.status, error.message ?? '');
  // Whatever stands between, as a load balancer, answers without a status of Google's own.
  return new GoogleError(httpStatus >= 500 ? 'UNAVAILABLE' : 'UNKNOWN', `HTTP ${httpStatus} ${body.slice(0, 200)}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
