import { Field, TextInput } from '@strapi/design-system';
import { forwardRef, useEffect, useState } from 'react';
import { moneyDigits, parseMoney } from '../lib/money';
import { useWords } from '../lib/words';
import type { CustomInput } from './types';
import { useVenue } from './use-venue';

/** An amount, typed and shown in major units (12,500) and stored in minor ones (12500), by the venue's currency. */
const MoneyInput = forwardRef<HTMLInputElement, CustomInput<number>>(
  ({ attribute, name, label, required, disabled, value, error, onChange }, ref) => {
    const { say, locale } = useWords();
    const options = attribute.options;
    const currency = useVenue(options).currency ?? options?.fallback ?? 'EUR';
    const [typed, setTyped] = useState<string | null>(null);
    const shown = value === null || value === undefined ? '' : moneyDigits(value, currency, locale);
    const unreadable = typed !== null && typed.trim() !== '' && parseMoney(typed, currency) === null;

    // Another value came from elsewhere (saved, another row): what was typed is of no use any more.
    useEffect(() => {
      setTyped((before) => (before !== null && parseMoney(before, currency) === (value ?? null) ? before : null));
    }, [value, currency]);

    const type = (text: string): void => {
      setTyped(text);
      const amount = parseMoney(text, currency);
      // What cannot be read is not saved as something else: a required field then says that it is missing.
      onChange(name, amount);
    };

    return (
      <Field.Root
        name={name}
        required={required}
        // The content manager's own hint counts in minor units.
        hint={say('booking.money-hint', { example: moneyDigits(12_500, currency, locale), currency })}
        error={unreadable ? say('booking.money-unreadable', { currency }) : error}
      >
        <Field.Label>{label}</Field.Label>
        <TextInput
          ref={ref}
          inputMode="decimal"
          autoComplete="off"
          disabled={disabled}
          value={typed ?? shown}
          onChange={(event) => type(event.target.value)}
          onBlur={() => !unreadable && setTyped(null)}
          endAction={<span>{currency}</span>}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    );
  },
);

export default MoneyInput;
