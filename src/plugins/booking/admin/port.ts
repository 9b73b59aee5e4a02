/** What the screens of the trades share with those of bookings; the counterpart of `server/port.ts`. */
export { formatMoney } from '../server/domain/money';
export { isLive, takesUnits } from '../server/domain/states';
export { batched } from './lib/batched';
export { type Cells, type Columns, type Header, withCells } from './lib/columns';
export { moneyDigits, parseMoney } from './lib/money';
export { usePrint } from './lib/print';
export { StatusBadge } from './lib/status-badge';
export { formatDate, formatDateTime, formatTime } from './lib/time';
export { loadTranslations } from './lib/translations';
export type { Counts, StaffBooking } from './lib/types';
export { type FieldProblem, useChange } from './lib/use-change';
export { type Loaded, useLoaded } from './lib/use-loaded';
export { statusWord, useWords } from './lib/words';
