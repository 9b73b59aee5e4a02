import type { Core } from '@strapi/strapi';
import schedule from 'node-schedule';
import type { Actor, AllotmentInput, BookingPort, Order } from '../../src/plugins/booking/server/port.ts';
import { rehearsalTrade, TRADE } from './engine-trade.mts';

type TransitionRequest = Parameters<BookingPort['transition']>[0];
type MoveRequest = Parameters<BookingPort['move']>[0];

const BOOKING = 'plugin::booking.booking';
const STAFF: Actor = { kind: 'staff', id: 1, name: 'Amel' };

/** What tests ask of one process: the engine's port, and the document service as the panel uses it. */
export function engineCalls(strapi: Core.Strapi) {
  const engine: BookingPort = strapi.plugin('booking').service('engine');
  if (!engine.trades.get(TRADE)) engine.registerTrade(rehearsalTrade(engine));
  return {
    reserve: (order: Order) => engine.reserve(order),
    transition: (request: TransitionRequest) => engine.transition(request),
    move: (request: MoveRequest) => engine.move(request),
    put: (inputs: AllotmentInput[]) => engine.allotments.put(TRADE, inputs, STAFF),
    callOff: (resources: string[]) => engine.allotments.callOff(TRADE, resources, STAFF, 'called off'),
    find: async (resource: string) => (await engine.allotments.find(TRADE, [resource])).get(resource),
    expireHolds: () => engine.expireHolds(),
    serveWaiting: () => engine.serveWaiting(),
    recount: () => engine.recount(),
    findByCode: (code: string) => engine.findByCode(code),
    historyOf: (bookingId: number) => engine.historyOf(bookingId),
    findWrongCounts: () => engine.findWrongCounts(),
    findBrokenHistories: () => engine.findBrokenHistories(),
    edit: async (documentId: string, data: object) =>
      void (await strapi.documents(BOOKING).update({ documentId, data })),
    remove: async (documentId: string) => void (await strapi.documents(BOOKING).delete({ documentId })),
    /** No clock any more: what lapses or is served then is so because somebody asks. */
    stopClock: async () => {
      for (const job of ['booking.expire-holds', 'booking.serve-waiting']) schedule.scheduledJobs[job]?.cancel();
    },
    /** Reminders due until this moment, by the clock of the database when none is given. */
    remind: (at?: Date): Promise<number> => strapi.plugin('messaging').service('reminders').remind(at),
    processTime: async () => Date.now(),
    linkToken: async (code: string) => {
      const booking = await engine.findByCode(code);
      return booking ? engine.linkToken(booking) : '';
    },
  };
}

export type Engine = ReturnType<typeof engineCalls>;

/** An expected no, by its stable code, whether the engine or the panel said it. */
export class Refused extends Error {
  readonly code: string;
  readonly details: Record<string, unknown>;
  constructor(code: string, message: string, details: Record<string, unknown>) {
    super(`${code}: ${message}`);
    this.code = code;
    this.details = details;
  }
}

/** Anything else that reached the caller: what over HTTP would be a 5xx. */
export class Fault extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface ErrorLike {
  name?: string;
  message?: string;
  code?: string;
  details?: Record<string, unknown>;
}

/** One shape for errors, whichever process they come from. */
export function plainError(error: unknown): Refused | Fault {
  const { name, message = String(error), code = '', details = {} } = error as ErrorLike;
  if (name === 'Refusal') return new Refused(code, message, details);
  if (name === 'ApplicationError') return new Refused(String(details.code ?? name), message, details);
  return new Fault(code, `${name}: ${message}`);
}
