/**
 * How the content manager shows stations, vehicles and trips when nobody has configured it: Strapi reads a type's `config`
 * once, when it makes its first configuration, and keeps what an admin changes from then on.
 */

const field = (name: string, size: 3 | 4 | 6 | 8 | 12) => ({ name, size });

const USUAL = { pageSize: 50, searchable: true, filterable: true, bulkable: true };

const showing = (mainField: string) => ({ edit: { mainField } });

/** The form's heading would be a raw instant: which trip it is stands beside it. */
export const TRIP_VIEW = {
  settings: { mainField: 'id', defaultSortBy: 'departure', defaultSortOrder: 'DESC', ...USUAL },
  metadatas: {
    // Taken from the station when the trip is planned: what was sold in one currency is not sold in another.
    currency: { edit: { editable: false } },
    station: showing('name'),
    destination: showing('name'),
    vehicle: showing('plate'),
  },
  layouts: {
    list: ['departure', 'destination', 'tripStatus', 'vehicle', 'price', 'station'],
    edit: [
      [field('station', 6), field('destination', 6)],
      [field('departure', 6), field('arrival', 6)],
      [field('vehicle', 6), field('seats', 6)],
      [field('price', 6), field('tripStatus', 6)],
    ],
  },
};

export const STATION_VIEW = {
  settings: { mainField: 'name', defaultSortBy: 'name', defaultSortOrder: 'ASC', ...USUAL },
  metadatas: { chief: showing('email') },
  layouts: {
    list: ['name', 'city', 'phone', 'chief'],
    edit: [
      [field('name', 6), field('city', 6)],
      [field('slug', 6), field('chief', 6)],
      [field('phone', 6), field('email', 6)],
      [field('latitude', 4), field('longitude', 4), field('payAtVenue', 4)],
      [field('timeZone', 6), field('currency', 6)],
      [field('holdMinutes', 6), field('cancelMinutes', 6)],
      [field('refundFullHours', 4), field('refundPartHours', 4), field('refundPartPercent', 4)],
    ],
  },
};

export const VEHICLE_VIEW = {
  settings: { mainField: 'plate', defaultSortBy: 'plate', defaultSortOrder: 'ASC', ...USUAL },
  metadatas: { station: showing('name') },
  layouts: {
    list: ['plate', 'owner', 'phone', 'seats', 'station'],
    edit: [[field('plate', 6), field('owner', 6)], [field('phone', 6), field('seats', 6)], [field('station', 6)]],
  },
};
