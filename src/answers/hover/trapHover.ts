import { t } from '../../text/l10n.ts';
import type { AnalyzedFile } from '../../analyze.ts';
import type { Fix } from '../../text/finding.ts';
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
  const [fix] = fixes;
  const [written = ''] = text.slice(span.start, span.end).split(/\r\n|\r|\n/);
  const seen = fix !== undefined && quotesOrCloses(fix, written) ? seenByYaml(written) : undefined;
  const title = fix?.title ?? '';
  return {
    markdown: [
      `**${escapeMarkdown(message)}**`,
      ...(seen === undefined ? [] : [t('{0} — YAML sees {1}', inlineCode(written), seen)]),
      t('Quick fix: {0}', escapeMarkdown(title)),
    ].join('\n\n'),
    span,
  };
}

/** Whether a fix puts quotes around a text that needs them, or closes what stands open. */
function quotesOrCloses({ edits: [edit] }: Fix, written: string): boolean {
  if (edit === undefined) return false;
  if (edit.span.start === edit.span.end) return /^["'\]}]$/.test(edit.newText);
  const isQuotedAlready = /^"(?:[^"\\]|\\.)*"$/.test(written);
  return !isQuotedAlready && /^(["']).*\1$/s.test(edit.newText);
}

/** What YAML takes a text for that is not quoted, or not to its end. */
function seenByYaml(written: string): string | undefined {
  switch (written.charAt(0)) {
    case '@':
    case '`':
    case '%':
      return t('a character that it keeps for itself, and no text');
    case '*':
      return t('an alias: the name of a value that was marked with `&` before');
    case '&':
      return t('an anchor: a mark to refer to a value by');
    case '!':
      return t('a tag: the type of the value behind it');
    case '#':
      return t('a comment, and so no value at all');
    case '|':
    case '>':
      return t('the beginning of a text in a block of its own');
    case '"':
    case "'":
      return /^(["']).*\1/.test(written)
        ? t('a quoted text that is over, and more text behind it')
        : t('a quoted text that goes on and on');
    case '{':
      return t('a map, and text behind it');
  }
  if (/[[\]]/.test(written) && !/:\s/.test(written)) return t('a list that begins within the text');
  return /:(?:\s|$)/.test(written) ? t('a key and its value, a map instead of a sentence') : undefined;
}
