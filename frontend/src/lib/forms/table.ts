import type { FieldError, NewTableBody } from '../api/types';
import type { Language } from '../i18n/languages';
import type { Translate } from '../i18n/translate';
import { parseLocalDate } from '../time/local-date';
import { readSeating } from '../views/table-wish';
import { type FormError, isEmail, isPhone, typed, typedText } from './errors';

export interface TableForm {
  covers: string;
  date: string;
  /** Service and hour, as in an address. */
  time: string;
  name: string;
  phone: string;
  email: string;
  notes: string;
  /** Made when the form is shown, so that sending it twice asks for one table. */
  key: string;
}

const longestName = 100;
export const longestNotes = 500;

/** What says which table is meant, rather than who comes. */
const choice: readonly (string | null)[] = ['covers', 'date', 'time'];

export function readTableForm(form: FormData): TableForm {
  return {
    covers: typed(form, 'covers'),
    date: typed(form, 'date'),
    time: typed(form, 'time'),
    name: typed(form, 'name'),
    phone: typed(form, 'phone'),
    email: typed(form, 'email'),
    notes: typedText(form, 'notes'),
    key: typed(form, 'key'),
  };
}

export function checkTableForm(form: TableForm, most: number, t: Translate): FormError[] {
  const errors: FormError[] = [];
  const add = (field: string, message: string) => errors.push({ field, message });
  const covers = Number(form.covers);
  if (!/^\d{1,4}$/.test(form.covers) || covers < 1 || covers > most) add('covers', t('tables.errors.covers', { most }));
  if (!parseLocalDate(form.date)) add('date', t('tables.errors.date'));
  if (!readSeating(form.time)) add('time', t('tables.errors.time'));
  if (!form.name) add('name', t('tables.errors.nameMissing'));
  else if (form.name.length > longestName) add('name', t('seats.errors.nameLong'));
  if (!form.phone && !form.email) add('phone', t('seats.errors.contactMissing'));
  if (form.phone && !isPhone(form.phone)) add('phone', t('seats.errors.phone'));
  if (form.email && !isEmail(form.email)) add('email', t('seats.errors.email'));
  if (form.notes.length > longestNotes) add('notes', t('tables.errors.notesLong'));
  return errors;
}

export function tableRequest(form: TableForm, locale: Language): NewTableBody['data'] {
  const { name, phone, email, notes } = form;
  const seating = readSeating(form.time);
  return {
    date: form.date,
    time: seating?.time ?? '',
    service: seating?.service,
    covers: Number(form.covers),
    contact: { name, ...(phone && { phone }), ...(email && { email }) },
    ...(notes && { notes }),
    locale,
  };
}

/** Whether the table itself must be chosen anew. */
export function concernsChoice(errors: readonly FormError[]): boolean {
  return errors.some(({ field }) => choice.includes(field));
}

/** The API's errors in our words, each at its field. */
export function tableErrors(fields: readonly FieldError[], most: number, t: Translate): FormError[] {
  if (fields.length === 0) return [{ field: null, message: t('seats.errors.answer') }];
  return fields.map(({ path, code }) => {
    const field = path.at(-1) ?? '';
    if (field === 'covers' || field === 'quantity') {
      return { field: 'covers', message: t('tables.errors.covers', { most }) };
    }
    if (field === 'date') return { field, message: dateError(code, t) };
    if (field === 'time' || field === 'service') return { field: 'time', message: t('tables.errors.time') };
    if (field === 'phone') return { field, message: t('seats.errors.phone') };
    if (field === 'email') {
      return code === 'required'
        ? { field: 'phone', message: t('seats.errors.contactMissing') }
        : { field, message: t('seats.errors.email') };
    }
    if (field === 'name') {
      return { field, message: t(code === 'too_long' ? 'seats.errors.nameLong' : 'tables.errors.nameMissing') };
    }
    if (field === 'notes') return { field, message: t('tables.errors.notesLong') };
    if (field === 'contact') return { field: 'phone', message: t('seats.errors.contactMissing') };
    return { field: null, message: t('seats.errors.answer') };
  });
}

function dateError(code: string, t: Translate): string {
  if (code === 'past') return t('tables.errors.past');
  if (code === 'closed') return t('tables.errors.closed');
  if (code === 'too_far') return t('tables.errors.tooFar');
  if (code === 'too_late') return t('tables.errors.tooLate');
  return t('tables.errors.date');
}
