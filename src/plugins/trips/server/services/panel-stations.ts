import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { permissionsOf } from '../../../booking/server/port';
import { STATION, TRIP } from './document-rules';

/** A station as the screens of staff know it. */
export interface PanelStation {
  readonly id: number;
  readonly documentId: string;
  readonly name: string;
  readonly city: string;
  readonly timeZone: string;
  readonly currency: string;
}

const FIELDS = ['id', 'documentId', 'name', 'city', 'timeZone', 'currency'];

/** Stations whose trips this person may read: their own for a chief, all of them for an admin. */
export async function stationsOf(strapi: Core.Strapi, ctx: Context): Promise<PanelStation[]> {
  const may = permissionsOf(strapi, ctx, TRIP);
  const stations: PanelStation[] = await strapi.db
    .query(STATION)
    .findMany({ select: FIELDS, orderBy: [{ city: 'asc' }, { name: 'asc' }] });
  return stations.filter((station) => may.read({ station }));
}

/** @throws NotFoundError also for a station that is there, but not theirs */
export async function stationOf(strapi: Core.Strapi, ctx: Context, documentId: string): Promise<PanelStation> {
  const station: PanelStation | null = await strapi.db
    .query(STATION)
    .findOne({ select: FIELDS, where: { documentId } });
  if (!station || !permissionsOf(strapi, ctx, TRIP).read({ station })) {
    throw new errors.NotFoundError('There is no such station.');
  }
  return station;
}
