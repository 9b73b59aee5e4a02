/** Ceilings of every core list; our own routes keep to the same. */
export default {
  rest: { defaultLimit: 25, maxLimit: 100, withCount: true },
  documents: { strictParams: true },
};
