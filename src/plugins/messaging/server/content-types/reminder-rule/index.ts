import schema from './schema.json';

const field = (name: string, size: 4 | 6) => ({ name, size });

/** Like all views: read once, when Strapi makes its first configuration of the type. */
const VIEW = {
  settings: {
    mainField: 'id',
    defaultSortBy: 'venue',
    defaultSortOrder: 'ASC',
    pageSize: 50,
    searchable: false,
    filterable: true,
    bulkable: true,
  },
  metadatas: {},
  layouts: {
    list: ['venue', 'minutesBefore', 'daysBefore', 'localTime', 'channel', 'enabled'],
    edit: [
      [field('venue', 6), field('enabled', 6)],
      [field('minutesBefore', 6), field('channel', 6)],
      [field('daysBefore', 6), field('localTime', 6)],
    ],
  },
};

export default { schema: { ...schema, config: VIEW } };
