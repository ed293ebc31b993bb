import { t } from '../text/l10n.ts';
import type { Finding, Fix, Severity } from '../text/finding.ts';
import { quoted } from '../text/sentence.ts';
import { positionAt, type LineTable, type Span } from '../text/span.ts';

/** The code of what is wrong with a suppression itself, and its severity as long as `rules` says nothing else. */
export const suppression = { code: 'file/suppression', severity: 'hint' } as const;

/** `# leadership-disable-next-line CODE -- reason` */
interface Suppression {
  readonly code: string;
  readonly reason: string;
  readonly span: Span;
  /** The line of the comment, from 0. */
  readonly line: number;
}

/** A text with the places of its lines and its comments. */
interface Commented {
  readonly text: string;
  readonly lines: LineTable;
  readonly comments: readonly Span[];
  /** Whether all rules could look: else a finding that is to be silenced may only come later. */
  readonly isSettled: boolean;
}

/**
 * The findings without those that a comment on the line before silences, and with what is wrong with such
 * comments: one without a reason, and one that silences nothing. What `rules` cannot change cannot be silenced.
 */
export function suppress(
  findings: readonly Finding[],
  commented: Commented,
  severity: Severity | 'off',
): Finding[] {
  const suppressions = commented.comments.flatMap((comment) => suppressionIn(commented, comment) ?? []);
  if (suppressions.length === 0) return [...findings];
  const used = new Set<Suppression>();
  const kept = findings.filter(({ code, span }) => {
    const { line } = positionAt(commented.lines, span.start);
    const silencing = suppressions.find((one) => one.code === code && one.line + 1 === line);
    if (silencing === undefined || !isSuppressible(code)) return true;
    used.add(silencing);
    return false;
  });
  const complaints = suppressions.flatMap((one) => {
    const message = complaintAbout(one, used.has(one) || !commented.isSettled);
    return message === undefined || severity === 'off'
      ? []
      : [
          {
            code: suppression.code,
            severity,
            span: one.span,
            message,
            related: [],
            fixes: fixesOf(one, message, commented.text),
          },
        ];
  });
  return [...kept, ...complaints];
}

/** Whether a code is one that `rules` can change. */
export function isSuppressible(code: string): boolean {
  return !/^(?:syntax|schema|limit|version|reference\/.*)$/.test(code);
}

/** Its whole line goes, where it stands there alone. */
function fixesOf({ span }: Suppression, message: string, text: string): Fix[] {
  if (message === withoutReason()) return [];
  const before = /[ \t]*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
  const start = span.start - before;
  const isAlone = start === 0 || /[\r\n]/.test(text.charAt(start - 1));
  const after = /^[ \t]*(?:\r\n|\r|\n)?/.exec(text.slice(span.end))?.[0].length ?? 0;
  const whole = { start, end: isAlone ? span.end + after : span.end };
  return [{ title: t('Remove the comment'), isPlaceholder: true, edits: [{ span: whole, newText: '' }] }];
}

function suppressionIn({ text, lines }: Commented, { start, end }: Span): Suppression | undefined {
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

function complaintAbout({ code, reason }: Suppression, isUsed: boolean): string | undefined {
  if (code === '') return t('Name the code of the finding that this comment silences');
  if (!isSuppressible(code)) return t('Remove this comment: {0} cannot be silenced', quoted(code));
  if (!isUsed) return t('Remove this comment: there is no {0} on the next line', quoted(code));
  return reason === '' ? withoutReason() : undefined;
}

function withoutReason(): string {
  return t('Give the reason for this behind " -- "');
}
