/** What a visitor reads on the site: where the tests find their way, and what they hold it to. */
export interface Words {
  direction: 'ltr' | 'rtl';
  from: string;
  to: string;
  tomorrow: string;
  search: string;
  take: string;
  seats: string;
  name: string;
  email: string;
  password: string;
  keep: string;
  problem: string;
  contactMissing: string;
  held: string;
  timeLeft: RegExp;
  settle: string;
  confirmed: string;
  calendar: string;
  cancel: string;
  cancelConfirm: string;
  cancelled: string;
  mailSubject: RegExp;
  /** The sandbox, as a way to pay on our page. */
  payTrial: RegExp;
  policy: string;
  failed: RegExp;
  received: RegExp;
  paid: string;
  waiting: string;
  cancelPayment: string;
  paymentCancelled: string;
  ticket: string;
  /** On the ticket itself. */
  printed: string[];
  willBeRefunded: RegExp;
  refunded: RegExp;
}

const fr: Words = {
  direction: 'ltr',
  from: 'Départ',
  to: 'Destination',
  tomorrow: 'Demain',
  search: 'Voir les départs',
  take: 'Prendre des places',
  seats: 'Nombre de places',
  name: 'Votre nom',
  email: 'Adresse électronique',
  password: 'Mot de passe',
  keep: 'Garder ces places',
  problem: 'Il y a un problème',
  contactMissing: 'Donnez un numéro de téléphone ou une adresse électronique.',
  held: 'Vos places sont gardées',
  timeLeft: /^(9|10) minutes$/,
  settle: 'Je paierai à la station',
  confirmed: 'Vos places sont réservées',
  calendar: 'Ajouter à l’agenda',
  cancel: 'Annuler la réservation',
  cancelConfirm: 'Oui, annuler',
  cancelled: 'Cette réservation est annulée',
  mailSubject: /^C’est confirmé/,
  payTrial: /^Payer .* pour essayer$/,
  policy: 'Si vous annulez',
  failed: /n’est pas passé, et rien n’a été pris/,
  received: /^\s*Nous avons reçu .*25,000/,
  paid: 'payé',
  waiting: 'Nous attendons la réponse de la banque',
  cancelPayment: 'Annuler ce paiement',
  paymentCancelled: 'Le paiement est annulé, et rien n’a été pris',
  ticket: 'Télécharger le billet',
  printed: ['Billet', 'Passager', 'Payé'],
  willBeRefunded: /vous seront remboursés, par le moyen/,
  refunded: /Les places ont été rendues\. .* vous (ont été remboursés|sont rendus en ce moment)/,
};

const en: Words = {
  direction: 'ltr',
  from: 'From',
  to: 'To',
  tomorrow: 'Tomorrow',
  search: 'See departures',
  take: 'Take seats',
  seats: 'Number of seats',
  name: 'Your name',
  email: 'Email address',
  password: 'Password',
  keep: 'Keep these seats',
  problem: 'There is a problem',
  contactMissing: 'Enter a phone number or an email address.',
  held: 'Your seats are kept',
  timeLeft: /^(9|10) minutes$/,
  settle: 'I will pay at the station',
  confirmed: 'Your seats are booked',
  calendar: 'Add to calendar',
  cancel: 'Cancel the booking',
  cancelConfirm: 'Yes, cancel it',
  cancelled: 'This booking is cancelled',
  mailSubject: /^Confirmed/,
  payTrial: /^Pay .* as a trial$/,
  policy: 'If you cancel',
  failed: /did not go through, and nothing was taken/,
  received: /^\s*We have received .*25\.000/,
  paid: 'paid',
  waiting: 'We are waiting for the bank’s answer',
  cancelPayment: 'Cancel this payment',
  paymentCancelled: 'The payment is cancelled, and nothing was taken',
  ticket: 'Download the ticket',
  printed: ['Ticket', 'Passenger', 'Paid'],
  willBeRefunded: /will be refunded to you, the way you paid/,
  refunded: /The seats have been given back\. .* (have been|are being) refunded to you/,
};

const ar: Words = {
  direction: 'rtl',
  from: 'الانطلاق',
  to: 'الوجهة',
  tomorrow: 'غدًا',
  search: 'عرض الرحلات',
  take: 'حجز مقاعد',
  seats: 'عدد المقاعد',
  name: 'اسمكم',
  email: 'البريد الإلكتروني',
  password: 'كلمة السر',
  keep: 'حجز هذه المقاعد',
  problem: 'هناك مشكلة',
  contactMissing: 'أدخلوا رقم هاتف أو بريدًا إلكترونيًا.',
  held: 'مقاعدكم محجوزة مؤقتًا',
  timeLeft: /^(9 دقائق|10 دقائق)$/,
  settle: 'سأدفع في المحطة',
  confirmed: 'مقاعدكم محجوزة',
  calendar: 'إضافة إلى المفكرة',
  cancel: 'إلغاء الحجز',
  cancelConfirm: 'نعم، إلغاء الحجز',
  cancelled: 'أُلغي هذا الحجز',
  mailSubject: /^تم التأكيد/,
  payTrial: /^دفع .* للتجربة$/,
  policy: 'إذا ألغيتم الحجز',
  failed: /ولم يُقتطع شيء/,
  received: /^\s*وصلنا .*25,000/,
  paid: 'مدفوع',
  waiting: 'ننتظر جواب البنك',
  cancelPayment: 'إلغاء عملية الدفع',
  paymentCancelled: 'أُلغيت عملية الدفع ولم يُقتطع شيء',
  ticket: 'تنزيل التذكرة',
  printed: ['تذكرة', 'المسافر', 'مدفوع'],
  willBeRefunded: /بالطريقة التي دفعتم بها/,
  refunded: /أُعيدت المقاعد\. (أُعيد|تجري الآن إعادة)/,
};

export const words = { fr, en, ar };
export type Locale = keyof typeof words;
