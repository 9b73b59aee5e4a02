import type { FieldError, NewBookingBody } from '../api/types';
import type { Language } from '../i18n/languages';
import type { Translate } from '../i18n/translate';
import { type FormError, isEmail, isPhone, typed } from './errors';

export interface SeatsForm {
  seats: string;
  name: string;
  phone: string;
  email: string;
  /** Made when the form is shown, so that sending it twice takes the seats once. */
  key: string;
}

const longestName = 100;

export function readSeatsForm(form: FormData): SeatsForm {
  return {
    seats: typed(form, 'seats'),
    name: typed(form, 'name'),
    phone: typed(form, 'phone'),
    email: typed(form, 'email'),
    key: typed(form, 'key'),
  };
}

export function checkSeatsForm(form: SeatsForm, t: Translate): FormError[] {
  const errors: FormError[] = [];
  const add = (field: string, message: string) => errors.push({ field, message });
  if (!/^[1-9]\d{0,2}$/.test(form.seats)) add('seats', t('seats.errors.seats'));
  if (!form.name) add('name', t('seats.errors.nameMissing'));
  else if (form.name.length > longestName) add('name', t('seats.errors.nameLong'));
  if (!form.phone && !form.email) add('phone', t('seats.errors.contactMissing'));
  if (form.phone && !isPhone(form.phone)) add('phone', t('seats.errors.phone'));
  if (form.email && !isEmail(form.email)) add('email', t('seats.errors.email'));
  return errors;
}

export function seatsRequest(form: SeatsForm, locale: Language): NewBookingBody['data'] {
  const { name, phone, email } = form;
  return {
    seats: Number(form.seats),
    contact: { name, ...(phone && { phone }), ...(email && { email }) },
    locale,
  };
}

/** The API's errors in our words, each at its field. */
export function errorsFromApi(fields: FieldError[], t: Translate): FormError[] {
  if (fields.length === 0) return [{ field: null, message: t('seats.errors.answer') }];
  return fields.map(({ path, code }) => {
    const field = path.at(-1) ?? '';
    if (field === 'seats') return { field, message: t('seats.errors.seats') };
    if (field === 'phone') return { field, message: t('seats.errors.phone') };
    if (field === 'email') return { field, message: t('seats.errors.email') };
    if (field === 'name')
      return { field, message: t(code === 'too_long' ? 'seats.errors.nameLong' : 'seats.errors.nameMissing') };
    if (field === 'contact') return { field: 'phone', message: t('seats.errors.contactMissing') };
    return { field: null, message: t('seats.errors.answer') };
  });
}
