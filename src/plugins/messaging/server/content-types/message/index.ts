import schema from './schema.json';

/** In the panel every field is to be read, not written; the newest messages come first, with what went wrong. */
const VIEW = {
  settings: {
    mainField: 'recipient',
    defaultSortBy: 'createdAt',
    defaultSortOrder: 'DESC',
    pageSize: 50,
    bulkable: true,
    filterable: true,
    searchable: true,
  },
  metadatas: Object.fromEntries(Object.keys(schema.attributes).map((name) => [name, { edit: { editable: false } }])),
  layouts: {
    list: ['createdAt', 'messageStatus', 'recipient', 'channel', 'event', 'booking', 'attempts', 'sentAt', 'lastError'],
    edit: [
      [
        { name: 'recipient', size: 6 },
        { name: 'messageStatus', size: 6 },
      ],
      [{ name: 'lastError', size: 12 }],
      [
        { name: 'event', size: 4 },
        { name: 'audience', size: 4 },
        { name: 'language', size: 4 },
      ],
      [
        { name: 'attempts', size: 4 },
        { name: 'sentAt', size: 4 },
        { name: 'nextAttemptAt', size: 4 },
      ],
      [
        { name: 'booking', size: 6 },
        { name: 'messageId', size: 6 },
      ],
    ],
  },
};

export default { schema: { ...schema, config: VIEW } };
