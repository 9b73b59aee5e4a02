import type { Core } from '@strapi/strapi';
import { type Trade, TradeRegistry } from '../domain/trade';
import type { Booking } from '../domain/types';
import { claimsOf, findByClient, findByCode, findByIds, historyOf, type Page } from '../persistence/bookings';
import { findBrokenHistories, findWrongCounts, recount } from '../persistence/counts';
import { revisionsOf } from '../persistence/revisions';
import { talliesAt, versionAt } from '../persistence/venue-book';
import { type Visits, visitsOf } from '../persistence/visits';
import { createAllotments } from './allotments';
import { type ChangeListener, Changes, type NoticeListener } from './changes';
import { expireHolds } from './clock';
import { type DocumentMaker, Documents } from './documents';
import { type Ledger, Ledgers } from './ledgers';
import { isLinkToken, linkToken } from './links';
import { createLocked } from './locked';
import { createMove } from './move';
import type { Order } from './order';
import { createPresenter } from './present';
import { createReserve, madeBefore } from './reserve';
import { inTransaction } from './transaction';
import { createTransition } from './transition';
import { createWaitingList } from './waiting-list';

/** Everything that the engine does, assembled once per process. `port.ts` hands it to the other plugins. */
export function createEngine({ strapi }: { strapi: Core.Strapi }) {
  const trades = new TradeRegistry();
  const changes = new Changes();
  const documents = new Documents();
  const ledgers = new Ledgers();
  const transition = createTransition(strapi, changes);
  const secret = (): string => strapi.config.get<string>('plugin::booking.secret');

  return {
    trades,
    registerTrade: (trade: Trade): void => trades.add(trade),
    /** Called inside the transaction of every change: what the listener writes commits with it. */
    onChange: (listener: ChangeListener): void => changes.listen(listener),

    /** To be told inside one's own transaction of what is no change of status; those who listen write with it. */
    notify: changes.notify,
    onNotice: (listener: NoticeListener): void => changes.listenToNotices(listener),
    addDocument: (maker: DocumentMaker): void => documents.add(maker),
    documentsOf: documents.of.bind(documents),
    addLedger: (ledger: Ledger): void => ledgers.add(ledger),
    arePaid: ledgers.arePaid.bind(ledgers),

    reserve: createReserve(strapi, trades, changes),
    madeBefore: (idempotency: Order['idempotency']) => madeBefore(strapi, idempotency),
    transition,
    locked: createLocked(strapi, changes),
    move: createMove(strapi, trades, changes),
    expireHolds: () => expireHolds(strapi, changes),
    serveWaiting: createWaitingList(strapi, trades, transition),
    allotments: createAllotments(strapi, trades, changes, transition),

    findByCode: (code: string): Promise<Booking | undefined> => findByCode(strapi.db.connection, code),
    findByIds: (ids: readonly number[]): Promise<Booking[]> => findByIds(strapi.db.connection, ids),
    findByClient: (clientId: number, when: 'upcoming' | 'past', page: Page) =>
      findByClient(strapi.db.connection, clientId, when, page),
    claimsOf: (bookingId: number) => claimsOf(strapi.db.connection, bookingId),
    historyOf: (bookingId: number) => historyOf(strapi.db.connection, bookingId),
    revisionsOf: (bookingIds: readonly number[]) => revisionsOf(strapi.db.connection, bookingIds),
    /** What the venue knows of the people behind these bookings, by booking id. */
    visitsOf: (bookingIds: readonly number[]): Promise<Map<number, Visits>> =>
      visitsOf(strapi.db.connection, bookingIds),
    /** What is booked at a venue and asked for, beginning within a span of time. */
    talliesAt: (venue: string, from: Date, until: Date) => talliesAt(strapi.db.connection, venue, from, until),
    /** Another text whenever a booking or an allotment there has changed. */
    versionAt: (venue: string, from: Date, until: Date) => versionAt(strapi.db.connection, venue, from, until),
    present: createPresenter(strapi, trades),

    /** The secret of the booking's private link, as mails print it and the creating answer gives it. */
    linkToken: (booking: Booking): string => linkToken(secret(), booking),
    isLinkToken: (booking: Booking, token: string): boolean => isLinkToken(secret(), booking, token),

    findWrongCounts: () => findWrongCounts(strapi.db.connection),
    findBrokenHistories: () => findBrokenHistories(strapi.db.connection),
    recount: () => inTransaction(strapi, (trx) => recount(trx)),
  };
}

export type BookingEngine = ReturnType<typeof createEngine>;
