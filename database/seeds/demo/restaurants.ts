/** Three restaurants that do not exist, in places that do; phone numbers and mail addresses are made up. */

interface Hours {
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
  readonly lastSeating: string;
  readonly covers: number | null;
}

interface Service {
  readonly key: string;
  readonly nameFr: string;
  readonly nameEn: string;
  readonly nameAr: string;
  readonly hours: readonly Hours[];
}

export interface DemoRestaurant {
  readonly slug: string;
  readonly manager: string;
  readonly fields: Readonly<Record<string, string | number | null>>;
  readonly services: readonly Service[];
}

const on = (
  weekdays: readonly number[],
  [opens, closes, lastSeating]: readonly [string, string, string],
  covers: number | null,
): Hours[] => weekdays.map((weekday) => ({ weekday, opens, closes, lastSeating, covers }));

const LUNCH = { key: 'dejeuner', nameFr: 'Déjeuner', nameEn: 'Lunch', nameAr: 'الغداء' };
const DINNER = { key: 'diner', nameFr: 'Dîner', nameEn: 'Dinner', nameAr: 'العشاء' };

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const BUT_MONDAYS = [2, 3, 4, 5, 6, 7];
const WEEKEND = [6, 7];

export const RESTAURANTS: readonly DemoRestaurant[] = [
  {
    slug: 'la-medina',
    manager: 'manager.medina@relais.test',
    fields: {
      name: 'La Médina',
      nameAr: 'المدينة',
      descriptionFr:
        'Dans une maison du XVIIIe siècle, à deux pas de la Zitouna : un patio à ciel ouvert, des carreaux peints et la cuisine des familles de Tunis. Couscous au poisson le vendredi, kamounia en hiver, pâtisseries faites le matin même.',
      descriptionEn:
        'In an eighteenth-century house a few steps from the Zitouna mosque: an open courtyard, painted tiles and the cooking of Tunis families. Fish couscous on Fridays, kamounia in winter, pastries made the same morning.',
      descriptionAr:
        'في دار من القرن الثامن عشر على بعد خطوات من جامع الزيتونة: صحن مفتوح على السماء وجليز ملوّن ومطبخ عائلات تونس. كسكسي بالحوت يوم الجمعة، وكمّونية في الشتاء، وحلويات تُحضَّر في الصباح نفسه.',
      address: '14, rue du Pacha',
      city: 'Tunis',
      phone: '+21671000301',
      latitude: 36.8001,
      longitude: 10.1702,
      countPer: 'service',
      slotMinutes: 30,
      dwellMinutes: 120,
      largestParty: 10,
      daysAhead: 60,
      leadMinutes: 60,
      cancelMinutes: 120,
      keepMinutes: 20,
      waitingList: 'accept',
    },
    services: [
      { ...LUNCH, hours: on(BUT_MONDAYS, ['12:00', '15:00', '14:00'], 20) },
      { ...DINNER, hours: on(BUT_MONDAYS, ['19:00', '23:00', '21:30'], 30) },
    ],
  },
  {
    slug: 'le-port',
    manager: 'manager.port@relais.test',
    fields: {
      name: 'Le Port',
      nameAr: 'الميناء',
      descriptionFr:
        'Une salle vitrée et une terrasse au-dessus des barques, au port de Sousse. La carte suit la pêche : loup, dorade et poulpe grillés au charbon, salade méchouia, brik à l’œuf. Le soir, on garde sa table une heure et demie.',
      descriptionEn:
        'A glazed room and a terrace above the boats in the harbour of Sousse. The menu follows the catch: sea bass, bream and octopus over charcoal, mechouia salad, egg brik. In the evening a table is yours for an hour and a half.',
      descriptionAr:
        'قاعة زجاجية وشرفة تطل على القوارب في ميناء سوسة. القائمة تتبع صيد اليوم: قاروص ووراطة وقرنيط على الفحم، وسلاطة مشوية، وبريك بالعظمة. في المساء تبقى الطاولة لكم ساعة ونصفًا.',
      address: 'Quai des pêcheurs, port de Sousse',
      city: 'Sousse',
      phone: '+21673000302',
      latitude: 35.8263,
      longitude: 10.6445,
      countPer: 'slot',
      slotMinutes: 30,
      dwellMinutes: 90,
      largestParty: 8,
      daysAhead: 30,
      leadMinutes: 30,
      cancelMinutes: 180,
      keepMinutes: 15,
      waitingList: 'offer',
      offerMinutes: 45,
    },
    services: [
      { ...LUNCH, hours: on(EVERY_DAY, ['12:00', '15:30', '14:30'], 8) },
      { ...DINNER, hours: on(EVERY_DAY, ['19:00', '23:30', '22:00'], 8) },
    ],
  },
  {
    slug: 'dar-zitoun',
    manager: 'manager.zitoun@relais.test',
    fields: {
      name: 'Dar Zitoun',
      nameAr: 'دار زيتون',
      descriptionFr:
        'Six tables sous un olivier centenaire, sur la colline de Sidi Bou Saïd. Un seul menu, selon le marché et le jardin ; la maison répond elle-même à chaque demande. Le vendredi et le samedi, on reste tard.',
      descriptionEn:
        'Six tables under an olive tree a hundred years old, on the hill of Sidi Bou Said. One menu, from the market and the garden; the house answers each request itself. On Fridays and Saturdays people stay late.',
      descriptionAr:
        'ست طاولات تحت زيتونة معمّرة على ربوة سيدي بوسعيد. قائمة واحدة حسب السوق والبستان، والدار تجيب بنفسها عن كل طلب. ليلتا الجمعة والسبت تطول فيهما السهرة.',
      address: '3, impasse des Oliviers',
      city: 'Sidi Bou Saïd',
      phone: '+21671000303',
      latitude: 36.8702,
      longitude: 10.3417,
      countPer: 'service',
      slotMinutes: 60,
      dwellMinutes: 150,
      largestParty: 6,
      daysAhead: 90,
      leadMinutes: 240,
      cancelMinutes: 1440,
      keepMinutes: 30,
      waitingList: 'show',
    },
    services: [
      { ...LUNCH, hours: on(WEEKEND, ['12:30', '16:00', '14:30'], null) },
      {
        ...DINNER,
        hours: [...on([3, 4, 7], ['19:30', '23:30', '21:30'], null), ...on([5, 6], ['19:30', '01:30', '00:30'], null)],
      },
    ],
  },
];
