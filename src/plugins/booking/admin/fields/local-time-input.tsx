import 'temporal-polyfill/global';
import { Field, TextInput } from '@strapi/design-system';
import { forwardRef } from 'react';
import { instantOf, localDateOf } from '../../server/domain/time';
import { formatTime } from '../lib/time';
import { useWords } from '../lib/words';
import type { CustomInput } from './types';
import { useVenue } from './use-venue';

const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;

function toLocal(instant: string, zone: string): string {
  return `${localDateOf(new Date(instant), zone)}T${formatTime(instant, 'en', zone)}`;
}

function toInstant(local: string, zone: string): string | null {
  const [, date, time] = LOCAL.exec(local) ?? [];
  return date && time ? instantOf(date, time, zone).toISOString() : null;
}

/** A moment as the clock at the venue shows it, wherever the person sits who types it; stored as an instant. */
const LocalTimeInput = forwardRef<HTMLInputElement, CustomInput<string>>(
  ({ attribute, name, label, hint, required, disabled, value, error, onChange }, ref) => {
    const { say } = useWords();
    const options = attribute.options;
    const zone = useVenue(options).timeZone ?? options?.fallback ?? 'UTC';
    return (
      <Field.Root name={name} required={required} hint={hint || say('booking.zone-hint', { zone })} error={error}>
        <Field.Label>{label}</Field.Label>
        <TextInput
          ref={ref}
          type="datetime-local"
          disabled={disabled}
          value={value ? toLocal(value, zone) : ''}
          onChange={(event) => onChange(name, toInstant(event.target.value, zone))}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    );
  },
);

export default LocalTimeInput;
