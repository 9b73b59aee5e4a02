import type { GatewayOptions } from './http-gateway';

export interface TwilioAccount {
  /** Of their API, unless it is another one's in a test. */
  readonly api: string;
  readonly account: string;
  readonly token: string;
  /** A number of theirs, or a messaging service (`MG...`) that chooses one. */
  readonly from: string;
}

/**
 * Twilio's Messages resource as an HTTP gateway: a form by POST, 201 when it was queued, an error with a code otherwise.
 * Source: https://www.twilio.com/docs/messaging/api/message-resource
 */
export function twilio({ api, account, token, from }: TwilioAccount): GatewayOptions {
  const sender = from.startsWith('MG') ? 'MessagingServiceSid' : 'From';
  return {
    url: `${api}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`,
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: `To={{ to | url_encode }}&${sender}={{ from | url_encode }}&Body={{ text | url_encode }}`,
    from,
    basic: { user: account, password: token },
  };
}
