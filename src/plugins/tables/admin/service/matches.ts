/** The part of a line that is searched. */
interface Searched {
  readonly contact: { readonly name: string; readonly email: string | null; readonly phone: string | null };
  readonly code: string;
  readonly notes: string | null;
  readonly time: string;
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const digits = (text: string): string => text.replaceAll(/\D/g, '');

/** Name, phone, code or notes, however they are written: `helene` finds Hélène, `98 765` finds +21698765432. */
export function matches({ contact, code, notes, time }: Searched, search: string): boolean {
  const wanted = plain(search.trim());
  if (wanted === '') return true;
  const number = digits(wanted);
  if (number.length >= 3 && digits(contact.phone ?? '').includes(number)) return true;
  return plain(
    [contact.name, contact.email, code, code.replace('-', ''), notes, time].filter(Boolean).join(' '),
  ).includes(wanted);
}
