/**
 * Parses JSON as editors and compilers accept it in settings: with comments, trailing commas, and a byte
 * order mark. Undefined if the text cannot be parsed.
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

/**
 * A string without an end stops at the line break, a comment at the end of the text. This keeps matching
 * linear.
 */
const stringsAndComments = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)/g;
const stringsAndTrailingCommas = /"(?:[^"\\\n]|\\.)*"?|,\s*[}\]]/g;
