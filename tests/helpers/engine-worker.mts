import { createRequire } from 'node:module';
import { withBootLock } from '../../src/cli/boot-lock.mts';
import { ROOT } from '../../src/cli/paths.mts';
import { type Engine, engineCalls, plainError } from './engine-calls.mts';

/**
 * One process with the engine in it, that does what it is told over IPC: `{id, name, args}` in, `{id, value}` or
 * `{id, error}` out.
 */
interface Call {
  readonly id: number;
  readonly name: keyof Engine;
  readonly args: unknown[];
}

const require = createRequire(import.meta.url);
const { createStrapi } = require('@strapi/strapi') as typeof import('@strapi/strapi');

const strapi = createStrapi({ appDir: ROOT, distDir: process.env.RELAIS_TEST_DIST ?? `${ROOT}/dist` });
await withBootLock(process.env.DATABASE_URL ?? '', () => strapi.load());
const engine = engineCalls(strapi);

async function answer({ id, name, args }: Call): Promise<void> {
  try {
    const value = await (engine[name] as (...given: unknown[]) => Promise<unknown>)(...args);
    process.send?.({ id, value });
  } catch (error) {
    const { code, message, ...rest } = plainError(error);
    process.send?.({ id, error: { ...rest, code, message } });
  }
}

process.on('message', (call: Call | 'stop') => {
  if (call === 'stop') void strapi.destroy().then(() => process.exit(0));
  else void answer(call);
});
process.send?.('ready');
