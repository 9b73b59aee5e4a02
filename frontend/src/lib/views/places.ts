import type { Place } from '../api/types';
import { type Language, languageSettings } from '../i18n/languages';

export interface Option {
  value: string;
  label: string;
}

/** "Tunis, Moncef Bey", and "Sousse" where the station has no name beside its town's. */
export function placeName({ name, city }: { name: string; city: string | null }): string {
  if (!city || name.toLowerCase().includes(city.toLowerCase())) return name;
  return `${city}, ${name}`;
}

export function byName(language: Language): (a: Place, b: Place) => number {
  const { compare } = new Intl.Collator(languageSettings[language].locale);
  return (a, b) => compare(placeName(a), placeName(b));
}

export function stationOptions(stations: Place[], language: Language): Option[] {
  return stations.toSorted(byName(language)).map((station) => ({ value: station.slug, label: placeName(station) }));
}

export interface PhoneLink {
  label: string;
  href: string;
}

/** A phone number to read and to dial. Tunisian ones are set in the groups people say them in. */
export function phoneLink(phone: string | null): PhoneLink | null {
  if (!phone) return null;
  const digits = phone.replace(/[^\d+]/g, '');
  const label = digits.replace(/^\+216(\d{2})(\d{3})(\d{3})$/, '+216 $1 $2 $3');
  return { label: label === digits ? phone : label, href: `tel:${digits}` };
}

export function directionsLink({ latitude, longitude }: { latitude: number | null; longitude: number | null }) {
  if (latitude === null || longitude === null) return null;
  return `https://www.google.com/maps/dir/?api=1&destination=${latitude},${longitude}`;
}
