import { analyze } from '../../../analyze.ts';
import type { Finding, TextEdit } from '../../../text/finding.ts';
import { difference, edited, soundEdits } from '../../../text/soundEdits.ts';

/** A fix can reveal further findings for the next pass. */
const maxPasses = 10;

/**
 * Applies all safe fixes until none is left. Returns one edit that covers the changed range; empty if there is
 * nothing to fix.
 */
export function fixAll(path: string, source: string): TextEdit[] {
  let text = source;
  for (let pass = 0; pass < maxPasses; pass++) {
    const [file] = analyze([{ path, text }]).files;
    const edits = soundEdits('fixAll', text, safeEdits(file?.findings ?? [])) ?? [];
    if (edits.length === 0) break;
    text = edited(text, edits);
  }
  return difference(source, text);
}

/** The edits of the first safe fix of each finding, in text order. Of overlapping fixes, only the first is used. */
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
