import type { Section } from '../shape';

export const problem: Section<'problem'> = {
  notFoundTitle: 'الصفحة غير موجودة',
  notFoundHeading: 'هذا الطريق لا يؤدي إلى مكان',
  notFoundText: 'تغير عنوان الصفحة، أو لم تعد الرحلة موجودة.',
  awayTitle: 'نعود بعد لحظة',
  awayHeading: 'المحطة مغلقة للحظة',
  awayText: 'لا يمكننا قراءة الرحلات الآن. حجوزاتكم في أمان.',
  brokenTitle: 'حدث عطل',
  brokenHeading: 'حدث عطل عندنا',
  brokenText: 'لا ذنب لكم في ذلك. حجوزاتكم في أمان.',
  forbiddenText: 'لم يأت هذا النموذج من موقعنا.',
  tooManyHeading: 'أسرع من اللازم قليلًا',
  tooManyText: 'طلبات كثيرة في وقت قصير. انتظروا دقيقة ثم حاولوا مرة أخرى.',
  tryAgain: 'المحاولة مرة أخرى',
  goHome: 'البحث عن رحلة',
};
