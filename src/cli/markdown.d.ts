/** The text of a page of docs/ (scripts/build.mjs). */
declare module '*.md' {
  const text: string;
  export default text;
}
