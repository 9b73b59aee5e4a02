import type { ReactNode } from 'react';
import type { VenueOptions } from './use-venue';

/** What the content manager gives to the input of a custom field. */
export interface CustomInput<T> {
  readonly attribute: { readonly options?: VenueOptions & { readonly fallback?: string } };
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly value?: T | null;
  readonly error?: string;
  readonly onChange: (name: string, value: T | null) => void;
}
