import type { TextEdit } from './finding.ts';

/**
 * Whether edits can be applied to a text: in order, inside the text, and without overlaps. None of them may start
 * or end within a character or a CRLF, because an editor has no position there.
 */
export function areSound(text: string, edits: readonly TextEdit[]): boolean {
  let done = 0;
  for (const { span } of edits) {
    if (!(done <= span.start && span.start <= span.end && span.end <= text.length)) return false;
    if (isWithinCharacter(text, span.start) || isWithinCharacter(text, span.end)) return false;
    done = span.end;
  }
  return true;
}

/**
 * Those of some fixes whose edits are sound. Every fix, refactoring, rename, and claim goes through this function:
 * an edit that is not sound is reported, and neither offered nor applied.
 */
export function soundOnly<F extends { readonly title: string; readonly edits: readonly TextEdit[] }>(
  text: string,
  fixes: readonly F[],
): readonly F[] {
  const sound = fixes.filter(({ edits }) => areSound(text, edits));
  if (sound.length === fixes.length) return fixes;
  for (const { title, edits } of fixes)
    if (!areSound(text, edits))
      report(`${title}: ${edits.map(({ span }) => `${String(span.start)}-${String(span.end)}`).join(', ')}`);
  return sound;
}

/** Edits that are sound; undefined for others, which are reported. */
export function soundEdits(
  title: string,
  text: string,
  edits: readonly TextEdit[],
): readonly TextEdit[] | undefined {
  return soundOnly(text, [{ title, edits }])[0]?.edits;
}

/** A text after edits that are sound. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { span, newText } of edits) {
    parts.push(text.slice(done, span.start), newText);
    done = span.end;
  }
  return parts.join('') + text.slice(done);
}

/** The one edit that makes a text of another; none if they are the same. */
export function difference(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  while (isWithinCharacter(before, start) || isWithinCharacter(after, start)) start--;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  while (isWithinCharacter(before, before.length - same) || isWithinCharacter(after, after.length - same))
    same--;
  return [{ span: { start, end: before.length - same }, newText: after.slice(start, after.length - same) }];
}

/** Calls a function for each edit that is not sound, with the title and the spans. */
export function reportUnsound(to: (edit: string) => void): void {
  report = to;
}

let report: (edit: string) => void = () => undefined;

function isWithinCharacter(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const around = text.slice(offset - 1, offset + 1);
  return around === '\r\n' || /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(around);
}
