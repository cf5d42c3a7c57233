import { cloudEvent, http } from '@google-cloud/functions-framework';
import type { DefinedFunction } from './define.ts';
import type { Host } from './host.ts';
import { callableHandler } from './serve-callable.ts';
import { eventHandler } from './serve-event.ts';
import { httpHandler } from './serve-http.ts';

/** Registers a function with the framework, under its own name. */
export function serve(definition: DefinedFunction, host: Host): void {
  if (definition.trigger === 'callable') http(definition.name, callableHandler(definition, host));
  else if (definition.trigger === 'http') http(definition.name, httpHandler(definition, host));
  else cloudEvent(definition.name, eventHandler(definition, host));
}
