import type { Locale } from '../../../booking/server/port';
import { ar } from './ar';
import type { Catalogue } from './catalogue';
import { en } from './en';
import { fr } from './fr';

export const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { fr, en, ar };
