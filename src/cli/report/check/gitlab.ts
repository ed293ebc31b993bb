import type { Severity } from '../../../text/finding.ts';
import { jsonText, printable } from '../../terminal/printable.ts';
import { fingerprints } from './fingerprint.ts';
import { rangeOf, type ReportedFile } from './report.ts';

/** A code quality report. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function gitlabReport(files: readonly ReportedFile[]): string {
  const prints = fingerprints(files);
  const issues = files.flatMap(({ file }) =>
    file.findings.map((finding) => {
      const { start, end } = rangeOf(file, finding.span);
      return {
        description: printable(finding.message),
        check_name: finding.code,
        fingerprint: prints.get(finding),
        severity: severities[finding.severity],
        location: { path: file.path, lines: { begin: start.line, end: end.line } },
      };
    }),
  );
  return jsonText(issues);
}

const severities: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  info: 'info',
  hint: 'info',
};
