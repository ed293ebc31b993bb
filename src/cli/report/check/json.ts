import { jsonText } from '../../terminal/printable.ts';
import { rangeOf, summaryOf, type ReportedFile, type ReportOptions } from './report.ts';

/** The findings as JSON, described in `schemas/check.schema.json` and `docs/cli.md`. */
export function jsonReport(
  files: readonly ReportedFile[],
  { fields }: Pick<ReportOptions, 'fields'> = {},
): string {
  const findings = files.flatMap(({ shownAs, file }) =>
    file.findings.map(({ code, severity, message, span, fixes }) => ({
      code,
      severity,
      message,
      file: shownAs,
      range: rangeOf(file, span),
      fixes: fixes.map(({ title }) => title),
    })),
  );
  return jsonText({ version: 1, findings, summary: summaryOf(files), ...fields });
}
