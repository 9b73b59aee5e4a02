import type { Letters } from '../catalogue';

const GREETING = 'Hello{% if name %} {{ name }}{% endif %},';
const REASON = '{% if reason %}Reason: {{ reason }}{% endif %}';
const AGAIN = 'Choose another time';
const OPEN = 'Open in the admin panel';
const TABLE = 'table for {{ quantity }}, {{ title }}, {{ date }} at {{ time }}';
const SHORT = '{{ title }}, {{ day }} {{ time }}, table for {{ quantity }}';
const HOUSE = '{{ venue | default: "The restaurant" }}';
const KEPT =
  '{% if keepMinutes %}Your table is kept for {{ keepMinutes }} minutes.{% if venuePhone %} Running late? Call {{ venuePhone }}.{% endif %}{% endif %}';
const PREVENTED = 'Something came up? Cancel from your booking, so that others can have the table.';
/** Of a booking that has changed. */
const BEFORE = '{% if wasDate %}Before: {{ wasDate }} at {{ wasTime }}, table for {{ wasQuantity }}.{% endif %}';
const NOW = 'From now on: {{ date }} at {{ time }}, table for {{ quantity }}.';

export const tables: Letters = {
  customer: {
    confirmed: {
      subject: `{% if event == "accept" and by == "staff" %}Request accepted{% elsif event == "accept" %}You have a table{% else %}Confirmed{% endif %}: ${TABLE}`,
      heading: 'Your table is booked',
      body: [
        GREETING,
        `{% if event == "accept" and by == "staff" %}${HOUSE} has accepted your request: the table for {{ quantity }} is yours.` +
          '{% elsif event == "accept" %}Covers have come free: you leave the waiting list, and the table for {{ quantity }} is yours.' +
          '{% else %}The table for {{ quantity }} is yours.{% endif %} When you arrive, give your name or the code {{ code }}.',
        KEPT,
        PREVENTED,
      ],
      action: 'View my booking',
      sms: `Relais: table booked. ${SHORT}, code {{ code }}. {{ link }}`,
    },
    waiting: {
      subject: `{% if waitingFor == "limit" %}Waiting list{% else %}Request received{% endif %}: ${TABLE}`,
      heading: '{% if waitingFor == "limit" %}You are on the waiting list{% else %}Your request has arrived{% endif %}',
      body: [
        GREETING,
        '{% if waitingFor == "limit" %}There are not enough covers left at that time. If a table comes free for you, we write to you at once.' +
          `{% elsif waitingFor == "hand" %}${HOUSE} confirms every booking itself: you will get its answer by mail.` +
          '{% else %}You will get the answer by mail.{% endif %}',
        'So your table is not booked yet. There is nothing for you to do meanwhile.',
      ],
      action: 'View my request',
      sms: `Relais: {% if waitingFor == "limit" %}waiting list{% else %}request received{% endif %}, ${SHORT}. The answer will follow. {{ link }}`,
    },
    offered: {
      subject: `Yours if you take it before {{ deadline }}: ${TABLE}`,
      heading: 'A table is offered to you until {{ deadline }}',
      body: [
        GREETING,
        'Covers have come free, and you were on the waiting list.',
        'The table is not yours yet: open your booking and press the button to take it. After that moment it goes to others.',
      ],
      action: 'View and take the table',
      sms: `Relais: a table is free! ${SHORT}. Take it before {{ deadline }}: {{ link }}`,
    },
    expired: {
      subject: `The offer is over: ${TABLE}`,
      heading: 'The table offered is no longer kept for you',
      body: [
        GREETING,
        'You did not take it in time: it is offered to others, and you are no longer on the waiting list for that time.',
        'Still want to come? Ask for a table again.',
      ],
      action: AGAIN,
      sms: `Relais: the offer is over, ${SHORT}. {{ siteLink }}`,
    },
    moved: {
      subject: `{% if status == "waiting" %}Request{% else %}Booking{% endif %} changed: ${TABLE}`,
      heading: 'Your {% if status == "waiting" %}request{% else %}booking{% endif %} has changed',
      body: [
        GREETING,
        `{% if by == "staff" %}${HOUSE} has changed it.{% else %}As you asked, it has been changed.{% endif %}`,
        BEFORE,
        NOW,
        '{% if status == "waiting" %}The table is not booked yet: you will get the answer by mail.{% endif %}',
        '{% if deadline %}It is offered to you until {{ deadline }}: open your booking and take it before that moment.{% endif %}',
      ],
      action: 'View my booking',
      sms: `Relais: {% if status == "waiting" %}request{% else %}booking{% endif %} changed. ${SHORT}, code {{ code }}. {{ link }}`,
    },
    cancelled: {
      subject: `Cancelled: ${TABLE}`,
      heading: 'Your booking is cancelled',
      body: [
        GREETING,
        `{% if by == "staff" %}${HOUSE} had to cancel your booking. We are sorry.` +
          '{% else %}As you asked, your booking is cancelled.{% endif %}',
        REASON,
        'No table is kept for you any more, and there is nothing else for you to do.',
      ],
      action: AGAIN,
      sms: `Relais: cancelled. ${SHORT} ({{ code }}).{% if reason %} Reason: {{ reason | truncate: 60 }}{% endif %} {{ siteLink }}`,
    },
    refused: {
      subject: `No table this time: ${TABLE}`,
      heading: 'The restaurant cannot welcome you',
      body: [
        GREETING,
        `${HOUSE} has no table for {{ quantity }} on {{ date }} at {{ time }}. We are sorry.`,
        REASON,
        'Another date or another time may be free.',
      ],
      action: AGAIN,
      sms: `Relais: no table. ${SHORT} ({{ code }}).{% if reason %} Reason: {{ reason | truncate: 60 }}{% endif %} {{ siteLink }}`,
    },
    reminder: {
      subject: `Reminder: ${TABLE}`,
      heading: 'Your table is waiting for you soon',
      body: [
        GREETING,
        'See you on {{ date }} at {{ time }}, at a table for {{ quantity }}. When you arrive, give your name or the code {{ code }}.',
        KEPT,
        PREVENTED,
      ],
      action: 'View my booking',
      sms: `Relais, reminder: ${SHORT}, code {{ code }}. {{ link }}`,
    },
  },
  venue: {
    waiting: {
      subject: `{% if waitingFor == "limit" %}Waiting list{% else %}To be decided{% endif %}: ${TABLE}`,
      heading: 'A request for a table waits for your decision',
      body: [
        '{{ name }} asks for a table for {{ quantity }}.',
        '{% if waitingFor == "limit" %}There are not enough covers left: accepting would go beyond them.' +
          '{% elsif waitingFor == "hand" %}No number of covers is set for that time: it is for you to decide.{% endif %}',
        'The buttons open the booking in the admin panel. Nothing is decided until you have done so there; then the answer is sent by itself.',
      ],
      action: 'Accept…',
      second: { action: 'Refuse…', asks: ['accept', 'refuse'] },
    },
    confirmed: {
      subject: `Booking {{ code }}: ${TABLE}`,
      heading: 'A table is booked',
      body: [
        '{% if event == "accept" and by == "staff" %}Your team has accepted the request of {{ name }}.' +
          '{% elsif event == "accept" %}{{ name }} was on the waiting list and now has a table.' +
          '{% elsif event == "settle" %}{{ name }} has taken the table that the waiting list offered.' +
          '{% elsif by == "staff" %}Your team has noted a booking for {{ name }}.' +
          '{% else %}{{ name }} has booked; it is confirmed automatically.{% endif %} Covers: {{ quantity }}.',
      ],
      action: OPEN,
    },
    moved: {
      subject: `Booking {{ code }} changed: ${TABLE}`,
      heading: 'A booking has changed',
      body: [
        '{% if by == "staff" %}Your team has changed the booking of {{ name }}.{% else %}{{ name }} has changed their booking.{% endif %}',
        BEFORE,
        NOW,
        '{% if status == "waiting" %}It waits for your decision.{% endif %}',
      ],
      action: OPEN,
    },
    cancelled: {
      subject: `Booking {{ code }} cancelled: ${TABLE}`,
      heading: 'A booking is cancelled',
      body: [
        '{% if by == "staff" %}Your team has cancelled the booking of {{ name }}.{% else %}{{ name }} has cancelled their booking.{% endif %}' +
          ' The covers it occupied are free again.',
        REASON,
      ],
      action: OPEN,
    },
  },
};
