import type { Catalogue } from '../shape';
import { account } from './account';
import { booking } from './booking';
import { checkIn } from './check-in';
import { payment } from './payment';
import { problem } from './problem';
import { seats } from './seats';
import { site } from './site';
import { stations } from './stations';
import { tables } from './tables';
import { trips } from './trips';

export const en: Catalogue = { site, trips, seats, booking, payment, stations, tables, account, problem, checkIn };
