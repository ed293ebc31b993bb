import { analyze } from '../analyze.ts';
import type { Finding, TextEdit } from '../text/finding.ts';

/** A fix may bring to light what the next pass mends. */
const maxPasses = 10;

/**
 * All fixes that may be applied without a look at each, until none is left: as one edit of the stretch that differs;
 * empty where there is nothing to mend.
 */
export function fixAll(path: string, source: string): TextEdit[] {
  let text = source;
  for (let pass = 0; pass < maxPasses; pass++) {
    const [file] = analyze([{ path, text }]).files;
    const edits = safeEdits(file?.findings ?? []);
    if (edits.length === 0) break;
    text = edits.reduceRight(
      (edited, { span, newText }) => edited.slice(0, span.start) + newText + edited.slice(span.end),
      text,
    );
  }
  return difference(source, text);
}

/** The edits of the first safe fix of each finding, in the order of the text, but for those that overlap. */
function safeEdits(findings: readonly Finding[]): TextEdit[] {
  const chosen: TextEdit[] = [];
  const fixes = findings.flatMap(({ fixes }) => fixes.find(({ isSafe }) => isSafe) ?? []);
  const all = fixes.flatMap(({ edits }) => edits);
  for (const edit of all.toSorted((one, other) => one.span.start - other.span.start))
    if (edit.span.start >= (chosen.at(-1)?.span.end ?? 0)) chosen.push(edit);
  return chosen;
}

function difference(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  const span = { start, end: before.length - same };
  return [{ span, newText: after.slice(start, after.length - same) }];
}
