import type { AnalyzedFile } from '../../analyze.ts';
import { severities, type Finding, type Severity } from '../../text/finding.ts';
import { positionAt, type Span } from '../../text/span.ts';
import { counted } from '../printable.ts';

/** The findings of a file under the name that the user sees; its own path is that from the root of the repository. */
export interface ReportedFile {
  readonly shownAs: string;
  readonly file: CheckedFile;
}

/** What is reported of a file. */
export type CheckedFile = Pick<AnalyzedFile, 'path' | 'text' | 'lines' | 'findings'>;

/** Makes a text of the findings of some files: pure, and harmless wherever it is shown. */
export type Report = (files: readonly ReportedFile[], options: ReportOptions) => string;

export interface ReportOptions {
  readonly isColoured: boolean;
  /** How many characters a line has; undefined where there is no end to it. */
  readonly width: number | undefined;
  /** The least grave severity that the command fails on. */
  readonly failOn: Severity;
  /** What is reported of, where that is no file. */
  readonly noun?: string;
}

/** Whether a finding is at least as grave as a severity. */
export function isAtLeast(finding: Finding, severity: Severity): boolean {
  return severities.indexOf(finding.severity) <= severities.indexOf(severity);
}

export interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** Lines and columns from 1, columns in UTF-16 units; the end is behind the last one. */
export function rangeOf({ lines }: Pick<CheckedFile, 'lines'>, span: Span): Range {
  const place = (offset: number): Range['start'] => {
    const { line, character } = positionAt(lines, offset);
    return { line: line + 1, column: character + 1 };
  };
  return { start: place(span.start), end: place(span.end) };
}

/** A line of a file, from 1, without what ends it. */
export function lineOf({ text, lines }: Pick<CheckedFile, 'text' | 'lines'>, line: number): string {
  return text.slice(lines.starts[line - 1] ?? 0, lines.starts[line]).replace(/[\r\n]+$/, '');
}

/** How many files were checked, and how many findings of each severity they have. */
export function summaryOf(files: readonly ReportedFile[]): Record<Severity | 'files', number> {
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

/** `1 error, 2 warnings in 1 file`. */
export function summaryLine(files: readonly ReportedFile[], noun = 'file'): string {
  const summary = summaryOf(files);
  const counts = severities
    .filter((severity) => summary[severity] > 0)
    .map((severity) => counted(summary[severity], nounOf(severity)));
  const total = counts.length === 0 ? 'No findings' : counts.join(', ');
  return `${total} in ${counted(files.length, noun)}`;
}

/** A severity as a noun that can be counted. */
function nounOf(severity: Severity): string {
  return severity === 'info' ? 'note' : severity;
}
