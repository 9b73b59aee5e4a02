/**
 * How the content manager shows restaurants and their services when nobody has configured it: Strapi reads a type's
 * `config` once, when it makes its first configuration, and keeps what an admin changes from then on.
 */

const field = (name: string, size: 3 | 4 | 6 | 8 | 12) => ({ name, size });

const USUAL = { pageSize: 50, searchable: true, filterable: true, bulkable: true };

const showing = (mainField: string) => ({ edit: { mainField } });

export const RESTAURANT_VIEW = {
  settings: { mainField: 'name', defaultSortBy: 'name', defaultSortOrder: 'ASC', ...USUAL },
  metadatas: { manager: showing('email') },
  layouts: {
    list: ['name', 'city', 'phone', 'manager'],
    edit: [
      [field('name', 6), field('nameAr', 6)],
      [field('slug', 6), field('manager', 6)],
      [field('descriptionFr', 12)],
      [field('descriptionEn', 12)],
      [field('descriptionAr', 12)],
      [field('photos', 12)],
      [field('address', 8), field('city', 4)],
      [field('phone', 4), field('email', 4), field('language', 4)],
      [field('latitude', 4), field('longitude', 4), field('timeZone', 4)],
      [field('countPer', 4), field('slotMinutes', 4), field('dwellMinutes', 4)],
      [field('largestParty', 4), field('daysAhead', 4), field('leadMinutes', 4)],
      [field('cancelMinutes', 6), field('keepMinutes', 6)],
      [field('waitingList', 6), field('offerMinutes', 6)],
    ],
  },
};

export const SERVICE_VIEW = {
  settings: { mainField: 'nameFr', defaultSortBy: 'position', defaultSortOrder: 'ASC', ...USUAL },
  metadatas: { restaurant: showing('name') },
  layouts: {
    list: ['nameFr', 'restaurant', 'position'],
    edit: [
      [field('restaurant', 6), field('key', 3), field('position', 3)],
      [field('nameFr', 4), field('nameEn', 4), field('nameAr', 4)],
      [field('hours', 12)],
    ],
  },
};
