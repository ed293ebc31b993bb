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

/** The edits of the first safe fix of each finding, in the order of the text; of fixes that overlap, the first one. */
function safeEdits(findings: readonly Finding[]): TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const { fixes } of findings) {
    const edits = fixes.find(({ isSafe }) => isSafe)?.edits ?? [];
    const isFree = edits.every(({ span }) =>
      chosen.every((other) => span.start >= other.span.end || span.end <= other.span.start),
    );
    if (isFree) chosen.push(...edits);
  }
  return chosen.sort((one, other) => one.span.start - other.span.start);
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
