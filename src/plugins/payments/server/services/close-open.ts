import type { Writer } from '../../../booking/server/port';
import type { Payment } from '../payment';
import { amendPromise, askAfter } from '../persistence/progress';
import type { Parts } from './give-back';

/** What is open asks for what is due, or is closed: at the desk at once, elsewhere as soon as the provider is told. */
export async function closeOpen(
  { providers }: Parts,
  writer: Writer,
  payments: readonly Payment[],
  due: number,
): Promise<void> {
  const open = payments.filter(({ status, amount }) => status === 'pending' && (due === 0 || amount !== due));
  const online = open.filter(({ provider }) => !providers.isDesk(provider));
  if (online.length > 0)
    await askAfter(
      writer,
      online.map(({ id }) => id),
      true,
    );
  for (const { id } of open.filter(({ provider }) => providers.isDesk(provider))) await amendPromise(writer, id, due);
}
