/**
 * Somebody's text, one line or a part of it, as a terminal and a log may show it. As their code points stand:
 * control characters, which could move the cursor or recolour the screen, those that turn the direction of text
 * round or cannot be seen (CWE-150, CVE-2021-42574), and what the programs that collect the log of a build take for
 * a command to them: `::` at the beginning of a line, `##[` and `##name[` anywhere.
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

/** A value as JSON for people and programs: what `printable` replaces stands as JSON's own escapes. */
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

/** The first items of a list, and one that says how many more there are. */
export function firstOf(items: readonly string[], count: number): string[] {
  const more = items.length - count;
  return more > 0 ? [...items.slice(0, count), `and ${String(more)} more`] : [...items];
}
