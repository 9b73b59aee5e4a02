import type { Catalogue } from './catalogue';

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
    },
  },
  tags: {
    held: 'To be confirmed',
    confirmed: 'Confirmed',
    waiting: 'Waiting',
    moved: 'Changed',
    cancelled: 'Cancelled',
    refused: 'Not accepted',
    expired: 'Time ran out',
  },
  labels: {
    what: 'Booking',
    when: 'Date',
    where: 'Place',
    phone: 'Phone',
    price: 'Price',
    code: 'Code',
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
