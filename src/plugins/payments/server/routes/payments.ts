import { codeParams, endpoint } from '../../../booking/server/port';
import * as payments from '../controllers/payments';
import * as webhooks from '../controllers/webhooks';

export const paymentRoutes = [
  endpoint({
    method: 'GET',
    path: '/bookings/:code/payments',
    summary: 'What a booking costs, what was paid and given back, how it can be paid, what cancelling gives back',
    request: { params: codeParams },
    response: payments.overview,
    client: 'optional',
    handle: payments.find,
  }),
  endpoint({
    method: 'POST',
    path: '/bookings/:code/payments',
    summary: 'Pay what is due: at `redirectUrl`, or with `desk` at the venue, which confirms a held booking at once',
    request: { params: codeParams, body: payments.startBody },
    response: payments.payment,
    client: 'optional',
    status: 201,
    handle: payments.start,
  }),
  endpoint({
    method: 'POST',
    path: '/bookings/:code/payments/:payment/cancel',
    summary: 'Give up a payment that is open; the booking stays held',
    request: { params: payments.paymentParams },
    response: payments.payment,
    client: 'optional',
    handle: payments.cancel,
  }),
  endpoint({
    method: 'POST',
    path: '/payments/webhooks/:provider',
    summary: 'For providers of payments: signed as each of them signs',
    request: { params: webhooks.webhookParams },
    response: webhooks.received,
    client: 'none',
    handle: webhooks.receive,
  }),
];
