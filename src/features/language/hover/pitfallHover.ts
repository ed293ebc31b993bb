import { t } from '../../../text/l10n.ts';
import type { AnalyzedFile } from '../../../analyze.ts';
import { isInSmartQuotes } from '../../../parse/smartQuotes.ts';
import type { Fix } from '../../../text/finding.ts';
import { touches, type Span } from '../../../text/span.ts';
import { escapeMarkdown, inlineCode } from '../../card/markdown.ts';

/** The explanation of a YAML pitfall, as Markdown, and its range. */
export interface PitfallHover {
  readonly markdown: string;
  readonly span: Span;
}

/**
 * Explains how YAML reads the text at an offset, and how to fix it. Used where another extension shows the
 * parser's message. Undefined if there is no syntax error, or no fix for it.
 */
export function pitfallHoverAt({ findings, text }: AnalyzedFile, offset: number): PitfallHover | undefined {
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
      ...(seen === undefined ? [] : [t('YAML reads {0} as {1}', inlineCode(written), seen)]),
      t('Quick fix: {0}', escapeMarkdown(title)),
    ].join('\n\n'),
    span,
  };
}

/** Whether a fix adds quotes around a text that needs them, or adds a missing closing character. */
function quotesOrCloses({ edits: [edit] }: Fix, written: string): boolean {
  if (edit === undefined) return false;
  if (edit.span.start === edit.span.end) return /^["'\]}]$/.test(edit.newText);
  const isQuotedAlready = /^"(?:[^"\\]|\\.)*"$/.test(written);
  return !isQuotedAlready && /^(["']).*\1$/s.test(edit.newText);
}

/** How YAML interprets a text that is not quoted, or not quoted to its end. */
function seenByYaml(written: string): string | undefined {
  switch (written.charAt(0)) {
    case '@':
    case '`':
    case '%':
      return t('a reserved character, not text');
    case '*':
      return t('an alias: a reference to a value anchored with `&`');
    case '&':
      return t('an anchor: a name for a value');
    case '!':
      return t('a tag: the type of the value that follows');
    case '#':
      return t('a comment, so there is no value');
    case '|':
    case '>':
      return t('the start of a block string');
    case '"':
    case "'":
      return /^(["']).*\1/.test(written)
        ? t('a complete quoted string with extra text after it')
        : t('a quoted string that is never closed');
    case '{':
      return t('a map with extra text after it');
  }
  if (isInSmartQuotes(written)) return t('text without quotes, whose marks are a part of it');
  if (/[[\]]/.test(written) && !/:\s/.test(written)) return t('the start of a list inside the text');
  return /:(?:\s|$)/.test(written) ? t('a key and a value, not a sentence') : undefined;
}
