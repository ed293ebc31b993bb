import type { AnalyzedFile } from '../../analyze.ts';
import { touches, type Span } from '../../text/span.ts';
import { escapeMarkdown, inlineCode } from '../markdown.ts';

/** What to say of a trap of YAML, as Markdown, on the place where a squiggle may stand. */
export interface TrapHover {
  readonly markdown: string;
  readonly span: Span;
}

/**
 * What to do at a place where YAML sees something else than is meant, and what it sees: for a squiggle that another
 * extension drew with a message of the parser. Undefined where nothing is wrong, or nothing mends it.
 */
export function trapHoverAt({ findings, text }: AnalyzedFile, offset: number): TrapHover | undefined {
  const trap = findings.find(
    ({ code, span, fixes }) => code === 'syntax' && fixes.length > 0 && touches(span, offset),
  );
  if (trap === undefined) return undefined;
  const { span, message, fixes } = trap;
  const [written = ''] = text.slice(span.start, span.end).split(/\r\n|\r|\n/);
  const seen = /^(?:Quote|Close)/.test(message) ? seenByYaml(written) : undefined;
  const title = fixes[0]?.title ?? '';
  return {
    markdown: [
      `**${escapeMarkdown(message)}**`,
      ...(seen === undefined ? [] : [`${inlineCode(written)} — YAML sees ${seen}`]),
      `Quick fix: ${escapeMarkdown(title)}`,
    ].join('\n\n'),
    span,
  };
}

/** What YAML takes a text for that is not quoted, or not to its end. */
function seenByYaml(written: string): string | undefined {
  switch (written.charAt(0)) {
    case '@':
    case '`':
    case '%':
      return 'a character that it keeps for itself, and no text';
    case '*':
      return 'an alias: the name of a value that was marked with `&` before';
    case '&':
      return 'an anchor: a mark to refer to a value by';
    case '!':
      return 'a tag: the type of the value behind it';
    case '#':
      return 'a comment, and so no value at all';
    case '|':
    case '>':
      return 'the beginning of a text in a block of its own';
    case '"':
    case "'":
      return /^(["']).*\1/.test(written)
        ? 'a quoted text that is over, and more text behind it'
        : 'a quoted text that goes on and on';
    case '{':
      return 'a map, and text behind it';
  }
  if (/[[\]]/.test(written) && !/:\s/.test(written)) return 'a list that begins within the text';
  return /:(?:\s|$)/.test(written) ? 'a key and its value, a map instead of a sentence' : undefined;
}
