import type { Core } from '@strapi/strapi';
import type { Feed, Stop } from '../domain/gtfs/feed';
import { findFeedStations, type KnownStation } from '../persistence/feeds';
import { STATION } from './document-rules';

export interface StationsWritten {
  readonly made: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Ids by stop id. */
  readonly ids: ReadonlyMap<string, number>;
}

interface Options {
  readonly name: string;
  readonly currency: string;
  readonly onProgress: (done: number, total: number) => void;
}

interface UidService {
  generateUIDField(of: { contentTypeUID: string; field: string; data: object }): Promise<string>;
}

/** Makes the feed's stations, or brings their name and place up to date; what staff added to them stays. */
export async function putStations(
  strapi: Core.Strapi,
  feed: Feed,
  { name, currency, onProgress }: Options,
): Promise<StationsWritten> {
  const stops = [...feed.stops.values()].filter(({ parent }) => parent === null);
  const feedId = ({ id }: Stop): string => `${name}:${id}`;
  const known = await findFeedStations(strapi.db.connection, stops.map(feedId));
  const sum = { made: 0, changed: 0, unchanged: 0 };
  const ids = new Map<string, number>();

  for (const [nth, stop] of stops.entries()) {
    const told = {
      name: stop.name,
      latitude: stop.latitude,
      longitude: stop.longitude,
      timeZone: stop.timeZone ?? feed.timeZone,
    };
    const there = known.get(feedId(stop));
    if (!there) {
      const slug = await freeSlug(strapi, stop.name);
      const made = await strapi.documents(STATION).create({
        data: { ...told, city: stop.name, slug, currency, feedId: feedId(stop) },
      });
      ids.set(stop.id, Number(made.id));
      sum.made += 1;
    } else {
      ids.set(stop.id, there.id);
      if (isSame(there, told)) sum.unchanged += 1;
      else {
        await strapi.db.query(STATION).update({ where: { id: there.id }, data: told });
        sum.changed += 1;
      }
    }
    onProgress(nth + 1, stops.length);
  }
  return { ...sum, ids };
}

const isSame = (
  there: KnownStation,
  told: Pick<KnownStation, 'name' | 'latitude' | 'longitude' | 'timeZone'>,
): boolean =>
  there.name === told.name &&
  there.latitude === told.latitude &&
  there.longitude === told.longitude &&
  there.timeZone === told.timeZone;

/** Readable and free: `bour` for Bøur, and `bour-1` when that is taken. */
const freeSlug = (strapi: Core.Strapi, name: string): Promise<string> => {
  const uids: UidService = strapi.plugin('content-manager').service('uid');
  return uids.generateUIDField({ contentTypeUID: STATION, field: 'slug', data: { name } });
};
