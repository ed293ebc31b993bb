import type { Severity } from '../../../text/finding.ts';
import { printable } from '../../terminal/printable.ts';
import { rangeOf, summaryLine, type ReportedFile } from './report.ts';

/**
 * A workflow command for each finding, which GitHub shows next to the changed line, and a summary.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubReport(files: readonly ReportedFile[]): string {
  const commands = files.flatMap(({ file }) =>
    file.findings.map(({ severity, code, span, message }) => {
      const { start, end } = rangeOf(file, span);
      const properties = {
        file: file.path,
        line: String(start.line),
        endLine: String(end.line),
        col: String(start.column),
        endColumn: String(end.column),
        title: code,
      };
      const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(value)}`);
      return `::${kinds[severity]} ${written.join(',')}::${escaped(message)}`;
    }),
  );
  return [...commands, summaryLine(files)].join('\n');
}

const kinds: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** Escaped as in the toolkit of GitHub Actions; other control characters are made visible. */
function escaped(text: string): string {
  return visible(text.replaceAll('%', '%25'));
}

function escapedProperty(text: string): string {
  return visible(text.replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C'));
}

function visible(text: string): string {
  return text
    .split(/(\r|\n)/)
    .map((part) => (part === '\r' ? '%0D' : part === '\n' ? '%0A' : printable(part)))
    .join('');
}
