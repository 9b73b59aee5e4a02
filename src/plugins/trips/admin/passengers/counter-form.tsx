import { Box, Button, Field, Flex, NumberInput, TextInput } from '@strapi/design-system';
import { type FormEvent, useRef, useState } from 'react';
import { type FieldProblem, useChange, useWords } from '../../../booking/admin/port';

/** Height of a label: the button stands beside the inputs, also when one of them has something to say. */
const LABEL = '2.1rem';
const EMPTY = { name: '', phone: '', seats: 1 };

interface Props {
  readonly trip: string;
  readonly onTaken: () => Promise<void>;
}

/** Someone at the counter: name, phone, seats, Enter. The next one can be typed at once. */
export function CounterForm({ trip, onTaken }: Props) {
  const { say } = useWords();
  const { send, busy, problems } = useChange();
  const [wish, setWish] = useState(EMPTY);
  const [customer, setCustomer] = useState(1);
  const first = useRef<HTMLInputElement>(null);
  const name = wish.name.trim();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // Beside a trip's form React takes this one for a part of it, and would save the trip.
    event.stopPropagation();
    if (!name || busy) return;
    const body = { name, phone: wish.phone.trim() || null, seats: wish.seats };
    const done = (): string => say('trips.taken-booking', { name, count: wish.seats });
    const answer = await send<{ data: { code: string } }>(`/trips/trips/${trip}/bookings`, body, done);
    if (!answer) return;
    setWish(EMPTY);
    setCustomer(customer + 1);
    first.current?.focus();
    await onTaken();
  };

  return (
    <form onSubmit={(event) => void submit(event)} aria-label={say('trips.counter')}>
      <Flex alignItems="flex-start" gap={2} wrap="wrap">
        <Field.Root name="name" required flex="3">
          <Field.Label>{say('trips.name')}</Field.Label>
          <TextInput
            ref={first}
            maxLength={120}
            autoComplete="off"
            value={wish.name}
            onChange={(typed) => setWish({ ...wish, name: typed.target.value })}
          />
        </Field.Root>
        <Field.Root name="phone" flex="3" error={isWrong('phone', problems) && say('trips.phone-wrong')}>
          <Field.Label>{say('trips.phone')}</Field.Label>
          <TextInput
            type="tel"
            maxLength={32}
            autoComplete="off"
            value={wish.phone}
            onChange={(typed) => setWish({ ...wish, phone: typed.target.value })}
          />
          <Field.Error />
        </Field.Root>
        <Field.Root name="seats" required flex="1" minWidth="7rem">
          <Field.Label>{say('trips.seats')}</Field.Label>
          {/* It keeps showing what was typed whatever its value becomes: each customer gets a new one. */}
          <NumberInput
            key={customer}
            min={1}
            value={wish.seats}
            onValueChange={(seats) => setWish({ ...wish, seats: seats ?? 1 })}
          />
        </Field.Root>
        <Box paddingTop={LABEL}>
          <Button type="submit" size="L" loading={busy} disabled={!name}>
            {say('trips.take-booking')}
          </Button>
        </Box>
      </Flex>
    </form>
  );
}

const isWrong = (field: string, problems: readonly FieldProblem[]): boolean =>
  problems.some(({ path }) => path[0] === field);
