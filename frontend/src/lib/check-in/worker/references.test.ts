import { referencesIn } from './references';

const folder = '/_astro/';

describe('what a page needs', () => {
  it('is found in its attributes, its styles and its scripts', () => {
    const page = `<link href="/_astro/ibm-plex-sans-latin-400-normal.CYLoc0-m.woff2" rel="preload">
      <style>@font-face{src:url(/_astro/ibm-plex-sans-arabic-arabic-400-normal.Dd3_9xZq.woff2)format("woff2")}</style>
      <astro-island component-url="/_astro/CheckIn.D-PQfzOv.js" renderer-url="/_astro/client.DbFpm8BH.js"></astro-island>`;
    expect(referencesIn(page, folder)).toEqual([
      '/_astro/ibm-plex-sans-latin-400-normal.CYLoc0-m.woff2',
      '/_astro/ibm-plex-sans-arabic-arabic-400-normal.Dd3_9xZq.woff2',
      '/_astro/CheckIn.D-PQfzOv.js',
      '/_astro/client.DbFpm8BH.js',
    ]);
    const script = `import{t as e}from"./react.Iim8LfOG.js";const r="/_astro/zxing_reader.BxB2YfIY.wasm";import("./ponyfill.COa6hfgj.js")`;
    expect(referencesIn(script, folder)).toEqual([
      '/_astro/react.Iim8LfOG.js',
      '/_astro/zxing_reader.BxB2YfIY.wasm',
      '/_astro/ponyfill.COa6hfgj.js',
    ]);
  });

  it('is each file once, and nothing without a hash in its name', () => {
    const text = `"./a.12345678.js" './a.12345678.js' "zxing_reader.wasm" "https://cdn.example/npm/x.js" "/lantern.svg"`;
    expect(referencesIn(text, folder)).toEqual(['/_astro/a.12345678.js']);
  });
});
