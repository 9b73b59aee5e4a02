/** One thing to put right: `field` is the id of the control, or null when it concerns the whole form. */
export interface FormError {
  field: string | null;
  message: string;
}

export function errorOf(errors: FormError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}

/**
 * A text that was typed, without control characters nor the spaces around it; `''` when the field was not sent, or was
 * sent as a file.
 */
export function typed(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replace(/\p{Cc}/gu, '').trim() : '';
}

/** The same for several lines, whose breaks are kept. */
export function typedText(form: FormData, name: string): string {
  const value = form.get(name);
  if (typeof value !== 'string') return '';
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim();
}

export function isEmail(value: string): boolean {
  return value.length <= 254 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value);
}

/** Loose on purpose: the API knows the numbering plans, this only catches a slip before it is sent. */
export function isPhone(value: string): boolean {
  return /^\+?[\d\s().-]+$/.test(value) && value.replace(/\D/g, '').length >= 8;
}
