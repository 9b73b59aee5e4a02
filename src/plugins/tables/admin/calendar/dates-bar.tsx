import { Box, Button, Flex, TextInput, Typography } from '@strapi/design-system';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useChange, useWords } from '../../../booking/admin/port';
import { parseCovers } from '../service/covers-field';
import type { ChosenDates } from './use-chosen-dates';

interface Props {
  /** documentId */
  readonly service: string;
  readonly dates: ChosenDates;
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly onChanged: () => Promise<void>;
}

const ACTS = [
  { word: 'tables.by-hand-button', variant: 'tertiary', change: { covers: null } },
  { word: 'tables.close-dates', variant: 'danger-light', change: { closed: true } },
  { word: 'tables.open-dates', variant: 'success-light', change: { closed: false } },
  { word: 'tables.reset', variant: 'tertiary', change: { reset: true } },
] as const;

/** What is done with the days that are chosen, all of them in one go. */
export function DatesBar({ service, dates: { chosen, clear }, typed, setTyped, onChanged }: Props) {
  const { say } = useWords();
  const { send, busy } = useChange();
  const [note, setNote] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const covers = typed.trim() === '' ? undefined : parseCovers(typed);
  const count = chosen.size;

  useEffect(() => {
    // Begun on a day of the calendar: it goes on here.
    if (typed.length === 1) input.current?.focus();
  }, [typed]);

  const put = async (change: object): Promise<void> => {
    if (count === 0 || busy) return;
    const body = { dates: [...chosen].sort(), ...change };
    const answer = await send<object>(`/tables/services/${service}/dates`, body, () =>
      say('tables.dates-changed', { count }),
    );
    if (!answer) return;
    setTyped('');
    setNote('');
    clear();
    await onChanged();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const words = note.trim() === '' ? {} : { note: note.trim() };
    if (typeof covers === 'number' || note.trim() !== '')
      void put({ ...(typeof covers === 'number' && { covers }), ...words });
  };

  return (
    <Box
      tag="form"
      onSubmit={submit}
      aria-label={say('tables.change-dates')}
      background="neutral0"
      padding={3}
      hasRadius
      shadow="tableShadow"
    >
      <Flex gap={2} wrap="wrap">
        <Typography role="status" fontWeight="bold" style={{ minWidth: '16rem' }}>
          {count === 0 ? say('tables.choose-dates') : say('tables.dates-chosen', { count })}
        </Typography>
        <TextInput
          ref={input}
          size="S"
          aria-label={say('tables.covers')}
          placeholder={say('tables.covers')}
          inputMode="numeric"
          maxLength={4}
          autoComplete="off"
          style={{ width: '8rem' }}
          hasError={typed.trim() !== '' && typeof covers !== 'number'}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <TextInput
          size="S"
          aria-label={say('tables.note')}
          placeholder={say('tables.note')}
          maxLength={255}
          autoComplete="off"
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button
          type="submit"
          size="S"
          loading={busy}
          disabled={count === 0 || (typeof covers !== 'number' && note.trim() === '')}
        >
          {say('tables.set')}
        </Button>
        {ACTS.map(({ word, variant, change }) => (
          <Button
            key={word}
            type="button"
            size="S"
            variant={variant}
            disabled={count === 0 || busy}
            onClick={() => void put(change)}
          >
            {say(word)}
          </Button>
        ))}
      </Flex>
    </Box>
  );
}
