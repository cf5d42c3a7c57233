import type { Instant } from '@gaemi/core/base/instant.ts';
import type { JobProgress } from '@gaemi/core/base/job.ts';
import { callables, type CallableInput, type CallableName, type CallableOutput } from '@gaemi/core/callables.ts';
import { Tick, type TopicMessage, type TopicName, topics } from '@gaemi/core/topics.ts';
import * as z from 'zod/mini';
import type { BaseContext, Context, PortName } from './context.ts';
import { parseInput, parseMessage } from './parse.ts';

/** The service account a function runs as; only Terraform knows what each may do. */
export type Identity = 'collector' | 'analyst' | 'trader' | 'bookkeeper' | 'desk' | 'keeper';

/** Who asks: a signed-in member. */
export interface Caller {
  readonly userId: string;
  readonly email: string | undefined;
}

/** One entry of the switchboard, whatever wakes it. `handle` parses, then runs. */
export interface DefinedFunction {
  readonly name: string;
  readonly trigger: 'schedule' | 'topic' | 'callable' | 'http';
  readonly schedule?: string;
  readonly timeZone?: string;
  readonly topic?: TopicName;
  readonly identity: Identity;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly uses: readonly PortName[];
  readonly secrets: readonly string[];
  handle(request: FunctionRequest, context: Context<PortName>): Promise<unknown>;
}

export interface FunctionRequest {
  /** Unparsed: a message's JSON, a callable's `data`, a query's parameters. */
  readonly data: unknown;
  /** The time of a tick without one of its own: the minute it was published in. */
  readonly atMs: Instant;
  readonly caller?: Caller;
}

interface Common<Uses extends PortName> {
  readonly name: string;
  readonly identity: Identity;
  readonly memoryMb?: number;
  readonly timeoutSeconds?: number;
  /** The ports it is handed beyond the base; its bundle carries no other adapter. */
  readonly uses?: readonly Uses[];
  readonly secrets?: readonly string[];
}

/** Woken by the clock; `atMs` is the tick's own minute, the same for every repeat. */
export function defineScheduled<Uses extends PortName = never>(
  definition: Common<Uses> & {
    readonly schedule: string;
    readonly timeZone?: string;
    /** Answers how much of its list it has worked through, when it has one. */
    run(tick: { readonly atMs: Instant }, context: Context<Uses>): Promise<JobProgress | void>;
  },
): DefinedFunction {
  const { schedule, timeZone = 'Asia/Seoul' } = definition;
  return {
    ...resources(definition),
    trigger: 'schedule',
    schedule,
    timeZone,
    handle: ({ data, atMs }, context) => definition.run({ atMs: parseMessage(Tick, data ?? {}).atMs ?? atMs }, context),
  };
}

/** Woken by a message; handles it as if it were the first and the only one, however often it comes. */
export function defineSubscriber<Topic extends TopicName, Uses extends PortName = never>(
  definition: Common<Uses> & {
    readonly topic: Topic;
    run(message: TopicMessage<Topic>, context: Context<Uses>): Promise<void>;
  },
): DefinedFunction {
  const schema: z.ZodMiniType = topics[definition.topic];
  return {
    ...resources(definition),
    trigger: 'topic',
    topic: definition.topic,
    handle: ({ data }, context) => definition.run(parseMessage(schema, data) as TopicMessage<Topic>, context),
  };
}

/** Asked by a signed-in member from the page or the command line. */
export function defineCallable<Name extends CallableName, Uses extends PortName = never>(
  definition: Omit<Common<Uses>, 'name'> & {
    readonly name: Name;
    run(input: CallableInput<Name>, caller: Caller, context: Context<Uses>): Promise<CallableOutput<Name>>;
  },
): DefinedFunction {
  const { input, output }: { input: z.ZodMiniType; output: z.ZodMiniType } = callables[definition.name];
  return {
    ...resources(definition),
    trigger: 'callable',
    async handle({ data, caller }, context) {
      if (caller === undefined) throw new Error(`"${definition.name}" was handed to its handler without a caller`);
      const answer = await definition.run(parseInput(input, data) as CallableInput<Name>, caller, context);
      return z.encode(output, answer);
    },
  };
}

/** What is told to anybody; a desk that is not alive is sent as 503, since checks from outside look no further. */
export interface HttpAnswer {
  readonly isAlive: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asked by anybody over HTTP; answers JSON. */
export function defineHttp(
  definition: Common<never> & {
    run(context: BaseContext): Promise<HttpAnswer>;
  },
): DefinedFunction {
  return { ...resources(definition), trigger: 'http', handle: (_request, context) => definition.run(context) };
}

function resources(definition: Common<PortName>) {
  const { name, identity, memoryMb = 256, timeoutSeconds = 60, uses = [], secrets = [] } = definition;
  return { name, identity, memoryMb, timeoutSeconds, uses, secrets };
}
