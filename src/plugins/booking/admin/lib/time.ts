const format = (at: string, locale: string, timeZone: string | null, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...options, hourCycle: 'h23', ...(timeZone && { timeZone }) }).format(new Date(at));

const isThisYear = (at: string): boolean => new Date(at).getUTCFullYear() === new Date().getUTCFullYear();

/** `ven. 20 nov. 14:30`, in the venue's zone (the browser's when the venue is not known), with the year of another year. */
export const formatDateTime = (at: string, locale: string, timeZone: string | null): string =>
  format(at, locale, timeZone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(!isThisYear(at) && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  });

export const formatTime = (at: string, locale: string, timeZone: string | null): string =>
  format(at, locale, timeZone, { hour: '2-digit', minute: '2-digit' });

/** `vendredi 20 novembre 2026`, of a calendar date. */
export const formatDate = (date: string, locale: string): string =>
  format(`${date}T00:00:00Z`, locale, 'UTC', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** Whether wall clocks there and here differ at this instant. */
export const isElsewhere = (at: string, timeZone: string): boolean =>
  formatDateTime(at, 'en', timeZone) !== formatDateTime(at, 'en', null);
