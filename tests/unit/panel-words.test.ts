import bookingEn from '../../src/plugins/booking/admin/translations/en.json';
import bookingFr from '../../src/plugins/booking/admin/translations/fr.json';
import { STATUSES, TRANSITIONS } from '../../src/plugins/booking/server/domain/states';
import { PANEL_MESSAGES, REFUSALS } from '../../src/plugins/booking/server/panel/messages';
import messagingEn from '../../src/plugins/messaging/admin/translations/en.json';
import messagingFr from '../../src/plugins/messaging/admin/translations/fr.json';
import paymentsEn from '../../src/plugins/payments/admin/translations/en.json';
import paymentsFr from '../../src/plugins/payments/admin/translations/fr.json';
import { PAYMENT_STATUSES, REFUND_REASONS, REFUND_STATUSES } from '../../src/plugins/payments/server/domain/status';
import tripsEn from '../../src/plugins/trips/admin/translations/en.json';
import tripsFr from '../../src/plugins/trips/admin/translations/fr.json';
import { MESSAGES } from '../../src/plugins/trips/server/services/messages';

const ENGLISH = { ...bookingEn, ...tripsEn, ...messagingEn, ...paymentsEn };
const FRENCH = { ...bookingFr, ...tripsFr, ...messagingFr, ...paymentsFr };

describe('the words of the panel', () => {
  it('are the same in number in both languages', () => {
    expect(Object.keys(FRENCH).sort()).toEqual(Object.keys(ENGLISH).sort());
  });

  it('say every refusal in French', () => {
    const sentences = [PANEL_MESSAGES, REFUSALS, MESSAGES].flatMap((messages) => Object.values(messages));
    const untranslated = sentences.filter((sentence) => !(`apiError.${sentence}` in FRENCH));
    expect(untranslated).toEqual([]);
  });

  it('name every status and every event', () => {
    const keys = [
      ...STATUSES.map((status) => `booking.status.${status}`),
      ...TRANSITIONS.map(({ event }) => `booking.event.${event}`),
      ...PAYMENT_STATUSES.map((status) => `payments.status.${status}`),
      ...REFUND_STATUSES.map((status) => `payments.refund-status.${status}`),
      ...REFUND_REASONS.map((why) => `payments.why.${why}`),
    ];
    expect(keys.filter((key) => !(key in FRENCH))).toEqual([]);
  });
});
