import { build } from 'esbuild';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { portSources } from '../src/runtime/ports/port-sources.ts';
import { secretsOf } from '../src/runtime/manifest.ts';
import { type FunctionSource, findSources } from './find-sources.ts';
import { loaderText } from './loader-text.ts';
import { slimFramework } from './slim-framework.ts';

const sourceFolder = path.resolve(import.meta.dirname, '../src');

export interface Bundled {
  readonly name: string;
  readonly folder: string;
  /** The source files that the bundle carries, each with the bytes it adds. */
  readonly inputs: ReadonlyMap<string, number>;
}

/** Writes `index.js` (for the framework's own command) and `server.js` (which starts itself) for each function. */
export async function bundleFunctions(options: {
  readonly switchboardPath: string;
  readonly outputFolder: string;
  readonly only?: readonly string[];
}): Promise<Bundled[]> {
  const sources = await findSources(options.switchboardPath);
  const wanted = sources.filter(({ definition }) => options.only?.includes(definition.name) ?? true);
  const bundled: Bundled[] = [];
  for (const source of wanted) bundled.push(await bundleFunction(source, options.outputFolder));
  return bundled;
}

async function bundleFunction(source: FunctionSource, outputFolder: string): Promise<Bundled> {
  const { name } = source.definition;
  const folder = path.join(outputFolder, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const [inputs] = await Promise.all([
    bundle(entryText(source), path.join(folder, 'bundle', 'function.js'), [framework]),
    bundle(`${entryText(source)}${listenText}`, path.join(folder, 'bundle', 'server.js'), []),
    writeFile(path.join(folder, 'index.js'), loaderText('function')),
    writeFile(path.join(folder, 'server.js'), loaderText('server')),
    writeFile(path.join(folder, 'package.json'), packageText(name)),
  ]);
  return { name, folder, inputs };
}

const framework = '@google-cloud/functions-framework';

async function bundle(contents: string, outfile: string, external: string[]): Promise<Bundled['inputs']> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: sourceFolder, loader: 'ts', sourcefile: 'entry.ts' },
    outfile,
    external,
    bundle: true,
    platform: 'node',
    // Scripts start faster than modules do.
    format: 'cjs',
    target: 'node24',
    minify: true,
    metafile: true,
    // Read only by who starts Node with --enable-source-maps; a stack of one long line tells nothing.
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    plugins: external.length === 0 ? [slimFramework] : [],
  });
  // What was looked at but is used by nobody adds nothing.
  const carried = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return new Map(carried.flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [[input, bytesInOutput]] : [])));
}

/** Imports the function and the ports it uses; whatever is not imported is not in the bundle. */
function entryText({ definition, modulePath, exportName }: FunctionSource): string {
  const ports = definition.uses.map((port) => ({ port, ...portSources[port] }));
  const readsSecrets = secretsOf(definition).length > 0;
  const imports = ports.map(({ module, opener }) => `import { ${opener} } from './${module}';`);
  const opened = ports.map(({ port, opener }) => `${port}: ${opener}(outside)`);
  return [
    `import { ${exportName} as definition } from ${JSON.stringify(modulePath)};`,
    `import { serveBundle } from './runtime/serve-bundle.ts';`,
    ...imports,
    ...(readsSecrets ? [`import { openSecrets } from './runtime/ports/open-secrets.ts';`] : []),
    `serveBundle(definition, (outside) => ({ ${opened.join(', ')} })${readsSecrets ? ', openSecrets' : ''});`,
    '',
  ].join('\n');
}

const listenText = [`import { listen } from './runtime/listen.ts';`, 'listen(definition);', ''].join('\n');

function packageText(name: string): string {
  const description = { name: `gaemi-${name}`, private: true, type: 'commonjs', main: 'index.js' };
  const scripts = { start: 'node server.js' };
  return `${JSON.stringify({ ...description, scripts, dependencies: { [framework]: '^5.0.5' } }, null, 2)}\n`;
}
