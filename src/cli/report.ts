import type { AnalyzedFile } from '../analyze.ts';
import { severities, type Finding, type Severity } from '../text/finding.ts';
import { positionAt } from '../text/span.ts';
import { counted, jsonText, printable } from './printable.ts';

/** The findings of a file under the name that the user sees. */
export interface ReportedFile {
  readonly shownAs: string;
  readonly file: AnalyzedFile;
}

/** Whether a finding is at least as grave as a severity. */
export function isAtLeast(finding: Finding, severity: Severity): boolean {
  return severities.indexOf(finding.severity) <= severities.indexOf(severity);
}

/** A line for each finding, `file:line:column severity message code`, and one that counts them. */
export function textReport(files: readonly ReportedFile[]): string {
  const lines = files.flatMap(({ shownAs, file }) =>
    file.findings.map((finding) => {
      const { line, character } = positionAt(file.lines, finding.span.start);
      const place = `${shownAs}:${String(line + 1)}:${String(character + 1)}`;
      return printable(`${place} ${finding.severity}: ${finding.message} [${finding.code}]`);
    }),
  );
  const summary = summaryOf(files);
  const counts = severities
    .filter((severity) => summary[severity] > 0)
    .map((severity) => counted(summary[severity], nounOf(severity)));
  const total = counts.length === 0 ? 'No findings' : counts.join(', ');
  return [...lines, `${total} in ${counted(files.length, 'file')}`].join('\n');
}

/** The findings as `docs/cli.md` describes them; lines and columns count from 1, columns in UTF-16 units. */
export function jsonReport(files: readonly ReportedFile[]): string {
  const findings = files.flatMap(({ shownAs, file }) =>
    file.findings.map(({ code, severity, message, span, fixes }) => ({
      code,
      severity,
      message,
      file: shownAs,
      range: { start: place(file, span.start), end: place(file, span.end) },
      fixes: fixes.map(({ title }) => title),
    })),
  );
  return jsonText({ version: 1, findings, summary: summaryOf(files) });
}

function place({ lines }: AnalyzedFile, offset: number): { line: number; column: number } {
  const { line, character } = positionAt(lines, offset);
  return { line: line + 1, column: character + 1 };
}

/** How many files were checked, and how many findings of each severity they have. */
function summaryOf(files: readonly ReportedFile[]): Record<Severity | 'files', number> {
  const count = (severity: Severity): number =>
    files.reduce(
      (sum, { file }) => sum + file.findings.filter((finding) => finding.severity === severity).length,
      0,
    );
  return {
    files: files.length,
    error: count('error'),
    warning: count('warning'),
    info: count('info'),
    hint: count('hint'),
  };
}

/** A severity as a noun that can be counted. */
function nounOf(severity: Severity): string {
  return severity === 'info' ? 'note' : severity;
}
