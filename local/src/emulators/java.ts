import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, lastLine, startChild } from '../processes/child.ts';
import { SetupError } from '../processes/setup-error.ts';
import type { Shutdown } from '../processes/shutdown.ts';

const remedy =
  'install a Java runtime, version 21 or newer (https://adoptium.net), and put it on the PATH or into JAVA_HOME';

// Started many times a day, each for a short while: the quick compiler and the small collector halve the start.
const virtualMachine = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xms64m', '-Duser.language=en'];

interface JavaProgram {
  readonly name: string;
  readonly args: readonly string[];
}

/** @throws SetupError when there is no Java. */
export async function startJava({ name, args }: JavaProgram, shutdown: Shutdown): Promise<Child> {
  try {
    return await startChild({ name, file: javaPath(), args: [...virtualMachine, ...args] }, shutdown);
  } catch (error) {
    throw new SetupError(`Java was not found, and the emulators need it; ${remedy}`, { cause: error });
  }
}

/** Why a Java program ended before it was ready, as one line. */
export function explainExit(name: string, printed: string): SetupError {
  if (/UnsupportedClassVersionError|Unrecognized VM option|requires Java/i.test(printed)) {
    return new SetupError(`the installed Java is too old for ${name}; ${remedy}`);
  }
  if (/Unable to locate a Java Runtime/i.test(printed)) {
    return new SetupError(`Java was not found, and the emulators need it; ${remedy}`);
  }
  if (/Address already in use|BindException|Failed to bind/i.test(printed)) {
    return new SetupError(`another program took the port of ${name} meanwhile; start again`);
  }
  return new SetupError(`${name} ended before it was ready: ${reasonIn(printed)}`);
}

/** A Java program's own words stand above its stack. */
function reasonIn(printed: string): string {
  return printed.split('\n').find((line) => /(Exception|Error)\b/.test(line)) ?? lastLine(printed);
}

function javaPath(): string {
  const home = process.env['JAVA_HOME'];
  if (home === undefined || home === '') return 'java';
  const path = join(home, 'bin', 'java');
  if (existsSync(path)) return path;
  throw new Error(`JAVA_HOME names "${home}", which has no bin/java`);
}
