import type { Indicator } from '@gaemi/core/signals/indicators/indicator.ts';
import * as z from 'zod/mini';

/** What a form needs to know of a parameter; read from the definition of its indicator. */
export interface ParamField {
  readonly name: string;
  /** Absent where nothing is a value of its own. */
  readonly initial: number | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly whole: boolean;
}

const Described = z.object({
  properties: z.optional(
    z.record(
      z.string(),
      z.object({
        type: z.optional(z.string()),
        default: z.optional(z.number()),
        minimum: z.optional(z.number()),
        maximum: z.optional(z.number()),
      }),
    ),
  ),
});

export function paramFields(indicator: Indicator): readonly ParamField[] {
  const { properties = {} } = Described.parse(z.toJSONSchema(z.object(indicator.params), { io: 'input' }));
  return Object.entries(properties).map(([name, property]) => ({
    name,
    initial: property.default,
    minimum: property.minimum,
    maximum: property.maximum,
    whole: property.type === 'integer',
  }));
}
