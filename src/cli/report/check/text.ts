import type { Finding, Severity } from '../../../text/finding.ts';
import { maxFindings } from '../../../text/firstFindings.ts';
import { wrapped } from '../../terminal/cells.ts';
import { paragraphsText, type Line } from '../../terminal/page.ts';
import { printable } from '../../terminal/printable.ts';
import { paint, type Paint, type Style } from '../../terminal/style.ts';
import { excerptOf } from './excerpt.ts';
import {
  lineOf,
  rangeOf,
  summaryLine,
  type CheckedFile,
  type ReportedFile,
  type ReportOptions,
} from './report.ts';

/**
 * Each finding as `file:line:column severity: message [code]` with the marked line of the file, and last a summary: in a
 * terminal, the end is what stays in sight.
 */
export function textReport(
  files: readonly ReportedFile[],
  { isColored, width, noun, next }: ReportOptions,
): string {
  const paints = paint(isColored);
  const findings = files.flatMap(({ shownAs, file }) =>
    file.findings.map((finding) =>
      [...sentence(shownAs, file, finding, width, paints), ...marked(file, finding, width, paints)].join(
        '\n',
      ),
    ),
  );
  const end = [
    rulesOf(files),
    [{ text: summaryLine(files, noun) }],
    next === undefined || findings.length === 0 ? [] : [{ text: next }],
  ];
  return [...findings, paragraphsText(end, { isColored, width })].join('\n\n');
}

/** From this number of findings on, how many there are for each rule is told. */
const many = 20;

/** The rules with many findings, those with the most first. */
function rulesOf(files: readonly ReportedFile[]): Line[] {
  const codes = files.flatMap(({ file }) => file.findings.slice(0, maxFindings).map(({ code }) => code));
  if (codes.length < many) return [];
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const rules = [...counts].sort(([, one], [, other]) => other - one);
  const digits = String(rules[0]?.[1]).length;
  return [
    { text: 'Problems by rule:', style: 'cyan' },
    ...rules.map(([code, count]) => ({ label: `${String(count).padStart(digits)}  `, text: code, depth: 1 })),
  ];
}

function sentence(
  shownAs: string,
  file: CheckedFile,
  { span, severity, message, code }: Finding,
  width: number | undefined,
  paints: Paint,
): string[] {
  const { line, column } = rangeOf(file, span).start;
  const place = printable(`${shownAs}:${String(line)}:${String(column)}`);
  const text = `${place} ${severity}: ${printable(message)} [${code}]`;
  const lines = width === undefined ? [text] : wrapped(text, width, '  ');
  return lines.map((part, position) =>
    position === 0 && part.startsWith(`${place} ${severity}:`)
      ? `${paints('bold', place)} ${paints(styles[severity], `${severity}:`)}${part.slice(place.length + severity.length + 2)}`
      : part,
  );
}

const styles: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'cyan',
};

/** The width of a line of the file if the output is not a terminal. */
const usualWidth = 110;

/** The line on which a finding begins, marked below; nothing for a blank line. */
function marked(
  file: CheckedFile,
  { span, severity }: Finding,
  width: number | undefined,
  paints: Paint,
): string[] {
  const { start, end } = rangeOf(file, span);
  const line = lineOf(file, start.line);
  if (line.trim() === '') return [];
  const number = String(start.line);
  const maxWidth = Math.max(16, (width ?? usualWidth) - number.length - 5);
  const from = Math.min(start.column - 1, line.length);
  const to = end.line === start.line ? Math.min(end.column - 1, line.length) : line.length;
  const excerpt = excerptOf(line, from, Math.max(from, to), maxWidth);
  return [
    `  ${paints('dim', `${number} |`)} ${excerpt.line}`,
    `  ${paints('dim', `${' '.repeat(number.length)} |`)} ${' '.repeat(excerpt.before)}${paints(styles[severity], '^'.repeat(excerpt.marked))}`,
  ];
}
