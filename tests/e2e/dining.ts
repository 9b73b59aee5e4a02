import type { Stage } from './stage';
import type { Visitor } from './visitor';
import type { Locale } from './words';

/** What a visitor reads where tables are booked. */
interface TableWords {
  restaurants: string;
  medina: string;
  people(count: number): string;
  day: RegExp;
  name: string;
  email: string;
  notes: string;
  book: string;
  ask: string;
  wait: string;
  contactMissing: string;
  confirmed: string;
  waiting: string;
  byHand: string;
  offered: string;
  take: string;
  calendar: string;
  move: string;
  keepHour: string;
  changeHour: string;
  change: string;
  moved: string;
  cancel: string;
  cancelConfirm: string;
  cancelled: string;
  nextMonth: RegExp;
}

const fr: TableWords = {
  restaurants: 'Restaurants',
  medina: 'La Médina',
  people: (count) => (count === 1 ? '1 personne' : `${count} personnes`),
  day: /il reste de la place$/,
  name: 'Votre nom',
  email: 'Adresse électronique',
  notes: 'Un mot pour le restaurant (facultatif)',
  book: 'Réserver cette table',
  ask: 'Demander cette table',
  wait: 'Me mettre sur la liste d’attente',
  contactMissing: 'Donnez un numéro de téléphone ou une adresse électronique.',
  confirmed: 'Votre table est réservée',
  waiting: 'Vous êtes sur la liste d’attente',
  byHand: 'Votre demande est au restaurant',
  offered: 'Une table s’est libérée pour vous',
  take: 'Prendre cette table',
  calendar: 'Ajouter à l’agenda',
  move: 'Changer le jour, l’heure ou les couverts',
  keepHour: 'Garder cette heure',
  changeHour: 'Changer d’heure',
  change: 'Changer ma réservation',
  moved: 'C’est changé. Voici votre nouvelle réservation.',
  cancel: 'Annuler la réservation',
  cancelConfirm: 'Oui, annuler',
  cancelled: 'Cette réservation est annulée',
  nextMonth: /^Mois suivant/,
};

const en: TableWords = {
  restaurants: 'Restaurants',
  medina: 'La Médina',
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  day: /there is room$/,
  name: 'Your name',
  email: 'Email address',
  notes: 'A word to the restaurant (optional)',
  book: 'Book this table',
  ask: 'Ask for this table',
  wait: 'Join the waiting list',
  contactMissing: 'Enter a phone number or an email address.',
  confirmed: 'Your table is booked',
  waiting: 'You are on the waiting list',
  byHand: 'Your request is with the restaurant',
  offered: 'A table has come free for you',
  take: 'Take this table',
  calendar: 'Add to calendar',
  move: 'Change the day, time or covers',
  keepHour: 'Keep this time',
  changeHour: 'Change the time',
  change: 'Change my booking',
  moved: 'It is changed. Here is your new booking.',
  cancel: 'Cancel the booking',
  cancelConfirm: 'Yes, cancel it',
  cancelled: 'This booking is cancelled',
  nextMonth: /^Next month/,
};

const ar: TableWords = {
  restaurants: 'المطاعم',
  medina: 'المدينة',
  people: (count) => ['', 'شخص واحد', 'شخصان'][count] ?? `${count} أشخاص`,
  day: /توجد أماكن/,
  name: 'اسمكم',
  email: 'البريد الإلكتروني',
  notes: 'كلمة للمطعم (اختياري)',
  book: 'حجز هذه الطاولة',
  ask: 'طلب هذه الطاولة',
  wait: 'الانضمام إلى قائمة الانتظار',
  contactMissing: 'أدخلوا رقم هاتف أو بريدًا إلكترونيًا.',
  confirmed: 'طاولتكم محجوزة',
  waiting: 'أنتم في قائمة الانتظار',
  byHand: 'طلبكم لدى المطعم',
  offered: 'أُتيحت لكم طاولة',
  take: 'أخذ هذه الطاولة',
  calendar: 'إضافة إلى المفكرة',
  move: 'تغيير اليوم أو الساعة أو العدد',
  keepHour: 'الاحتفاظ بهذه الساعة',
  changeHour: 'تغيير الساعة',
  change: 'تغيير حجزي',
  moved: 'تم التغيير. هذا حجزكم الجديد.',
  cancel: 'إلغاء الحجز',
  cancelConfirm: 'نعم، إلغاء الحجز',
  cancelled: 'أُلغي هذا الحجز',
  nextMonth: /^الشهر الموالي/,
};

