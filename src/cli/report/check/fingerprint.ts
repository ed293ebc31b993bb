import { createHash } from 'node:crypto';
import type { Finding } from '../../../text/finding.ts';
import { lineOf, rangeOf, type ReportedFile } from './report.ts';

/** A unique id for each finding that stays the same from run to run, even if lines are added or removed elsewhere. */
export function fingerprints(files: readonly ReportedFile[]): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  const result = new Map<Finding, string>();
  for (const { file } of files)
    for (const finding of file.findings) {
      const { start } = rangeOf(file, finding.span);
      const parts = [
        finding.code,
        file.path,
        lineOf(file, start.line).trim(),
        file.text.slice(finding.span.start, finding.span.end),
      ];
      const same = JSON.stringify(parts);
      const count = seen.get(same) ?? 0;
      seen.set(same, count + 1);
      const hash = createHash('sha256')
        .update(`${same}${String(count)}`)
        .digest('hex');
      result.set(finding, hash.slice(0, 40));
    }
  return result;
}
