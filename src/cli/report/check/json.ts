import { jsonText } from '../../terminal/printable.ts';
import { rangeOf, relatedPlaces, summaryOf, type ReportedFile, type ReportOptions } from './report.ts';

/** The findings as JSON, described in `schemas/check.schema.json` and `docs/cli.md`. */
export function jsonReport(
  files: readonly ReportedFile[],
  { fields }: Pick<ReportOptions, 'fields'> = {},
): string {
  const findings = files.flatMap((reported) =>
    reported.file.findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
      file: reported.shownAs,
      range: rangeOf(reported.file, finding.span),
      related: relatedPlaces(finding, reported, files).map(({ file, span, message }) => ({
        file: file.shownAs,
        range: rangeOf(file.file, span),
        message,
      })),
      fixes: finding.fixes.map(({ title }) => title),
    })),
  );
  return jsonText({ version: 1, findings, summary: summaryOf(files), ...fields });
}
