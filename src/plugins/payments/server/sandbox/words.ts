import type { Locale } from '../../../booking/server/port';

export type Act = 'paid' | 'failed' | 'late' | 'twice';
export const ACTS: readonly Act[] = ['paid', 'failed', 'late', 'twice'];

interface Words {
  readonly title: string;
  readonly notice: string;
  readonly booking: string;
  readonly toPay: string;
  readonly acts: Readonly<Record<Act, { readonly label: string; readonly hint: string }>>;
  readonly otherwise: string;
  readonly back: string;
  readonly done: string;
  readonly closed: Readonly<Record<'paid' | 'failed' | 'cancelled', string>>;
}

export const WORDS: Readonly<Record<Locale, Words>> = {
  fr: {
    title: 'Banque d’essai',
    notice: 'Ceci est un essai : aucun argent ne circule.',
    booking: 'Réservation',
    toPay: 'À payer',
    acts: {
      paid: { label: 'Payer', hint: 'Le paiement réussit.' },
      failed: { label: 'Échouer', hint: 'La banque refuse le paiement.' },
      late: { label: 'Payer en retard', hint: 'L’argent arrive quand la place n’est plus gardée.' },
      twice: { label: 'Payer, prévenir deux fois', hint: 'Le paiement réussit et la banque l’annonce deux fois.' },
    },
    otherwise: 'Ou essayez autre chose',
    back: 'Revenir sans payer',
    done: 'Revenir au site',
    closed: {
      paid: 'Ce paiement a été fait.',
      failed: 'Ce paiement a été refusé.',
      cancelled: 'Ce paiement a été annulé.',
    },
  },
  en: {
    title: 'Test bank',
    notice: 'This is a test: no money moves.',
    booking: 'Booking',
    toPay: 'To pay',
    acts: {
      paid: { label: 'Pay', hint: 'The payment succeeds.' },
      failed: { label: 'Fail', hint: 'The bank declines the payment.' },
      late: { label: 'Pay too late', hint: 'The money arrives when the place is no longer held.' },
      twice: { label: 'Pay, report it twice', hint: 'The payment succeeds and the bank says so twice.' },
    },
    otherwise: 'Or try something else',
    back: 'Go back without paying',
    done: 'Back to the site',
    closed: {
      paid: 'This payment has been made.',
      failed: 'This payment was declined.',
      cancelled: 'This payment was cancelled.',
    },
  },
  ar: {
    title: 'بنك تجريبي',
    notice: 'هذه تجربة: لا تُنقل أي أموال.',
    booking: 'الحجز',
    toPay: 'المبلغ المطلوب',
    acts: {
      paid: { label: 'ادفع', hint: 'تنجح عملية الدفع.' },
      failed: { label: 'أفشِل العملية', hint: 'يرفض البنك عملية الدفع.' },
      late: { label: 'ادفع متأخرًا', hint: 'يصل المال بعد انتهاء حفظ المكان.' },
      twice: { label: 'ادفع مع إشعارين', hint: 'تنجح عملية الدفع ويُبلغ عنها البنك مرتين.' },
    },
    otherwise: 'أو جرّب شيئًا آخر',
    back: 'الرجوع دون دفع',
    done: 'العودة إلى الموقع',
    closed: {
      paid: 'تم هذا الدفع.',
      failed: 'رُفض هذا الدفع.',
      cancelled: 'أُلغي هذا الدفع.',
    },
  },
};
