import type { Finding, Severity } from '../../../text/finding.ts';
import { printable } from '../../terminal/printable.ts';
import {
  isAtLeast,
  lineOf,
  rangeOf,
  type CheckedFile,
  type ReportedFile,
  type ReportOptions,
} from './report.ts';

/**
 * JUnit XML: a test suite per file, and a test per finding, which fails if its severity makes the command fail. A file
 * without findings is a test that passes.
 */
export function junitReport(files: readonly ReportedFile[], { failOn }: ReportOptions): string {
  const suites = files.map((reported) => suiteOf(reported, failOn));
  const sum = (count: (suite: Suite) => number): number =>
    suites.reduce((total, suite) => total + count(suite), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="leadership check" ${numbers(
      sum(({ tests }) => tests),
      sum(({ failures }) => failures),
    )}>`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
  ].join('\n');
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly lines: readonly string[];
}

function suiteOf({ shownAs, file }: ReportedFile, failOn: Severity): Suite {
  const failures = file.findings.filter((finding) => isAtLeast(finding, failOn)).length;
  const tests = Math.max(1, file.findings.length);
  const cases =
    file.findings.length === 0
      ? [`    <testcase ${attributes({ classname: shownAs, name: 'no problems', file: shownAs })}/>`]
      : file.findings.flatMap((finding) => caseOf(shownAs, file, finding, failOn));
  return {
    tests,
    failures,
    lines: [
      `  <testsuite ${attributes({ name: shownAs })} ${numbers(tests, failures)}>`,
      ...cases,
      '  </testsuite>',
    ],
  };
}

function caseOf(shownAs: string, file: CheckedFile, finding: Finding, failOn: Severity): string[] {
  const { line, column } = rangeOf(file, finding.span).start;
  const place = `${shownAs}:${String(line)}:${String(column)}`;
  const text = `${place} ${finding.severity}: ${finding.message}\n${lineOf(file, line).slice(0, 200)}`;
  const named = attributes({
    classname: shownAs,
    name: `${finding.code} at ${String(line)}:${String(column)}: ${finding.message}`,
    file: shownAs,
    line: String(line),
  });
  const result = isAtLeast(finding, failOn)
    ? `<failure ${attributes({ message: finding.message, type: finding.code })}>${escaped(text)}</failure>`
    : `<system-out>${escaped(text)}</system-out>`;
  return [`    <testcase ${named}>`, `      ${result}`, '    </testcase>'];
}

function numbers(tests: number, failures: number): string {
  return attributes({ tests: String(tests), failures: String(failures), errors: '0' });
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(' ');
}

/** Text for XML 1.0, without forbidden characters and markup. */
function escaped(text: string): string {
  return text
    .split('\n')
    .map(printable)
    .join('\n')
    .replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
