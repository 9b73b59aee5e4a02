import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** `stall` takes the request and stays silent. */
type Mood = 'accept' | 'stall' | { status: number; body?: object; headers?: Record<string, string> };

export interface SmsAsked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface SmsGateway {
  url: string;
  /** Requests that were answered with success. */
  taken: SmsAsked[];
  /** All of them. */
  asked: SmsAsked[];
  behave(mood: Mood): void;
  stop(): Promise<void>;
}

/**
 * What Twilio's Messages resource says no with. Source: https://www.twilio.com/docs/api/errors
 */
export const TWILIO_SAYS = {
  invalidNumber: twilioError(400, 21211, "Invalid 'To' Phone Number: +2162012XXXX"),
  unsubscribed: twilioError(400, 21610, 'Attempt to send to unsubscribed recipient'),
  notAuthenticated: twilioError(401, 20003, 'Authenticate'),
  tooMany: { ...twilioError(429, 20429, 'Too Many Requests'), headers: { 'Retry-After': '2' } },
  unavailable: twilioError(503, 20503, 'Service unavailable'),
} as const;

function twilioError(status: number, code: number, message: string) {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

/** A real HTTP server that answers as Twilio does: 201 with the message's resource. */
export async function startSmsGateway(): Promise<SmsGateway> {
  const [taken, asked]: [SmsAsked[], SmsAsked[]] = [[], []];
  let mood: Mood = 'accept';
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url: path = '', headers } = request;
    const sms = { method, path, headers, body: await text(request) };
    asked.push(sms);
    if (mood === 'stall') return;
    const isTaken = mood === 'accept';
    if (isTaken) taken.push(sms);
    const form = new URLSearchParams(sms.body);
    const resource = {
      sid: `SM${String(asked.length).padStart(32, '0')}`,
      status: 'queued',
      to: form.get('To'),
      body: form.get('Body'),
    };
    const { status, body, headers: more } = mood === 'accept' ? { status: 201, body: resource, headers: {} } : mood;
    response.writeHead(status, { 'Content-Type': 'application/json', ...more }).end(JSON.stringify(body ?? {}));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    asked,
    behave: (next) => {
      mood = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
