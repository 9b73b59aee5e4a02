import { Button, Checkbox, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { type FormEvent, useState } from 'react';
import {
  addDays,
  formatTime,
  localDate,
  parseTimes,
  useChange,
  useDialogFocus,
  useWords,
  WEEKDAYS,
  weekdayName,
} from '../../../booking/admin/port';
import type { TripFacts } from '../passengers/passengers-dialog';
import { countTrips } from './days';

interface Planned {
  readonly data: { readonly made: number; readonly there: number; readonly past: number };
}

interface Props {
  readonly trip: TripFacts;
  readonly onClose: () => void;
}

/** The same trip at more times on more days, planned in one go. */
export function RepeatDialog({ trip, onClose }: Props) {
  const { say, locale } = useWords();
  const focus = useDialogFocus();
  const { send, busy } = useChange();
  const tomorrow = addDays(localDate(trip.departure, trip.timeZone), 1);
  const [from, setFrom] = useState(tomorrow);
  const [until, setUntil] = useState(addDays(tomorrow, 6));
  const [weekdays, setWeekdays] = useState<readonly number[]>(WEEKDAYS);
  const [typed, setTyped] = useState(() => formatTime(trip.departure, locale, trip.timeZone));
  const { times, unreadable } = parseTimes(typed);
  const count = countTrips({ from, until, weekdays, times });

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // Beside a trip's form React takes this one for a part of it, and would save the trip.
    event.stopPropagation();
    const url = `/trips/trips/${trip.documentId}/copies`;
    const planned = await send<Planned>(url, { from, until, weekdays, times }, ({ data: { made, there, past } }) =>
      say('trips.planned', { made, left: there + past }),
    );
    if (!planned) return;
    onClose();
  };

  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content {...focus}>
        <form onSubmit={(event) => void submit(event)}>
          <Modal.Header closeLabel={say('trips.close')}>
            <Modal.Title>{say('trips.repeat-title', { destination: trip.destination })}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={5}>
              <Field.Root
                name="times"
                required
                hint={say('trips.times-hint')}
                error={unreadable.length > 0 && say('trips.times-wrong', { words: unreadable.join(', ') })}
              >
                <Field.Label>{say('trips.times')}</Field.Label>
                <TextInput value={typed} onChange={(event) => setTyped(event.target.value)} />
                <Field.Hint />
                <Field.Error />
              </Field.Root>
              <Flex gap={4} alignItems="flex-start">
                <DateField name="from" label={say('trips.from-day')} value={from} onChange={setFrom} />
                <DateField name="until" label={say('trips.until-day')} value={until} onChange={setUntil} />
              </Flex>
              <Flex tag="fieldset" gap={4} wrap="wrap" borderWidth={0}>
                <Typography tag="legend" variant="pi" fontWeight="bold" paddingBottom={2}>
                  {say('trips.weekdays')}
                </Typography>
                {WEEKDAYS.map((day) => (
                  <Checkbox
                    key={day}
                    checked={weekdays.includes(day)}
                    onCheckedChange={(on) =>
                      setWeekdays(on === true ? [...weekdays, day] : weekdays.filter((other) => other !== day))
                    }
                  >
                    {weekdayName(day, locale)}
                  </Checkbox>
                ))}
              </Flex>
              <Typography role="status">{say('trips.plans', { count })}</Typography>
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={onClose}>
              {say('trips.close')}
            </Button>
            <Button type="submit" loading={busy} disabled={count === 0 || unreadable.length > 0}>
              {say('trips.plan')}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}

interface DateFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (date: string) => void;
}

function DateField({ name, label, value, onChange }: DateFieldProps) {
  return (
    <Field.Root name={name} required flex="1">
      <Field.Label>{label}</Field.Label>
      <TextInput type="date" required value={value} onChange={(event) => onChange(event.target.value)} />
    </Field.Root>
  );
}
