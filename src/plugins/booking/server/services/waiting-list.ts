import type { Core } from '@strapi/strapi';
import { Refusal } from '../domain/errors';
import type { Trade, TradeRegistry, WaitingList } from '../domain/trade';
import type { Booking } from '../domain/types';
import { CLOCK_ACTOR } from '../persistence/bookings';
import { findServable, venuesAwaited } from '../persistence/waiting';
import type { TransitionRequest } from './transition';

const PORTION = 100;
const REASON = 'from the waiting list';

type Transition = (request: TransitionRequest) => Promise<Booking>;

/**
 * Serves those who wait when places are free, in the order they came: a party that fits passes one that does not, and
 * nobody new takes places past one who waits and fits (`Order.queues`). Each is served in a transaction of its own, under
 * its lock, so that any number of processes may serve at once.
 * @returns the function that serves everybody who can be, and says how many were
 */
export function createWaitingList(strapi: Core.Strapi, trades: TradeRegistry, transition: Transition) {
  const serveOne = async (bookingId: number, { mode, offerMinutes }: WaitingList): Promise<boolean> => {
    const how =
      mode === 'offer' ? { event: 'offer' as const, holdMinutes: offerMinutes } : { event: 'accept' as const };
    try {
      await transition({ bookingId, actor: CLOCK_ACTOR, reason: REASON, ...how });
      return true;
    } catch (error) {
      // Somebody was quicker: the places went to another, or the booking is no longer waiting.
      if (error instanceof Refusal) return false;
      throw error;
    }
  };

  const serveTrade = async (trade: Trade): Promise<number> => {
    const db = strapi.db.connection;
    const awaited = await venuesAwaited(db, trade.name);
    const lists = awaited.length === 0 ? new Map<string, WaitingList>() : await trade.waitingListOf(awaited);
    const venues = [...lists].filter(([, { mode }]) => mode !== 'show').map(([venue]) => venue);
    let served = 0;
    for (;;) {
      const waiting = venues.length === 0 ? [] : await findServable(db, trade.name, venues, PORTION);
      const before = served;
      for (const { id, venue } of waiting) if (await serveOne(id, lists.get(venue) as WaitingList)) served += 1;
      if (waiting.length < PORTION || served === before) return served;
    }
  };

  return async (): Promise<number> => {
    let served = 0;
    for (const trade of trades.all()) served += await serveTrade(trade);
    return served;
  };
}
