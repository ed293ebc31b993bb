import { visible, visibleJson } from '../../text/visible.ts';

/**
 * Untrusted text, one line or a part of it, made safe for terminals and logs. Escaped are characters that nobody can
 * see, among them those that move the cursor, change colors, or change the direction of text (CWE-150,
 * CVE-2021-42574), and commands to build servers: `::` at the start of a line, `##[` and `##name[` anywhere.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function printable(text: string): string {
  return withoutCommands(visible(text));
}

/** Text without commands to build servers. */
export function withoutCommands(text: string): string {
  return text.replace(
    /#(?=#\w*\[)|:(?=:)(?<=^\s*:)/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `printable` for each line of a text. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** A value as JSON. What `printable` escapes is escaped as JSON has it, so that the value stays the same. */
export function jsonText(value: unknown): string {
  return inJson(JSON.stringify(value, null, 2));
}

/** A value as JSON on one line. */
export function jsonLine(value: unknown): string {
  return inJson(JSON.stringify(value));
}

/** No line of JSON starts with a colon. */
function inJson(json: string): string {
  return withoutCommands(visibleJson(json));
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
