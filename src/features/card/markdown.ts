import { visibleLine } from '../../text/visible.ts';

/** Escapes user text as Markdown on one line: no markup, links, or icons, and nothing that nobody can see. */
export function escapeMarkdown(text: string): string {
  return visibleLine(text).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** User text as inline code. */
export function inlineCode(text: string): string {
  const line = visibleLine(text);
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 || line.trim() === '' ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}
