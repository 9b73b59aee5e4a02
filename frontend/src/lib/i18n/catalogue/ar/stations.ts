import type { Section } from '../shape';

export const stations: Section<'stations'> = {
  title: 'المحطات',
  description: 'محطات اللواج وأرقام هواتفها ووجهاتها.',
  lead: 'اختاروا محطة لمعرفة رحلاتها وهاتفها والطريق إليها.',
  stationTitle: 'محطة {name}',
  stationDescription: 'رحلات محطة {name} ووجهاتها وهاتفها.',
  destinations: 'الوجهات',
  destinationsHint: 'رحلات اليوم، وجهةً بوجهة.',
  noDestinations: 'لا رحلات معلنة حاليًا. اتصلوا بالمحطة.',
  seeAll: 'كل رحلات اليوم',
  phone: 'الهاتف',
  noPhone: 'لم تقدم هذه المحطة رقمًا.',
  empty: 'لم تُفتح أي محطة بعد.',
  all: 'كل المحطات',
};
