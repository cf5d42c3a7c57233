import * as z from 'zod/mini';
import { CommandError, type Terminal } from '../terminal.ts';
import { askJson, readAnswer } from './http.ts';

/** The part of the page's `/config.json` that signing in needs. */
const DeskConfig = z.object({
  apiKey: z.string(),
  /** Present on a desk that runs on one machine. */
  emulators: z.optional(z.object({ authUrl: z.url() })),
  demoUser: z.optional(z.object({ email: z.string(), password: z.string() })),
});
export type DeskConfig = z.output<typeof DeskConfig>;

export async function readDeskConfig(terminal: Terminal, origin: string): Promise<DeskConfig> {
  const url = `${origin}/config.json`;
  const { ok, status, body } = await askJson(terminal, url);
  if (!ok)
    throw new CommandError({
      ko: `${url}: ${status} 응답입니다. 데스크의 주소가 맞습니까?`,
      en: `${url} answers ${status}; is this the address of a desk?`,
    });
  return readAnswer(DeskConfig, body, url);
}

/** Checks the address of a desk; a password and its answers travel in the open only inside one machine. */
export function deskOrigin(desk: string): string {
  const url = URL.canParse(desk) ? new URL(desk) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new CommandError({
      ko: `"${desk}": 데스크의 주소가 아닙니다. https://desk.example처럼 적으세요`,
      en: `"${desk}" is not the address of a desk; write it like https://desk.example`,
    });
  }
  if (url.protocol === 'http:' && !isThisMachine(url)) {
    throw new CommandError({
      ko: `"${desk}": 암호화되지 않은 주소입니다. 다른 기기의 데스크에는 https로 묻습니다`,
      en: `"${desk}" is not encrypted; a desk elsewhere is asked over https`,
    });
  }
  return url.origin;
}

export function isThisMachine(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(url.hostname);
}
