import { LOCALES } from '../../server/domain/locales';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly attribute: object;
}

interface Form {
  readonly layout: { readonly layout: readonly (readonly (readonly Field[])[])[] };
}

const isBooking = ({ layout: { layout } }: Form): boolean => layout.flat(2).some(({ name }) => name === 'contactName');

/** The customer's language is chosen by its name, where the database keeps a code. */
const offerLanguages = (field: Field): Field =>
  field.name === 'language'
    ? { ...field, type: 'enumeration', attribute: { type: 'enumeration', enum: LOCALES } }
    : field;

/** Called by the content manager for every form; changes that of bookings alone. */
export function writeForm<T extends Form>(form: T): T {
  if (!isBooking(form)) return form;
  const layout = form.layout.layout.map((panel) => panel.map((row) => row.map(offerLanguages)));
  return { ...form, layout: { ...form.layout, layout } };
}
