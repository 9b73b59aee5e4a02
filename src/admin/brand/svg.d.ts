/** Vite gives an imported image as its address. */
declare module '*.svg' {
  const url: string;
  export default url;
}
