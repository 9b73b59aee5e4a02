import { Liquid, type Template } from 'liquidjs';
import { httpFailure, Undelivered } from '../domain/failure';

/** What is known of one SMS when its request is written. */
export interface SmsRequest {
  readonly to: string;
  readonly text: string;
  /** Stable however often it is sent: for gateways that know a message again. */
  readonly id: string;
}

/** Sends one SMS. @throws Undelivered */
export type SendSms = (sms: SmsRequest) => Promise<void>;

/** How a gateway is asked. `url`, `headers` and `body` are LiquidJS templates over `to`, `text`, `id` and `from`. */
export interface GatewayOptions {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly from: string;
  /** At most one of the two. */
  readonly basic?: { readonly user: string; readonly password: string };
  readonly bearer?: string;
}

const ANSWER_WITHIN_MS = 10_000;
const LONGEST_ANSWER = 300;
const EXAMPLE: SmsRequest = { to: '+21620123456', text: 'Relais', id: 'example' };

const engine = new Liquid({ strictFilters: true, strictVariables: true, ownPropertyOnly: true, templates: {} });

/** An HTTP gateway of any make. @throws Error at once when a template has a mistake or makes no web address */
export function createGateway(options: GatewayOptions): SendSms {
  const parsed = (template: string): Template[] => engine.parse(template);
  const [url, body] = [parsed(options.url), parsed(options.body)];
  const headers = Object.entries(options.headers).map(([name, value]) => [name, parsed(value)] as const);
  const authorization = authorizationOf(options);

  const requestFor = (sms: SmsRequest): Request => {
    const say = (template: Template[]): string => engine.renderSync(template, { ...sms, from: options.from });
    const said = headers.map(([name, template]) => [name, say(template).replaceAll(/\s+/g, ' ')] as [string, string]);
    const { method } = options;
    return new Request(say(url), {
      method,
      headers: [...said, ...authorization],
      ...(method !== 'GET' && { body: say(body) }),
      // Elsewhere is not where these credentials were meant for.
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  };
  requestFor(EXAMPLE);
  return async (sms) => {
    const answer = await fetch(requestFor(sms)).catch((error) => {
      throw new Undelivered('away', error.cause?.message || error.message);
    });
    const { status } = answer;
    const said = reasonIn(await answer.text().catch(() => ''));
    const failure = httpFailure({ status, said, retryAfter: answer.headers.get('retry-after') }, new Date());
    if (failure) throw failure;
  };
}

function authorizationOf({ basic, bearer }: GatewayOptions): [string, string][] {
  if (bearer) return [['Authorization', `Bearer ${bearer}`]];
  if (!basic) return [];
  return [['Authorization', `Basic ${Buffer.from(`${basic.user}:${basic.password}`).toString('base64')}`]];
}

/** What a gateway gives as its reason, in the words that most of them use; else the beginning of its answer. */
function reasonIn(answer: string): string {
  try {
    const { code, message, error } = JSON.parse(answer);
    const words = message ?? error?.message ?? error;
    if (typeof words === 'string') return [code, words].filter(Boolean).join(' ').slice(0, LONGEST_ANSWER);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  return answer.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_ANSWER);
}
