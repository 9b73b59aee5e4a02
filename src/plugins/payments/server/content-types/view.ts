/** The content manager's twelve columns. */
const WIDTH = 12;

/** In the panel every field is to be read, not written; the newest rows come first. */
export const readOnlyView = (
  { attributes }: { attributes: object },
  list: readonly string[],
  rows: readonly (readonly string[])[],
) => ({
  settings: {
    mainField: 'bookingCode',
    defaultSortBy: 'createdAt',
    defaultSortOrder: 'DESC',
    pageSize: 50,
    bulkable: false,
    filterable: true,
    searchable: true,
  },
  metadatas: Object.fromEntries(Object.keys(attributes).map((name) => [name, { edit: { editable: false } }])),
  layouts: { list, edit: rows.map((names) => names.map((name) => ({ name, size: WIDTH / names.length }))) },
});
