/** Paper and ink, and the lantern: the site's own. */
export const COLOURS = {
  paper: '#fbf6ec',
  card: '#fffdf8',
  ink: '#141c30',
  soft: '#434c60',
  line: '#ddd1bb',
  lantern: '#f5a91c',
} as const;
