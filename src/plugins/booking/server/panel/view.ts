/** Set by the engine alone: shown, but not typed into, wherever an admin may lay them out. */
const KEPT = [
  'code',
  'bookingStatus',
  'quantity',
  'startsAt',
  'endsAt',
  'holdExpiresAt',
  'priceAmount',
  'priceCurrency',
  'trade',
  'venue',
  'client',
] as const;

/**
 * How the content manager shows bookings when nobody has configured it: Strapi reads a type's `config` once, when it makes
 * its first configuration, and keeps what an admin changes from then on.
 */
export const BOOKING_VIEW = {
  settings: {
    mainField: 'code',
    defaultSortBy: 'createdAt',
    defaultSortOrder: 'DESC',
    pageSize: 50,
    searchable: true,
    filterable: true,
    // A booking ends by its own transition, with its message: there is nothing to do to many at once.
    bulkable: false,
  },
  metadatas: Object.fromEntries(KEPT.map((name) => [name, { edit: { editable: false } }])),
  layouts: {
    list: ['code', 'bookingStatus', 'contactName', 'contactPhone', 'quantity', 'startsAt'],
    edit: [
      [
        { name: 'contactName', size: 6 },
        { name: 'contactPhone', size: 6 },
      ],
      [
        { name: 'contactEmail', size: 6 },
        { name: 'language', size: 6 },
      ],
      [{ name: 'notes', size: 12 }],
      [{ name: 'code', size: 6 }],
    ],
  },
};
