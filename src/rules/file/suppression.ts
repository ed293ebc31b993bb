import { t } from '../../text/l10n.ts';
import type { Finding, Fix, Severity } from '../../text/finding.ts';
import { quoted } from '../../text/sentence.ts';
import type { Suppression, Suppressions } from '../rule.ts';
import { soundOnly } from '../../text/soundEdits.ts';
import { positionAt, type LineTable, type Span } from '../../text/span.ts';

/** The rule code of problems with a suppression itself, and its default severity. */
export const suppression = { code: 'file/suppression', severity: 'hint' } as const;

/** The suppressions in the comments of a text. */
export function suppressionsIn(text: string, lines: LineTable, comments: readonly Span[]): Suppressions {
  const all = comments.flatMap((comment) => suppressionIn(text, lines, comment) ?? []);
  return {
    all,
    of: (code, { start }) => {
      if (all.length === 0 || !isSuppressible(code)) return undefined;
      const { line } = positionAt(lines, start);
      return all.find((one) => one.code === code && one.line + 1 === line);
    },
  };
}

/** A text with its suppressions. */
interface Suppressing {
  readonly text: string;
  readonly suppressions: Suppressions;
  /** Whether all rules could run. If not, the finding to suppress may only appear later. */
  readonly isSettled: boolean;
}

/**
 * Removes the findings that a comment on the line before suppresses. Adds findings about such comments:
 * without a reason, or without a finding to suppress. Findings that `rules` cannot change cannot be
 * suppressed.
 */
export function suppress(
  findings: readonly Finding[],
  { text, suppressions, isSettled }: Suppressing,
  severity: Severity | 'off',
): Finding[] {
  if (suppressions.all.length === 0) return [...findings];
  const used = new Set<Suppression>();
  const kept = findings.filter(({ code, span }) => {
    const silencing = suppressions.of(code, span);
    if (silencing !== undefined) used.add(silencing);
    return silencing === undefined;
  });
  const reports = suppressions.all.flatMap((one) => {
    const message = reportAbout(one, used.has(one) || !isSettled);
    return message === undefined || severity === 'off'
      ? []
      : [
          {
            code: suppression.code,
            severity,
            span: one.span,
            message,
            related: [],
            fixes: soundOnly(text, fixesOf(one, message, text)),
          },
        ];
  });
  return [...kept, ...reports];
}

/** Whether `rules` can change the severity of a code. */
export function isSuppressible(code: string): boolean {
  return !/^(?:syntax|schema|limit|version|reference\/.*)$/.test(code);
}

/** A fix that removes the comment, or the whole line if it contains nothing else. */
function fixesOf({ span }: Suppression, message: string, text: string): Fix[] {
  if (message === withoutReason()) return [];
  const before = /[ \t]*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
  const start = span.start - before;
  const isAlone = start === 0 || /[\r\n]/.test(text.charAt(start - 1));
  const after = /^[ \t]*(?:\r\n|\r|\n)?/.exec(text.slice(span.end))?.[0].length ?? 0;
  const whole = { start, end: isAlone ? span.end + after : span.end };
  return [{ title: t('Remove comment'), isPlaceholder: true, edits: [{ span: whole, newText: '' }] }];
}

function suppressionIn(text: string, lines: LineTable, { start, end }: Span): Suppression | undefined {
  const comment = text.slice(start, end);
  const match = /^#\s*leadership-disable-next-line\b\s*(\S*)\s*(?:--\s*(.*))?/.exec(comment);
  if (match === null) return undefined;
  const [, code = '', reason = ''] = match;
  const span = { start, end: start + comment.trimEnd().length };
  return {
    code: code === '--' ? '' : code,
    reason: reason.trim(),
    span,
    line: positionAt(lines, start).line,
  };
}

function reportAbout({ code, reason }: Suppression, isUsed: boolean): string | undefined {
  if (code === '') return t('This comment does not say which rule to suppress. Add the rule code.');
  if (!isSuppressible(code)) return t('{0} cannot be suppressed. Remove this comment.', quoted(code));
  if (!isUsed)
    return t('Unused suppression: the next line has no {0} problem. Remove this comment.', quoted(code));
  return reason === '' ? withoutReason() : undefined;
}

function withoutReason(): string {
  return t('This suppression has no reason. Add one after " -- ".');
}
