/** The built files that a text names: a page, a script or a style sheet. All lie in one folder, by names with a hash. */
export function referencesIn(text: string, folder: string): string[] {
  const names = text.matchAll(/[\w~-]+(?:\.[\w~-]+)*\.[\w-]{8}\.(?:js|wasm|woff2)(?=["'`)?\s&])/g);
  return [...new Set([...names].map(([name]) => folder + name))];
}
