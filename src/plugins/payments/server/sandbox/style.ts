/** Paper, ink and one lantern accent, as on the site; no font and no file is fetched. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #faf6ee; --card: #fffdf8; --ink: #17202e; --soft: #55606f; --line: #d9d0bf; --accent: #f0a830; --on-accent: #1d1503; }
@media (prefers-color-scheme: dark) { :root { --paper: #12181f; --card: #1b232d; --ink: #f3ede1; --soft: #b3b9c2; --line: #3a4450; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 'IBM Plex Sans', 'IBM Plex Sans Arabic', system-ui, sans-serif; }
main { max-inline-size: 28rem; margin-inline: auto; padding: 1rem; }
p { margin-block: 0.25rem; }
h1 { font-size: 1.5rem; margin-block: 1rem; }
h2 { font-size: 1.0625rem; margin-block: 2rem 1rem; }
.notice { border: 1px solid var(--line); border-radius: 8px; padding: 0.5rem 1rem; color: var(--soft); }
.stub { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1.5rem; margin-block-end: 1.5rem;
  -webkit-mask: radial-gradient(circle 8px at 0 50%, #0000 98%, #000) 0 / 51% 100% no-repeat, radial-gradient(circle 8px at 100% 50%, #0000 98%, #000) 100% / 51% 100% no-repeat;
  mask: radial-gradient(circle 8px at 0 50%, #0000 98%, #000) 0 / 51% 100% no-repeat, radial-gradient(circle 8px at 100% 50%, #0000 98%, #000) 100% / 51% 100% no-repeat; }
.label, .code, .hint { color: var(--soft); }
.amount { font-size: 2rem; font-weight: 600; font-variant-numeric: tabular-nums; }
button { inline-size: 100%; min-block-size: 48px; border-radius: 8px; font: inherit; font-weight: 600; cursor: pointer; }
.main { background: var(--accent); color: var(--on-accent); border: 1px solid var(--accent); }
.other { background: transparent; color: var(--ink); border: 1px solid var(--soft); }
.hint { font-size: 0.9375rem; margin-block-end: 1rem; }
.closed { font-weight: 600; }
a { color: inherit; display: inline-block; padding-block: 0.625rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
