import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { type FormEvent, type RefObject, useState } from 'react';
import { parseTime, useChange, useWords } from '../../../booking/admin/port';
import { problemWord } from '../lib/problems';
import type { Slot } from '../lib/types';

/** Height of a label: the button stands beside the inputs, also when one of them has something to say. */
const LABEL = '2.1rem';
const EMPTY = { time: '', covers: '2', name: '', phone: '', notes: '' };

type Wish = typeof EMPTY;

interface Props {
  readonly page: { readonly service: string; readonly date: string };
  readonly slots: readonly Slot[];
  readonly first: RefObject<HTMLInputElement>;
  readonly onTaken: () => Promise<void>;
}

/** The phone rings: time, covers, name, number, Enter. The next caller can be typed at once. */
export function PhoneForm({ page, slots, first, onTaken }: Props) {
  const { say } = useWords();
  const { send, busy, problems, refusal } = useChange();
  const [wish, setWish] = useState<Wish>(EMPTY);
  const [isFull, setFull] = useState(false);
  const name = wish.name.trim();
  // As it is written in the list where it comes twice that night; else as people type it.
  const time = slots.some((slot) => slot.time === wish.time) ? wish.time : parseTime(wish.time.trim());
  const covers = /^\d{1,4}$/.test(wish.covers.trim()) ? Number(wish.covers) : null;
  const ready = name !== '' && time !== null && covers !== null && covers > 0;
  const problem = (field: string) => problemWord(say, problems, field);

  const change = (field: keyof Wish) => (typed: { target: { value: string } }) => {
    setWish({ ...wish, [field]: typed.target.value });
    setFull(false);
  };

  const take = async (exceedCapacity: boolean): Promise<void> => {
    if (!ready || busy) return;
    const body = {
      date: page.date,
      time,
      covers,
      name,
      phone: wish.phone.trim() || null,
      notes: wish.notes.trim() || null,
    };
    const answer = await send<object>(`/tables/services/${page.service}/bookings`, { ...body, exceedCapacity }, () =>
      say('tables.taken-booking', { name, covers, time }),
    );
    setFull(!answer);
    if (!answer) return;
    setWish(EMPTY);
    first.current?.focus();
    await onTaken();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void take(false);
  };

  return (
    <Box
      tag="form"
      onSubmit={submit}
      aria-label={say('tables.phone-booking')}
      background="neutral0"
      padding={4}
      hasRadius
      shadow="tableShadow"
    >
      <Flex alignItems="flex-start" gap={2} wrap="wrap">
        <Field.Root
          name="time"
          required
          width="11rem"
          error={(wish.time !== '' && time === null && say('tables.wrong.time.format')) || problem('time')}
        >
          <Field.Label>{say('tables.time')}</Field.Label>
          <TextInput
            ref={first}
            list="tables-times"
            maxLength={11}
            autoComplete="off"
            placeholder="20:00"
            value={wish.time}
            onChange={change('time')}
          />
          <Field.Error />
        </Field.Root>
        <datalist id="tables-times">
          {slots.map(({ time: at, left }) => (
            <option
              key={at}
              value={at}
              label={left === null ? at : `${at} · ${say('tables.slot-left', { count: left })}`}
            />
          ))}
        </datalist>
        <Field.Root name="covers" required width="8rem" error={problem('covers')}>
          <Field.Label>{say('tables.covers')}</Field.Label>
          <TextInput
            inputMode="numeric"
            maxLength={4}
            autoComplete="off"
            value={wish.covers}
            onFocus={(event) => event.target.select()}
            onChange={change('covers')}
          />
          <Field.Error />
        </Field.Root>
        <Field.Root name="name" required flex="2" minWidth="16rem" error={problem('name')}>
          <Field.Label>{say('tables.name')}</Field.Label>
          <TextInput maxLength={120} autoComplete="off" value={wish.name} onChange={change('name')} />
          <Field.Error />
        </Field.Root>
        <Field.Root name="phone" flex="2" minWidth="14rem" error={problem('phone')}>
          <Field.Label>{say('tables.phone')}</Field.Label>
          <TextInput type="tel" maxLength={32} autoComplete="off" value={wish.phone} onChange={change('phone')} />
          <Field.Error />
        </Field.Root>
        <Field.Root name="notes" flex="3" minWidth="16rem" error={problem('notes')}>
          <Field.Label>{say('tables.notes')}</Field.Label>
          <TextInput maxLength={500} autoComplete="off" value={wish.notes} onChange={change('notes')} />
          <Field.Error />
        </Field.Root>
        <Box paddingTop={LABEL}>
          <Button type="submit" size="L" loading={busy} disabled={!ready}>
            {say('tables.take-booking')}
          </Button>
        </Box>
      </Flex>
      {isFull && refusal === 'SOLD_OUT' && (
        <Flex gap={4} paddingTop={3} role="alert">
          <Typography textColor="danger600">{say('tables.full-for', { covers: covers ?? 0 })}</Typography>
          <Button type="button" variant="danger-light" disabled={busy} onClick={() => void take(true)}>
            {say('tables.take-above')}
          </Button>
        </Flex>
      )}
    </Box>
  );
}
