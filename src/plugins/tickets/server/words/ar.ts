import type { Words } from './words';

export const ar: Words = {
  tag: 'ar-TN',
  direction: 'rtl',
  heading: 'تذكرة',
  departure: 'المغادرة',
  destination: 'الوجهة',
  zone: (city, offset) => `بتوقيت ${city} (\u2066${offset}\u2069)`,
  arrives: ({ time }) => `الوصول على الساعة ${time}`,
  arrivesOn: ({ day, time }) => `الوصول يوم ${day} على الساعة ${time}`,
  passenger: 'المسافر',
  seats: 'المقاعد',
  price: 'السعر',
  paid: 'مدفوع',
  payAtVenue: 'يُدفع في المحطة',
  code: 'رمز الحجز',
  advice: ['قدّموا هذه التذكرة، مطبوعة أو على الشاشة، قبل الصعود.', 'طرأ ما يمنعكم؟ ألغوا الحجز من صفحته.'],
  phone: 'هاتف المحطة',
};
