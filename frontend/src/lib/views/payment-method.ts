import { randomUUID } from 'node:crypto';
import type { Money } from '../api/types';
import type { RequestContext } from '../request-context';

const described = ['stripe', 'sandbox', 'desk'] as const;

/** One way to pay, as a form with one button. */
export interface PayChoice {
  provider: string;
  button: string;
  hint: string;
  isMain: boolean;
  /** Made when the form is shown, so that sending it twice begins one payment. */
  key: string;
}

/** How a way to pay is called; one that came with a package goes by its own name. */
export function methodName({ t }: RequestContext, provider: string): string {
  return t(`payment.methods.${wordsFor(provider)}.name`, { provider });
}

export function payChoice({ t, format }: RequestContext, provider: string, due: Money, isMain: boolean): PayChoice {
  const words = wordsFor(provider);
  const values = { amount: format.money(due), provider };
  return {
    provider,
    button: t(`payment.methods.${words}.button`, values),
    hint: t(`payment.methods.${words}.hint`, values),
    isMain,
    key: randomUUID(),
  };
}

function wordsFor(provider: string): (typeof described)[number] | 'named' {
  return described.find((known) => known === provider) ?? 'named';
}
