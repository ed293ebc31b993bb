/**
 * Reads JSON as editors and compilers take it for their settings: with comments, trailing commas and a byte order
 * mark. Undefined for what cannot be read.
 */
export function readLooseJson(text: string): unknown {
  const bare = text
    .replace(/^\uFEFF/, '')
    .replace(stringsAndComments, (part) => (part.startsWith('"') ? part : ' '))
    .replace(stringsAndTrailingCommas, (part) => (part.startsWith(',') ? part.slice(1) : part));
  try {
    return JSON.parse(bare);
  } catch {
    return undefined;
  }
}

/** A string or comment that nothing ends goes on to the end, so that nothing is looked at twice. */
const stringsAndComments = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)/g;
const stringsAndTrailingCommas = /"(?:[^"\\\n]|\\.)*"?|,\s*[}\]]/g;
