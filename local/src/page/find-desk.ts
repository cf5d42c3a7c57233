import * as z from 'zod/mini';

/** Answered by every desk of ours, so that the next one knows who has its port. */
export const deskPath = '/desk.json';

const DeskProcess = z.object({ gaemi: z.object({ processId: z.int() }) });

export function describeDesk(): z.output<typeof DeskProcess> {
  return { gaemi: { processId: process.pid } };
}

/** Says how to end the desk that serves its page at a port; nothing when nobody does, or somebody else. */
export async function findDesk(port: number): Promise<string | undefined> {
  try {
    const response = await fetch(`http://localhost:${port}${deskPath}`, { signal: AbortSignal.timeout(1_000) });
    const { processId } = DeskProcess.parse(await response.json()).gaemi;
    return `a desk is still running there; end it with "kill ${processId}"`;
  } catch {
    return undefined;
  }
}
