import type { AnalyzedFile } from '../../../analyze.ts';
import { severities, type Finding, type Severity } from '../../../text/finding.ts';
import { maxFindings } from '../../../text/firstFindings.ts';
import { positionAt, type Span } from '../../../text/span.ts';
import { counted } from '../../terminal/printable.ts';

/** A file with its findings, and its path relative to the working folder. */
export interface ReportedFile {
  readonly shownAs: string;
  readonly file: CheckedFile;
  /** The noun for it, if not that of the report. */
  readonly noun?: string;
}

/** The part of a file that reports use. */
export type CheckedFile = Pick<AnalyzedFile, 'path' | 'text' | 'lines' | 'findings'>;

/** The findings of files as text, safe to print anywhere. */
export type Report = (files: readonly ReportedFile[], options: ReportOptions) => string;

export interface ReportOptions {
  readonly isColored: boolean;
  /** The characters per line; undefined for unlimited lines. */
  readonly width: number | undefined;
  /** The lowest severity that makes the command fail. */
  readonly failOn: Severity;
  /** The next command after problems, for people. */
  readonly next?: string;
  /** The noun for what is checked, if not `file`. */
  readonly noun?: string;
  /** Further fields of the JSON output. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** Whether the severity of a finding is at or above another one. */
export function isAtLeast(finding: Finding, severity: Severity): boolean {
  return severities.indexOf(finding.severity) <= severities.indexOf(severity);
}

/** Another place that a finding is about, in one of the reported files. */
export interface RelatedPlace {
  readonly file: ReportedFile;
  readonly span: Span;
  readonly message: string;
}

/** The other places that a finding is about. */
export function relatedPlaces(
  { related }: Finding,
  own: ReportedFile,
  files: readonly ReportedFile[],
): RelatedPlace[] {
  return related.flatMap(({ file: path, span, message }) => {
    const file = path === undefined ? own : files.find((other) => other.file.path === path);
    return file === undefined ? [] : [{ file, span, message }];
  });
}

export interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** Lines and columns from 1, columns in UTF-16 units; the end is after the last one. */
export function rangeOf({ lines }: Pick<CheckedFile, 'lines'>, span: Span): Range {
  const place = (offset: number): Range['start'] => {
    const { line, character } = positionAt(lines, offset);
    return { line: line + 1, column: character + 1 };
  };
  return { start: place(span.start), end: place(span.end) };
}

/** A line of a file, from 1, without its line break. */
export function lineOf({ text, lines }: Pick<CheckedFile, 'text' | 'lines'>, line: number): string {
  return text.slice(lines.starts[line - 1] ?? 0, lines.starts[line]).replace(/[\r\n]+$/, '');
}

/** The number of files, and of findings of each severity. */
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

/** `3 problems in 1 file (1 error, 2 warnings)`, `No problems in 1 file.`, or that not all are shown. */
export function summaryLine(files: readonly ReportedFile[], noun = 'file'): string {
  const summary = summaryOf(files);
  const nouns = new Set([noun, ...files.map((file) => file.noun ?? noun)]);
  const where = Array.from(nouns, (one) =>
    counted(files.filter((file) => (file.noun ?? noun) === one).length, one),
  ).join(' and ');
  const counts = severities
    .filter((severity) => summary[severity] > 0)
    .map((severity) => counted(summary[severity], severity));
  const total = severities.reduce((sum, severity) => sum + summary[severity], 0);
  const cut = files.filter(({ file }) => file.findings.length > maxFindings);
  if (cut.length > 0)
    return `More than ${counted(total - cut.length, 'problem')} in ${where}. The most severe ones are shown.`;
  return total === 0
    ? `No problems in ${where}.`
    : `${counted(total, 'problem')} in ${where} (${counts.join(', ')})`;
}
