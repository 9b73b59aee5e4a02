import type { Booking, Payment, PaymentSummary } from '../api/types';
import { formatter } from '../i18n/format';
import { translator } from '../i18n/translate';
import type { RequestContext } from '../request-context';
import { refundWords } from './booking-cancel';
import { bookingWords, noticeView, standingOf } from './booking-words';
import { paymentView } from './payment';
import { methodName } from './payment-method';
import { openPayment, providerPage } from './payment-state';
import { pauseFor, stateOf } from './payment-watch';
import { policyView } from './refund-policy';

const context = { t: translator('fr'), format: formatter('fr'), language: 'fr' } as RequestContext;
const plain = (text: string | null | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');
const tnd = (amount: number) => ({ amount, currency: 'TND' });

const held: Booking = {
  code: 'K7QF-3MXD',
  trade: 'trips',
  status: 'held',
  quantity: 2,
  startsAt: '2026-11-22T14:30:00.000Z',
  endsAt: null,
  holdExpiresAt: '2026-11-20T10:10:00.000Z',
  serverTime: '2026-11-20T10:00:00.000Z',
  price: tnd(25_000),
  venue: {
    slug: 'tunis',
    name: 'Moncef Bey',
    city: 'Tunis',
    phone: null,
    timeZone: 'Africa/Tunis',
    latitude: null,
    longitude: null,
  },
  subject: null,
  title: 'Tunis → Sousse',
  contact: { name: 'Amel', email: null, phone: null },
  locale: 'fr',
  notes: null,
  payAtVenue: true,
  allowed: ['settle', 'cancel'],
  createdAt: '2026-11-20T10:00:00.000Z',
};
const confirmed: Booking = { ...held, status: 'confirmed', holdExpiresAt: null };

const unpaid: PaymentSummary = {
  price: tnd(25_000),
  paid: tnd(0),
  refunded: tnd(0),
  refundPending: tnd(0),
  due: tnd(25_000),
  methods: ['desk', 'sandbox', 'd17'],
  refundPolicy: [
    { until: '2026-11-21T14:30:00.000Z', percent: 100, amount: tnd(25_000) },
    { until: '2026-11-22T12:30:00.000Z', percent: 50, amount: tnd(12_500) },
    { until: null, percent: 0, amount: tnd(0) },
  ],
  refundNow: null,
  payments: [],
};

const payment = (change: Partial<Payment>): Payment => ({
  id: 'one',
  provider: 'sandbox',
  status: 'pending',
  amount: tnd(25_000),
  refunded: tnd(0),
  refundPending: tnd(0),
  redirectUrl: null,
  createdAt: '2026-11-20T10:01:00.000Z',
  ...change,
});

const after = (change: Partial<PaymentSummary>): PaymentSummary => ({ ...unpaid, due: tnd(0), methods: [], ...change });
const onlyLook = { fromPayment: false };

describe('what comes back to someone who cancels', () => {
  const lines = (booking: Booking) =>
    policyView(context, booking, unpaid.refundPolicy).lines.map(({ when, what }) => plain(`${when} : ${what}`));

  it("is said with the venue's own hours, in the order in which it applies", () => {
    expect(lines(held)).toEqual([
      'Jusqu’au samedi 21 novembre à 15:30 : remboursé en entier (25,000 DT)',
      'Ensuite, jusqu’au dimanche 22 novembre à 13:30 : 50 % remboursés (12,500 DT)',
      'Ensuite : rien n’est remboursé',
    ]);
  });

  it('is said from now on, without what is past', () => {
    expect(lines({ ...held, serverTime: '2026-11-21T14:30:00.000Z' })).toEqual([
      'Jusqu’au dimanche 22 novembre à 13:30 : 50 % remboursés (12,500 DT)',
      'Ensuite : rien n’est remboursé',
    ]);
    expect(lines({ ...held, serverTime: '2026-11-22T13:00:00.000Z' })).toEqual([
      'À tout moment : rien n’est remboursé',
    ]);
  });

  it('lasts until the departure where no hour ends it', () => {
    const [line] = policyView(context, held, [{ until: null, percent: 100, amount: tnd(25_000) }]).lines;
    expect(line?.when).toBe('Jusqu’au départ');
  });

  it('is said before one confirms: all of it, a part, nothing, or that nothing was paid', () => {
    const paid = after({ paid: tnd(25_000) });
    const words = (refund: number) => plain(refundWords(context, { ...paid, refundNow: tnd(refund) }));
    expect(words(25_000)).toMatch(/^25,000 DT vous seront remboursés/);
    expect(words(12_500)).toMatch(/^Vous avez payé 25,000 DT. 12,500 DT vous seront remboursés/);
    expect(words(0)).toMatch(/^Vous avez payé 25,000 DT. À cette heure, rien/);
    expect(plain(refundWords(context, unpaid))).toBe('Vous n’avez rien payé : rien n’est dû.');
  });
});

describe('the ways to pay', () => {
  const offered = (booking: Booking, summary: PaymentSummary) => paymentView(context, booking, summary, false).choices;

  it('are the online ones first, then the desk, each in words; one from a package by its own name', () => {
    const choices = offered(held, unpaid);
    expect(choices.map(({ button }) => plain(button))).toEqual([
      'Payer 25,000 DT pour essayer',
      'Payer 25,000 DT avec d17',
      'Je paierai à la station',
    ]);
    expect(choices.map(({ isMain }) => isMain)).toEqual([true, false, false]);
    expect(new Set(choices.map(({ key }) => key)).size).toBe(3);
    expect(methodName(context, 'd17')).toBe('En ligne (d17)');
  });

  it('do not ask again for the desk who has promised to pay there', () => {
    expect(offered(confirmed, unpaid).map(({ provider }) => provider)).toEqual(['sandbox', 'd17']);
    expect(offered(confirmed, unpaid).some(({ isMain }) => isMain)).toBe(false);
  });

  it('make the difference after a change the main thing to do', () => {
    const moved = { ...unpaid, price: tnd(37_500), paid: tnd(25_000), due: tnd(12_500) };
    const view = paymentView(context, confirmed, moved, false);
    expect(plain(view.rest?.heading)).toBe('Il reste 12,500 DT à payer');
    expect(view.choices[0]).toMatchObject({ provider: 'sandbox', isMain: true });
  });

  it('wait while a payment is under way', () => {
    const open = { ...unpaid, payments: [payment({ redirectUrl: 'https://pay.example/1' })] };
    const view = paymentView(context, held, open, true);
    expect(view.choices).toEqual([]);
    expect(view.open).toMatchObject({ isAwaited: true, resume: '/fr/b/K7QF-3MXD/payer', mayBeCancelled: true });
    expect(paymentView(context, { ...held, status: 'expired' }, open, true).open?.mayBeCancelled).toBe(false);
  });

  it('stay open when the page of the one that was begun never answered, unless the bank is waited for', () => {
    const unanswered = { ...unpaid, payments: [payment({})] };
    expect(paymentView(context, held, unanswered, false).choices).toHaveLength(3);
    expect(paymentView(context, held, unanswered, true).choices).toEqual([]);
  });
});

describe('a payment under way', () => {
  it('is one online, the one that can be gone on with first; a promise at the desk is none', () => {
    const gone = payment({ id: 'gone', createdAt: '2026-11-20T10:05:00.000Z' });
    const usable = payment({ id: 'usable', redirectUrl: 'https://pay.example/1' });
    expect(openPayment({ payments: [payment({ provider: 'desk' }), payment({ status: 'failed' })] })).toBeNull();
    expect(openPayment({ payments: [gone, usable] })?.id).toBe('usable');
    expect(openPayment({ payments: [gone] })?.id).toBe('gone');
  });

  it('leads to a page on the web and to nothing else', () => {
    expect(providerPage('https://checkout.stripe.com/c/pay/1')).toBe('https://checkout.stripe.com/c/pay/1');
    for (const wrong of ['javascript:alert(1)', 'data:text/html,x', '/fr', '', null])
      expect(providerPage(wrong)).toBeNull();
  });

  it('is asked after often, then seldom', () => {
    const minutes = [1, 10, 60].map((age) => pauseFor(age * 60_000));
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
    expect(minutes[0]).toBeLessThanOrEqual(5);
  });

  it('is news once it changes, and so are its refund and its booking', () => {
    const before = { payments: [payment({})] };
    const states = [
      stateOf(held, before),
      stateOf(confirmed, before),
      stateOf(held, { payments: [payment({ status: 'succeeded' })] }),
      stateOf(held, { payments: [payment({ refunded: tnd(1) })] }),
    ];
    expect(new Set(states).size).toBe(4);
  });
});

describe('where the money stands', () => {
  const standing = (booking: Booking, summary: PaymentSummary) => plain(standingOf(context, booking, summary));
  const text = (booking: Booking, summary: PaymentSummary, arrival = onlyLook) =>
    plain(bookingWords(context, booking, summary, arrival).text);

  it('is said beside the total', () => {
    expect(standing(held, unpaid)).toBeUndefined();
    expect(standing(confirmed, unpaid)).toBe('à payer à la station');
    expect(standing(confirmed, after({ paid: tnd(25_000) }))).toBe('payé');
    expect(standing(confirmed, { ...unpaid, paid: tnd(25_000), due: tnd(12_500) })).toBe('reste 12,500 DT à payer');
    const cancelled: Booking = { ...confirmed, status: 'cancelled' };
    expect(standing(cancelled, after({ paid: tnd(25_000), refunded: tnd(12_500) }))).toBe('12,500 DT rendus');
    expect(standing(cancelled, after({ paid: tnd(25_000), refundPending: tnd(12_500) }))).toContain('en cours');
  });

  it('is told after a cancellation: given back, on its way, or kept by the terms', () => {
    const cancelled: Booking = { ...confirmed, status: 'cancelled' };
    const paid = after({ paid: tnd(25_000) });
    expect(text(cancelled, { ...paid, refunded: tnd(25_000) })).toContain('rendues. 25,000 DT vous ont été');
    expect(text(cancelled, { ...paid, refundPending: tnd(12_500) })).toContain('12,500 DT sur 25,000 DT vous sont');
    expect(text(cancelled, paid)).toContain('rien n’est remboursé des 25,000 DT');
    expect(text(cancelled, unpaid)).toBe('Les places ont été rendues. Rien n’est dû.');
  });

  it('is told when the hold lapsed while paying', () => {
    const expired: Booking = { ...held, status: 'expired' };
    expect(text(expired, { ...unpaid, payments: [payment({})] })).toContain('la banque n’a pas encore répondu');
    expect(text(expired, after({ paid: tnd(25_000), refunded: tnd(25_000) }))).toContain(
      '25,000 DT vous ont été rendus',
    );
    expect(text(expired, unpaid)).toContain('Rien n’est dû');
  });

  it("is what the page waits for on the way back from the provider's", () => {
    const open = { ...unpaid, payments: [payment({})] };
    expect(bookingWords(context, held, open, { fromPayment: true }).heading).toBe(
      'Nous attendons la réponse de la banque',
    );
    expect(bookingWords(context, held, open, onlyLook).heading).toBe('Vos places sont gardées');
  });
});

describe('the first thing that the page tells', () => {
  const told = (booking: Booking, summary: PaymentSummary, arrival = { notice: null, fromPayment: false }) =>
    noticeView(context, booking, summary, arrival);
  const failed = payment({ status: 'failed' });

  it('is how the last payment ended, while that still matters', () => {
    expect(told(held, { ...unpaid, payments: [failed] })?.tone).toBe('no');
    expect(told(confirmed, after({ payments: [failed] }))).toBeNull();
    const retried = payment({ createdAt: '2026-11-20T10:03:00.000Z' });
    expect(told(held, { ...unpaid, payments: [failed, retried] })).toBeNull();
  });

  it('is the thanks, on the way back only', () => {
    const paid = after({ paid: tnd(25_000), payments: [payment({ status: 'succeeded' })] });
    expect(plain(told(confirmed, paid, { notice: null, fromPayment: true })?.text)).toBe(
      'Nous avons reçu 25,000 DT. Merci.',
    );
    expect(told(confirmed, paid)).toBeNull();
  });
});
