/**
 * The booking plugin's public port: all that trades, payments and messaging may import of it.
 *
 * A trade registers itself in its `register()`: `bookingPort(strapi).registerTrade(trade)`. Everything else is called at
 * any time after the boot.
 */
import type { Core } from '@strapi/strapi';
import type { BookingEngine } from './services/engine';

export type { Granted, Wish } from './domain/allocate';
export { unitsLeft } from './domain/allocate';
export { normalizeCode } from './domain/code';
export { type FieldError, Refusal, type RefusalCode } from './domain/errors';
export { isLocale, LOCALES, type Locale, TAGS } from './domain/locales';
export { decimalsOf, formatMoney } from './domain/money';
export { type BookingEvent, type BookingStatus, isLive, takesUnits } from './domain/states';
export { addDays, dayBounds, instantOf, isLocalDate, isTimeZone, type LocalDate, localDateOf } from './domain/time';
export type { Description, Destination, RefundStep, Trade, VenueName, VenueView, WaitingList } from './domain/trade';
export type { Actor, Allotment, Booking, Change, Claim, Contact, Money, Notice } from './domain/types';
export { type Documented, documentedEndpoints, type Endpoint, endpoint, type Input } from './http/endpoint';
export { fieldErrors } from './http/errors';
export { answered, openReads, orNull, validArguments } from './http/graphql';
export { idempotencyOf } from './http/idempotency';
export { codeParams, ownBooking } from './http/own-booking';
export * as shapes from './http/shapes';
export { currentStaff } from './panel/actor';
export { type DocumentChange, type DocumentRule, documentIdsOf, guardChanges, paramsOf } from './panel/document-rules';
export { inPanel } from './panel/messages';
export { mustBeTheirs } from './panel/ownership';
export { permissionsOf } from './panel/permissions';
export { bookingPermissions, contentPermission, registerOwnRows, seedRole, visibleFields } from './panel/roles';
export { panelRoute } from './panel/route';
export { type AllotmentInput, CLOCK } from './persistence/allotments';
export type { Writer } from './persistence/batch';
export { applyGuards, check, type Guard, index, needlessIndexes, trigger, uniqueIndex } from './persistence/guards';
export type { Revision } from './persistence/revisions';
export type { Visits } from './persistence/visits';
export { bookingCalendar, type CalendarFile, calendarOrganizer } from './services/calendar';
export type { BookingDocument, DocumentMaker } from './services/documents';
export { fleeting } from './services/fleeting';
export { newDocumentId } from './services/ids';
export type { LockedBooking } from './services/locked';
export type { Order } from './services/order';
export { inTransaction } from './services/transaction';

export type BookingPort = BookingEngine;

export const bookingPort = (strapi: Core.Strapi): BookingPort => strapi.plugin('booking').service('engine');
