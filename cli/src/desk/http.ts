import type { Text } from '@gaemi/core/base/text.ts';
import type * as z from 'zod/mini';
import { CommandError, type Terminal } from '../terminal.ts';

const timeoutMs = 30_000;

export interface HttpAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
}

/** Asks for JSON and says in one line what is wrong when there is none. */
export async function askJson(terminal: Terminal, url: string, post?: JsonPost): Promise<HttpAnswer> {
  try {
    const response = await terminal.fetch(url, request(post));
    const { ok, status } = response;
    return { ok, status, body: parseJson(await response.text(), url) };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { origin } = new URL(url);
    const reason = reasonOf(error);
    const said = {
      ko: `${origin}: 응답이 없습니다(${reason}). 데스크가 켜져 있습니까?`,
      en: `${origin} does not answer (${reason}); is the desk running?`,
    };
    throw new CommandError(said, { cause: error });
  }
}

export interface JsonPost {
  readonly body: unknown;
  readonly token?: string;
}

/** Reads an answer by its schema; what does not fit is told with the address it came from. */
export function readAnswer<Schema extends z.ZodMiniType>(schema: Schema, body: unknown, url: string): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'answer'}: ${issue.message}`);
  throw new CommandError(notLikeADesk(url, faults.join('; ')));
}

function request(post?: JsonPost): RequestInit {
  const signal = AbortSignal.timeout(timeoutMs);
  if (post === undefined) return { signal };
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (post.token !== undefined) headers['authorization'] = `Bearer ${post.token}`;
  return { signal, method: 'POST', headers, body: JSON.stringify(post.body) };
}

function parseJson(text: string, url: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(notLikeADesk(url, 'no JSON'), { cause: error });
  }
}

function notLikeADesk(url: string, fault: string): Text {
  return { ko: `${url}: 데스크의 응답이 아닙니다(${fault})`, en: `${url} does not answer like a desk (${fault})` };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message || error.name;
}
