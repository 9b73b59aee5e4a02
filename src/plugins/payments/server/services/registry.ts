import type { OnlineProvider, Provider, ProviderModule } from '../domain/provider';
import * as desk from '../providers/desk';
import * as sandbox from '../providers/sandbox';
import * as stripe from '../providers/stripe';

const OURS: Readonly<Record<string, ProviderModule>> = { desk, sandbox, stripe };

/** As they stand in the plugin's settings: name and options, those of a package with its name as `resolve`. */
export type ProviderSettings = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Place {
  readonly publicUrl: string;
  readonly production: boolean;
}

/** Part of addresses and of rows. */
const NAME = /^[a-z0-9][a-z0-9-]{0,40}$/;

/** The providers that are switched on. */
export class Providers {
  readonly #providers: ReadonlyMap<string, Provider>;

  constructor(providers: ReadonlyMap<string, Provider>) {
    this.#providers = providers;
  }

  /** Undefined for one that is not, or no longer, switched on. */
  get(name: string): Provider | undefined {
    return this.#providers.get(name);
  }

  online(name: string): OnlineProvider | undefined {
    const provider = this.#providers.get(name);
    return provider?.kind === 'online' ? provider : undefined;
  }

  isDesk(name: string): boolean {
    return this.#providers.get(name)?.kind === 'desk';
  }

  names(kind: Provider['kind']): string[] {
    return [...this.#providers].filter(([, provider]) => provider.kind === kind).map(([name]) => name);
  }
}

/**
 * Ours by their names, others by the package that `resolve` names, or their own name.
 * @throws Error in words for whoever runs the server: the boot ends with them
 */
export function createProviders(settings: ProviderSettings, { publicUrl, production }: Place): Providers {
  const made = Object.entries(settings).map(([name, { resolve, ...options }]): [string, Provider] => {
    if (!NAME.test(name)) throw new Error(`"${name}" is no name for a provider of payments`);
    const module = OURS[name] ?? load(String(resolve ?? name));
    const webhookUrl = `${publicUrl}/api/payments/webhooks/${name}`;
    return [name, module.init(options, { name, webhookUrl, publicUrl, production })];
  });
  return new Providers(new Map(made));
}

function load(name: string): ProviderModule {
  const exported = require(name) as ProviderModule & { default?: ProviderModule };
  const module = exported.default ?? exported;
  if (typeof module.init !== 'function') throw new Error(`${name} is no provider of payments: it exports no init()`);
  return module;
}
