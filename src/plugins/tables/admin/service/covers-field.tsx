import { Button, Flex, TextInput, Typography } from '@strapi/design-system';
import { type FormEvent, useState } from 'react';
import { useChange, useWords } from '../../../booking/admin/port';
import type { ServicePage } from '../lib/types';

/** A number of covers as it is typed; empty: by hand. Undefined when it is neither. */
export function parseCovers(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  return /^\d{1,4}$/.test(text) && Number(text) <= 5_000 ? Number(text) : undefined;
}

/** The covers of this date, changed where they stand. What is being typed stays, whatever comes in meanwhile. */
export function CoversField({ service }: { service: ServicePage }) {
  const { say } = useWords();
  const { send, busy } = useChange();
  const [typed, setTyped] = useState<string | null>(null);
  const { covers, usual, changed } = service;
  const wanted = typed === null ? covers : parseCovers(typed);
  const isChanged = typed !== null && wanted !== covers;

  const put = async (change: object, done: string): Promise<void> => {
    const body = { dates: [service.date], ...change };
    if (await send(`/tables/services/${service.service}/dates`, body, () => done)) setTyped(null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted === undefined || !isChanged) return;
    void put({ covers: wanted }, say('tables.covers-set', { covers: wanted ?? say('tables.by-hand') }));
  };

  return (
    <form onSubmit={submit} aria-label={say('tables.covers')}>
      <Flex gap={2}>
        <TextInput
          aria-label={say('tables.covers-of-date')}
          size="S"
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          placeholder={say('tables.by-hand')}
          style={{ width: '7rem' }}
          hasError={wanted === undefined}
          value={typed ?? String(covers ?? '')}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && setTyped(null)}
        />
        {isChanged && (
          <Button type="submit" size="S" loading={busy} disabled={wanted === undefined}>
            {say('tables.set')}
          </Button>
        )}
        {!isChanged && changed && usual !== covers && (
          <Button
            type="button"
            size="S"
            variant="tertiary"
            disabled={busy}
            onClick={() => void put({ reset: true }, say('tables.reset-done'))}
          >
            {say('tables.reset-to', { covers: usual ?? say('tables.by-hand') })}
          </Button>
        )}
        {wanted === undefined && (
          <Typography variant="pi" textColor="danger600">
            {say('tables.covers-wrong')}
          </Typography>
        )}
      </Flex>
    </form>
  );
}
