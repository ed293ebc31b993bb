import type { Severity } from '../../text/finding.ts';
import { printable } from '../printable.ts';
import { rangeOf, summaryLine, type ReportedFile } from './report.ts';

/**
 * A command of GitHub Actions for each finding, which shows it beside the changed line, and how many there are.
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

/** As the toolkit of GitHub Actions writes data, other control characters made visible before. */
function escaped(text: string): string {
  return text
    .replaceAll('%', '%25')
    .split(/(\r|\n)/)
    .map((part) => (part === '\r' ? '%0D' : part === '\n' ? '%0A' : printable(part)))
    .join('');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
