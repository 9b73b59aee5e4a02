import type { Locale } from '../../../booking/server/port';
import { ar } from './ar';
import { en } from './en';
import { fr } from './fr';
import type { Words } from './words';

export const WORDS: Readonly<Record<Locale, Words>> = { fr, en, ar };
