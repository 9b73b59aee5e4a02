import schema from './schema.json';

/** In the panel every field is to be read, not written. */
const READ_ONLY = Object.fromEntries(
  Object.keys(schema.attributes).map((name) => [name, { edit: { editable: false } }]),
);

export default { schema: { ...schema, config: { metadatas: READ_ONLY } } };
