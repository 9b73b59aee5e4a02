import type { Core } from '@strapi/strapi';
import { type DemoStation, OWNERS, STATIONS } from './stations';

const STATION = 'plugin::trips.station';
const VEHICLE = 'plugin::trips.vehicle';
const SEATS = 8;

/** Who runs which station, by mail address. */
const CHIEFS: Readonly<Record<string, string>> = {
  'tunis-moncef-bey': 'chief.tunis@relais.test',
  sousse: 'chief.sousse@relais.test',
};

export interface Place {
  readonly id: number;
  readonly documentId: string;
  readonly vehicleIds: readonly number[];
}

/** @returns the demo's stations with their vehicles, by slug */
export async function seedPlaces(strapi: Core.Strapi, staff: ReadonlyMap<string, number>): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  for (const [index, station] of STATIONS.entries()) {
    const { id, documentId } = await ensureStation(strapi, station, staff.get(CHIEFS[station.slug] ?? ''));
    const vehicleIds = await ensureVehicles(strapi, { id, station, index });
    places.set(station.slug, { id, documentId, vehicleIds });
  }
  return places;
}

async function ensureStation(strapi: Core.Strapi, station: DemoStation, chief: number | undefined) {
  const { vehicles: _vehicles, ...data } = station;
  const there = await strapi.db.query(STATION).findOne({ where: { slug: station.slug } });
  if (there) return there;
  return strapi.documents(STATION).create({
    data: {
      ...data,
      email: `${station.slug}@relais.test`,
      timeZone: 'Africa/Tunis',
      currency: 'TND',
      ...(chief !== undefined && { chief }),
    },
  });
}

interface Home {
  readonly id: number;
  readonly station: DemoStation;
  readonly index: number;
}

async function ensureVehicles(strapi: Core.Strapi, { id, station, index }: Home): Promise<number[]> {
  const there = await strapi.db.query(VEHICLE).findMany({ select: ['id'], where: { station: id }, orderBy: 'id' });
  if (there.length > 0) return there.map((vehicle) => vehicle.id);
  const ids: number[] = [];
  for (let n = 0; n < station.vehicles; n += 1) {
    const nth = index * 17 + n * 5;
    const made = await strapi.documents(VEHICLE).create({
      data: {
        plate: `${140 + (nth % 100)} TU ${1000 + ((nth * 733) % 9000)}`,
        owner: OWNERS[nth % OWNERS.length] as string,
        phone: `+2162000${String(1000 + nth).padStart(4, '0')}`,
        seats: SEATS,
        station: id,
      },
    });
    ids.push(Number(made.id));
  }
  return ids;
}
