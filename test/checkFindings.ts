import assert from 'node:assert/strict';
import { analyze, type AnalyzedFile, type SourceFile } from '../src/analyze.ts';
import { fileList } from '../src/ownership/coverage/fileList.ts';
import type { IsoDate } from '../src/text/day.ts';
import type { Finding, Fix } from '../src/text/finding.ts';
import type { RepoPath } from '../src/text/repoPath.ts';
import { positionAt } from '../src/text/span.ts';

/** Leadership files by their paths; a single text is the file at the root. */
export type Files = string | Readonly<Record<RepoPath, string>>;

/** One or more leadership files, and the expected findings. */
export interface FindingCase {
  readonly it: string;
  /**
   * A line break at the beginning does not count. A single file is completed by the required keys that it does
   * not have. A line such as `#  ^^^^ code message` is an expected finding in the line above, and not part of the text.
   */
  readonly written: Files;
  /** The other files of the repository; without them, rules that need the list of files report nothing. */
  readonly beside?: readonly RepoPath[];
  /** The date that other dates are compared with. */
  readonly today?: IsoDate;
  /**
   * The findings that cannot stand in `written`, such as those at the start of a line, in the format of `findingLine`,
   * after the path of the file if there are several files.
   */
  readonly finds?: readonly string[];
}

/** The codes of invalid files, whose severity cannot be changed. */
export const faults = /^(?:syntax|schema|limit|version|reference\/)/;

/**
 * Tests that each case has exactly these findings among those whose code matches `codes`, and that each fix removes its
 * finding.
 */
export function checkFindings(codes: RegExp, cases: readonly FindingCase[]): void {
  for (const { it: title, written, beside, today, finds } of cases)
    it(title, () => {
      const marked = typeof written === 'string' ? withoutMarks(written) : { text: written, finds: [] };
      const sources = sourcesOf(marked.text);
      const analyzed = analyzedFiles(sources, beside, today);
      const lines = analyzed.flatMap((file) =>
        file.findings
          .filter(({ code }) => codes.test(code))
          .map((finding) => (sources.length > 1 ? `${file.path} ` : '') + findingLine(file, finding)),
      );
      assert.deepEqual(lines, [...marked.finds, ...(finds ?? [])]);
      for (const { findings } of analyzed) for (const { message } of findings) assertMessage(message);
      assert.deepEqual(
        analyzed.flatMap((file) => vainFixes(sources, file, beside, today)),
        [],
      );
    });
}

/** A text without the lines of expected findings, and these in the format of `findingLine`. */
function withoutMarks(written: string): { readonly text: string; readonly finds: readonly string[] } {
  const lines: string[] = [];
  const finds: string[] = [];
  for (const line of withoutFirstBreak(written).split('\n')) {
    const [, before = '', carets, finding = ''] = /^( *# *)(\^+) (.+)$/.exec(line) ?? [];
    if (carets === undefined) lines.push(line);
    else {
      const [start, end] = [before.length + 1, before.length + 1 + carets.length];
      const at = String(lines.length);
      finds.push(`${at}:${String(start)}-${at}:${String(end)} ${finding}`);
    }
  }
  return { text: lines.join('\n'), finds };
}

/** A message states the problem and the remedy: sentences that end with a period, a question, or the text to write. */
export function assertMessage(message: string): void {
  assert.match(message, /^[^a-z].*(?:[.?]|: .+)$/s);
}

/** A finding as `line:column-line:column code message`, from 1. */
export function findingLine({ lines }: AnalyzedFile, { span, code, message }: Finding): string {
  const place = (offset: number): string => {
    const { line, character } = positionAt(lines, offset);
    return `${String(line + 1)}:${String(character + 1)}`;
  };
  return `${place(span.start)}-${place(span.end)} ${code} ${message}`;
}

/** The text after the edits of a fix. */
export function applied(text: string, { edits }: Fix): string {
  return edits
    .toSorted((one, other) => other.span.start - one.span.start)
    .reduce(
      (edited, { span, newText }) => edited.slice(0, span.start) + newText + edited.slice(span.end),
      text,
    );
}

/** A leadership file, with missing required keys added at its end. */
export function completed(written: string): string {
  const required = { version: '1', purpose: 'P', goals: '[]', decisionCriteria: '[]', domains: '[]' };
  const missing = Object.entries(required).filter(([key]) => !new RegExp(`^${key}\\b`, 'm').test(written));
  const lines = missing.map(([key, value]) => `${key}: ${value}\n`).join('');
  const end = /^\.\.\.$/m.exec(written)?.index ?? written.length;
  return written.slice(0, end) + lines + written.slice(end);
}

/** The files of a case; a single file is completed. */
export function sourcesOf(written: Files): SourceFile[] {
  const files =
    typeof written === 'string' ? { 'leadership.yaml': completed(withoutFirstBreak(written)) } : written;
  return Object.entries(files).map(([path, text]) => ({ path, text: withoutFirstBreak(text) }));
}

function withoutFirstBreak(text: string): string {
  return text.replace(/^\n/, '');
}

function analyzedFiles(
  sources: readonly SourceFile[],
  beside: readonly RepoPath[] | undefined,
  today: IsoDate | undefined,
): readonly AnalyzedFile[] {
  const paths = beside && fileList([...sources.map(({ path }) => path), ...beside]);
  return analyze(sources, paths, today, undefined).files;
}

/** The fixes after which the same finding is still there, unless they write a placeholder, which counts for nothing. */
function vainFixes(
  sources: readonly SourceFile[],
  { path, text, findings }: AnalyzedFile,
  beside: readonly RepoPath[] | undefined,
  today: IsoDate | undefined,
): string[] {
  return findings.slice(0, 20).flatMap((finding) =>
    finding.fixes
      .filter((fix) => {
        const fixed = sources.map((source) =>
          source.path === path ? { path, text: applied(text, fix) } : source,
        );
        const after = analyzedFiles(fixed, beside, today).find((file) => file.path === path)?.findings ?? [];
        if (placeholdersIn(after) > placeholdersIn(findings)) return false;
        return after.some(
          ({ code, message, span }) =>
            code === finding.code && message === finding.message && span.start === finding.span.start,
        );
      })
      .map(({ title }) => `${title}: ${finding.message}`),
  );
}

/** The number of placeholders that are reported. */
export function placeholdersIn(findings: readonly Finding[]): number {
  return findings.filter(({ code }) => code === 'file/placeholder').length;
}
