import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { forwardRef } from 'react';
import { useWords } from '../../../booking/admin/port';
import { useVenues } from './use-venues';

/** What the content manager gives to the input of a custom field. */
interface CustomInput {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly value?: string | null;
  readonly error?: string;
  readonly onChange: (name: string, value: string) => void;
}

/** A venue by its name, out of those that the person looks after. */
const VenueInput = forwardRef<HTMLDivElement, CustomInput>(
  ({ name, label, hint, required, disabled, value, error, onChange }, ref) => {
    const { say } = useWords();
    const { venues, nameOf } = useVenues();
    return (
      <Field.Root ref={ref} name={name} required={required} hint={hint} error={error}>
        <Field.Label>{label}</Field.Label>
        <SingleSelect
          disabled={disabled}
          placeholder={say('messaging.choose-venue')}
          value={value ?? ''}
          onChange={(chosen) => onChange(name, String(chosen))}
        >
          {venues.map(({ venue }) => (
            <SingleSelectOption key={venue} value={venue}>
              {nameOf(venue)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    );
  },
);

export default VenueInput;
