import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Response } from 'supertest';
import type { App } from './app';
import { book, type Row } from './trips';

const READER = path.join(__dirname, 'read-ticket.mts');

interface Word {
  text: string;
  /** From the left and from the bottom, in points. */
  x: number;
  y: number;
  width: number;
}

export interface PrintedTicket {
  pages: number;
  width: number;
  height: number;
  words: Word[];
  /** What a camera reads. */
  qr: string | null;
}

/** What stands on a ticket and where. In a process of its own: PDF.js is a module that Jest cannot load. */
export async function readTicket(pdf: Buffer): Promise<PrintedTicket> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'relais-ticket-'));
  const file = path.join(folder, 'ticket.pdf');
  try {
    fs.writeFileSync(file, pdf);
    const { stdout } = await promisify(execFile)(process.execPath, [READER, file]);
    return JSON.parse(stdout);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Lines from top to bottom, each with its words from left to right as they are seen. */
export function linesOf({ words }: PrintedTicket): string[][] {
  const lines = Map.groupBy(words, ({ y }) => Math.round(y));
  return [...lines.entries()]
    .sort(([a], [b]) => b - a)
    .map(([, line]) => line.sort((a, b) => a.x - b.x).map(({ text }) => text.trim()));
}

export interface Booked {
  code: string;
  token: string;
}

/** A booking that its customer will pay for at the station: confirmed. */
export async function confirmed(app: App, trip: Row, contact?: object, seats = 2): Promise<Booked> {
  const booked = await held(app, trip, contact, seats);
  const pay = app.http.post(`/api/bookings/${booked.code}/payments`).set('Booking-Token', booked.token);
  await pay.send({ data: { provider: 'desk' } }).expect(201);
  return booked;
}

export async function held(app: App, trip: Row, contact?: object, seats = 2): Promise<Booked> {
  const { body } = await book(app, trip, seats, contact).expect(201);
  return { code: body.data.code, token: body.data.token };
}

export const ticketOf = (app: App, { code, token }: Booked, query = '') =>
  app.http
    .get(`/api/bookings/${code}/ticket${query}`)
    .set('Booking-Token', token)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });

/** The refusal in an answer that would have been a PDF. */
export const refusalIn = ({ body }: Response) => JSON.parse(String(body)).error;

/** Scans of one member of staff at the door of one trip. */
export const scanner = (app: App, headers: Record<string, string>, trip: Row) => (presented: object) =>
  app.http
    .post('/tickets/check-ins')
    .set(headers)
    .send({ scanId: randomUUID(), trip: trip.documentId, scannedAt: new Date().toISOString(), ...presented });

/** A ticket's token without its paper. */
export async function tokenOf(app: App, { code }: Pick<Booked, 'code'>): Promise<string> {
  const engine = app.strapi.plugin('booking').service('engine');
  const booking = await engine.findByCode(code);
  return (await app.strapi.plugin('tickets').service('tickets').seal(booking)).token;
}
