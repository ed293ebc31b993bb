/**
 * Untrusted text, one line or a part of it, made safe for terminals and logs. Escaped are control characters, which
 * could move the cursor or change colors, invisible characters and those that change the direction of text (CWE-150,
 * CVE-2021-42574), and commands to build servers: `::` at the start of a line, `##[` and `##name[` anywhere.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function printable(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    /[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|#(?=#\w*\[)|(?<=^\s*):(?=:)/g,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

/** `printable` for each line of a text. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** A value as JSON. What `printable` escapes is still valid JSON. */
export function jsonText(value: unknown): string {
  return printableLines(JSON.stringify(value, null, 2));
}

/** A value as JSON on one line. */
export function jsonLine(value: unknown): string {
  return printable(JSON.stringify(value));
}

/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** The first items of a list, and a last one with the number of the others. */
export function firstOf(items: readonly string[], count: number): string[] {
  return [...items.slice(0, count), ...moreThan(count, items.length)];
}

/** `and 3 more`, for a list that shows only some of its items. */
export function moreThan(shown: number, all: number): string[] {
  return all > shown ? [`and ${String(all - shown)} more`] : [];
}
