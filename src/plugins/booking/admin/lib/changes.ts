/** Said in the window when something was changed through an admin route: what else shows it looks again at once. */
const CHANGED = 'relais:changed';

export const sayChanged = (): boolean => window.dispatchEvent(new Event(CHANGED));

/** @returns how to stop listening */
export function hearChanges(look: () => void): () => void {
  window.addEventListener(CHANGED, look);
  return () => window.removeEventListener(CHANGED, look);
}
