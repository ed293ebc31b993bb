/**
 * The lines of a `.gitattributes` file that give a file the attribute `owner` with some value where a pattern of ours
 * matches it. Git's patterns there match files, never what is below a folder, so that mostly two are needed.
 * https://git-scm.com/docs/gitattributes
 */
export function attributeLines(pattern: string, value: string): string[] {
  return attributePatterns(pattern).map((one) => `${quoted(one)} owner=${value}`);
}

function attributePatterns(pattern: string): string[] {
  const written = pattern.replaceAll(/\\.|\[/gsu, (sign) => (sign === '[' ? '\\[' : sign));
  const isFolder = written.endsWith('/');
  const inner = written.replace(/^\//, '').replace(/\/$/, '');
  const floats = !inner.includes('/') && !written.startsWith('/');
  const start = floats ? '**/' : '/';
  if (isFolder) return [`${start}${inner}/**`];
  const last = inner.slice(inner.lastIndexOf('/') + 1);
  if (last === '*' || last === '**') return [start + inner];
  return [start + inner, `${start}${inner}/**`];
}

/** As git reads a pattern that may begin with anything and hold blanks. */
function quoted(pattern: string): string {
  return `"${pattern.replaceAll(/["\\]/g, '\\$&')}"`;
}
