import type { Finding, Severity } from '../../text/finding.ts';
import { wrapped } from '../cells.ts';
import { printable } from '../printable.ts';
import { paint, type Paint, type Style } from '../style.ts';
import { excerptOf } from './excerpt.ts';
import {
  lineOf,
  rangeOf,
  summaryLine,
  type CheckedFile,
  type ReportedFile,
  type ReportOptions,
} from './report.ts';

/** Each finding as `file:line:column severity: message [code]` with the marked line of the file, and a summary. */
export function textReport(
  files: readonly ReportedFile[],
  { isColored, width, noun }: ReportOptions,
): string {
  const paints = paint(isColored);
  const findings = files.flatMap(({ shownAs, file }) =>
    file.findings.map((finding) =>
      [...sentence(shownAs, file, finding, width, paints), ...marked(file, finding, width, paints)].join(
        '\n',
      ),
    ),
  );
  return [...findings, summaryLine(files, noun)].join('\n\n');
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
  const room = Math.max(16, (width ?? usualWidth) - number.length - 5);
  const from = Math.min(start.column - 1, line.length);
  const to = end.line === start.line ? Math.min(end.column - 1, line.length) : line.length;
  const excerpt = excerptOf(line, from, Math.max(from, to), room);
  return [
    `  ${paints('dim', `${number} |`)} ${excerpt.line}`,
    `  ${paints('dim', `${' '.repeat(number.length)} |`)} ${' '.repeat(excerpt.before)}${paints(styles[severity], '^'.repeat(excerpt.marked))}`,
  ];
}
