import type { Catalogue } from './catalogue';
import { tables } from './tables/en';

const GREETING = 'Hello{% if name %} {{ name }}{% endif %},';
const REASON = '{% if reason %}Reason: {{ reason }}{% endif %}';
const AGAIN = 'Make another booking';
const OPEN = 'Open in the admin panel';

export const en: Catalogue = {
  letters: {
    customer: {
      held: {
        subject: 'Please confirm before {{ deadline }}: {{ title }}',
        heading: 'We are keeping your booking until {{ deadline }}',
        body: [
          GREETING,
          'It is not confirmed yet. After that moment it will be released for others.',
          'To keep it, open it and confirm.',
        ],
        action: 'View and confirm',
        sms: 'Relais: {{ title }}, {{ day }} {{ time }}. Kept until {{ deadline }}, confirm here: {{ link }}',
      },
      offered: {
        subject: 'A place has come free, yours until {{ deadline }}: {{ title }}',
        heading: 'A place is offered to you until {{ deadline }}',
        body: [
          GREETING,
          'There is room again: {{ title }}, {{ date }} at {{ time }}.',
          'It is not yours yet: open your booking and confirm. After that moment it goes to the next in line.',
        ],
        action: 'View and confirm',
        sms: 'Relais: a place is free, {{ title }}, {{ day }} {{ time }}. Yours until {{ deadline }}: {{ link }}',
      },
      confirmed: {
        subject: 'Confirmed: {{ title }}, {{ date }} at {{ time }}',
        heading: 'Your booking is confirmed',
        body: [
          GREETING,
          'Your booking is yours. When you arrive, give the code {{ code }}.',
          'Something came up? Cancel from your booking, so that someone else can have it.',
        ],
        action: 'View my booking',
        sms: 'Relais: confirmed. {{ title }}, {{ day }} {{ time }}, code {{ code }}. {{ link }}',
      },
      waiting: {
        subject: 'Request received: {{ title }}, {{ date }} at {{ time }}',
        heading: 'Your request has arrived',
        body: [
          GREETING,
          'It is not confirmed yet: a person will look at it and you will get the answer by mail.',
          'There is nothing for you to do meanwhile.',
        ],
        action: 'View my request',
        sms: 'Relais: request received, {{ title }}, {{ day }} {{ time }}. The answer will follow. {{ link }}',
      },
      moved: {
        subject: 'Booking changed: {{ title }}, {{ date }} at {{ time }}',
        heading: 'Your booking has changed',
        body: [
          GREETING,
          'This is what holds from now on; what we wrote to you before no longer does.',
          '{% if status == "waiting" %}It still waits to be confirmed: you will get the answer by mail.{% endif %}',
          '{% if deadline %}It is kept until {{ deadline }}: open it and confirm before that moment.{% endif %}',
        ],
        action: 'View my booking',
        sms: 'Relais: booking changed. {{ title }}, {{ day }} {{ time }}, code {{ code }}. {{ link }}',
      },
      cancelled: {
        subject: 'Booking cancelled: {{ title }}, {{ date }} at {{ time }}',
        heading: 'Your booking is cancelled',
        body: [
          GREETING,
          '{% if by == "staff" %}{{ venue | default: "The venue" }} had to cancel your booking. We are sorry.' +
            '{% elsif by == "payment" %}The payment did not go through, so your booking was cancelled.' +
            '{% else %}As you asked, your booking is cancelled.{% endif %}',
          REASON,
          'It is no longer valid and there is nothing else for you to do.',
        ],
        action: AGAIN,
        sms: 'Relais: booking {{ code }} cancelled ({{ title }}, {{ day }} {{ time }}).{% if reason %} Reason: {{ reason | truncate: 60 }}{% endif %} {{ siteLink }}',
      },
      refused: {
        subject: 'Request not accepted: {{ title }}, {{ date }} at {{ time }}',
        heading: 'Your request could not be accepted',
        body: [
          GREETING,
          '{{ venue | default: "The venue" }} cannot welcome you at that moment. We are sorry.',
          REASON,
          'Another moment may be free.',
        ],
        action: AGAIN,
        sms: 'Relais: request {{ code }} not accepted ({{ title }}, {{ day }} {{ time }}).{% if reason %} Reason: {{ reason | truncate: 60 }}{% endif %} {{ siteLink }}',
      },
      expired: {
        subject: 'Time ran out: {{ title }}, {{ date }} at {{ time }}',
        heading: 'The time to confirm has passed',
        body: [
          GREETING,
          'Your booking was not confirmed in time: it has been released and is no longer valid.',
          'There may still be room: you can book again.',
        ],
        action: AGAIN,
        sms: 'Relais: time ran out, {{ title }}, {{ day }} {{ time }} is no longer booked. {{ siteLink }}',
      },
      payment_received: {
        subject: 'Payment received: {{ amount }}, {{ title }}',
        heading: 'We have received your payment',
        body: [GREETING, 'You have paid {{ amount }} for booking {{ code }}. This message is your receipt.'],
        action: 'View my booking',
        sms: 'Relais: {{ amount }} received for booking {{ code }}. {{ link }}',
      },
      payment_failed: {
        subject: 'Payment not completed: {{ title }}, {{ date }} at {{ time }}',
        heading: 'Your payment did not go through',
        body: [
          GREETING,
          'The payment{% if amount %} of {{ amount }}{% endif %} was not completed.',
          '{% if deadline %}Your booking is kept until {{ deadline }}: you can try again, or choose another way to pay.' +
            '{% else %}Open your booking to see where it stands.{% endif %}',
        ],
        action: 'Open my booking',
        sms: 'Relais: payment not completed.{% if deadline %} Booking kept until {{ deadline }}.{% endif %} {{ link }}',
      },
      refund_started: {
        subject: 'Refund on its way: {{ amount }}, {{ title }}',
        heading: 'We are giving you {{ amount }} back',
        body: [
          GREETING,
          '{% case why %}{% when "too_late" %}Your payment arrived after the deadline, when the place was no longer free: booking {{ code }} could not be confirmed.' +
            '{% when "moved" %}Your booking {{ code }} costs less than before: you get the difference back.' +
            '{% when "twice" %}Your booking {{ code }} was paid twice.' +
            '{% when "staff" %}This is about your booking {{ code }}, which stays as it is.' +
            '{% else %}Your booking {{ code }} is cancelled.{% endcase %}',
          'There is nothing for you to do: the money goes back the way it came.',
        ],
        action: 'View my booking',
        sms: 'Relais: you will get {{ amount }} back (booking {{ code }}). {{ link }}',
      },
      refunded: {
        subject: 'Refunded: {{ amount }}, {{ title }}',
        heading: 'You have been refunded',
        body: [
          GREETING,
          'We have given you {{ amount }} back for booking {{ code }}. Depending on your bank, it shows within a few days.',
        ],
        action: 'View my booking',
        sms: 'Relais: {{ amount }} refunded (booking {{ code }}). {{ link }}',
      },
      reminder: {
        subject: 'Reminder: {{ title }}, {{ date }} at {{ time }}',
        heading: 'Your booking is coming up',
        body: [
          GREETING,
          'See you on {{ date }} at {{ time }}. When you arrive, give the code {{ code }}.',
          'Something came up? Cancel from your booking, so that someone else can have it.',
        ],
        action: 'View my booking',
        sms: 'Relais, reminder: {{ title }}, {{ day }} {{ time }}, code {{ code }}. {{ link }}',
      },
    },
    venue: {
      waiting: {
        subject: 'Request to look at: {{ title }}, {{ date }} at {{ time }}',
        heading: 'A request waits for your answer',
        body: ['{{ name }} asks for a booking. Accept or refuse it: the answer is sent by itself.'],
        action: OPEN,
      },
      confirmed: {
        subject: 'Booking {{ code }}: {{ title }}, {{ date }} at {{ time }}',
        heading: 'A booking is confirmed',
        body: ['{{ name }} has booked.'],
        action: OPEN,
      },
      moved: {
        subject: 'Booking {{ code }} changed: {{ title }}, {{ date }} at {{ time }}',
        heading: 'A booking has changed',
        body: [
          'The booking of {{ name }} has changed. This is what holds from now on.',
          '{% if status == "waiting" %}It waits for your answer.{% endif %}',
        ],
        action: OPEN,
      },
      cancelled: {
        subject: 'Booking {{ code }} cancelled: {{ title }}, {{ date }} at {{ time }}',
        heading: 'A booking is cancelled',
        body: [
          '{% if by == "staff" %}The booking of {{ name }} was cancelled by your team.' +
            '{% else %}{{ name }} has cancelled.{% endif %} What it occupied is free again.',
          REASON,
        ],
        action: OPEN,
      },
      refund_failed: {
        subject: 'Refund to be made: booking {{ code }}, {{ amount }}',
        heading: 'A refund could not be made',
        body: [
          '{{ amount }} are owed to {{ name }}, and the payment service did not give them back. Settle it with them.',
        ],
        action: OPEN,
      },
    },
  },
  ofTrades: { tables },
  tags: {
    held: 'To be confirmed',
    offered: 'To be confirmed',
    confirmed: 'Confirmed',
    waiting: 'Waiting',
    moved: 'Changed',
    cancelled: 'Cancelled',
    refused: 'Not accepted',
    expired: 'Time ran out',
    payment_received: 'Paid',
    payment_failed: 'Not paid',
    refund_started: 'Refund on its way',
    refunded: 'Refunded',
    refund_failed: 'To be settled',
    reminder: 'Reminder',
  },
  labels: {
    what: 'Booking',
    when: 'Date',
    where: 'Place',
    phone: 'Phone',
    price: 'Price',
    code: 'Code',
    service: 'Service',
    customer: 'Customer',
    contact: 'Contact',
    notes: 'Note',
    quantity: { trips: 'Seats', tables: 'Covers', any: 'Quantity' },
    startsAt: { trips: 'Departure', workshop: 'Appointment', any: 'Time' },
  },
  reasons: { 'the trip was cancelled': 'the trip was cancelled' },
  zone: '{% if city %}{{ city }} time, {% endif %}{{ offset }}',
  colon: ': ',
  secret: 'The link opens your booking: do not pass it on.',
  footer: {
    customer: 'Relais writes to you because this address was given for this booking.',
    venue: 'Relais writes to the address of your venue.',
  },
};