export const tableWords: Record<Locale, TableWords> = { fr, en, ar };

export const tablePath: Record<Locale, (slug: string) => string> = {
  fr: (slug) => `/fr/restaurants/${slug}/reserver`,
  en: (slug) => `/en/restaurants/${slug}/book`,
  ar: (slug) => `/ar/mataim/${slug}/hajz`,
};

export interface Sitting {
  date: string;
  /** Service and hour, as in the site's addresses. */
  time: string;
}

interface Day {
  date: string;
  services: { key: string; left: number | null; times: { time: string; state: string; left: number | null }[] }[];
}

const ZONE = 'Africa/Tunis';
const dayIn = (days: number): string => Temporal.Now.plainDateISO(ZONE).add({ days }).toString();

/** The restaurant's days as anybody may read them now. */
async function daysOf({ apiUrl }: Stage, slug: string, from: string, to: string, covers = 1): Promise<Day[]> {
  const answer = await fetch(`${apiUrl}/api/restaurants/${slug}/availability?from=${from}&to=${to}&covers=${covers}`);
  return ((await answer.json()) as { data: Day[] }).data;
}

/** A dinner that nobody has booked at: later than the demo's bookings, sooner than the restaurant's limit. */
export async function freeDinner(stage: Stage, slug: string, wanted = 'open', nth = 0): Promise<Sitting> {
  const days = await daysOf(stage, slug, dayIn(8), dayIn(27));
  const seats = days.flatMap(({ date, services }) => {
    const { times = [] } = services.find(({ key }) => key === 'diner') ?? {};
    const at = times.find(({ time, state }) => time.startsWith('20:') && state === wanted);
    return at ? [{ date, time: `diner ${at.time}`, left: at.left ?? 0 }] : [];
  });
  const all = Math.max(...seats.map(({ left }) => left));
  const dinners = seats.filter(({ left }) => left === all).map(({ date, time }) => ({ date, time }));
  const found = dinners[nth];
  if (!found) throw new Error(`${slug} has no dinner that is ${wanted}`);
  return found;
}

/** Covers left at that dinner. */
export async function leftAt(stage: Stage, slug: string, { date, time }: Sitting): Promise<number | null | undefined> {
  const [day] = await daysOf(stage, slug, date, date);
  const [key, hour] = time.split(' ');
  return day?.services.find((service) => service.key === key)?.times.find((each) => each.time === hour)?.left;
}

/** Someone else books, past this browser. */
export async function bookFor(stage: Stage, slug: string, { date, time }: Sitting, covers: number) {
  const [service, hour] = time.split(' ');
  const contact = { name: 'Quelqu’un d’autre', email: 'autre@example.org' };
  const answer = await fetch(`${stage.apiUrl}/api/restaurants/${slug}/bookings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ data: { date, time: hour, service, covers, contact, locale: 'fr' } }),
  });
  if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { data: { code: string; token: string } }).data;
}

export async function cancelFor({ apiUrl }: Stage, { code, token }: { code: string; token: string }): Promise<void> {
  const answer = await fetch(`${apiUrl}/api/bookings/${code}/cancel`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Booking-Token': token },
    body: JSON.stringify({ data: {} }),
  });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
}

/** Straight to the form for that table, filled in and sent. Answers the booking's code. */
export async function askFor(
  visitor: Visitor,
  locale: Locale,
  slug: string,
  { date, time }: Sitting,
  { covers, button }: { covers: number; button: string },
): Promise<string> {
  const { page } = visitor;
  const query = new URLSearchParams({ covers: String(covers), date, time });
  await visitor.open(`${tablePath[locale](slug)}?${query}`);
  await page.getByLabel(tableWords[locale].name).fill('Amel Ben Salah');
  await page.getByLabel(tableWords[locale].email).fill('amel@example.org');
  await page.getByRole('button', { name: button }).click();
  return codeIn(page.url());
}

export const codeIn = (url: string): string => new URL(url).pathname.split('/')[3] ?? '';
