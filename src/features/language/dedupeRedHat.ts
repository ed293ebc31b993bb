import type { Finding } from '../../text/finding.ts';
import { positionAt, type LineTable, type Span } from '../../text/span.ts';

/** Whether a YAML extension with our schema can report the same finding. */
export function isSchemaShare({ code }: Pick<Finding, 'code'>): boolean {
  return code === 'syntax' || code === 'schema' || code === 'version';
}

/** A diagnostic of another YAML extension: a YAML error, or an error against our schema. */
export interface RedHatFinding extends Span {
  readonly of: 'yaml' | 'schema';
}

/**
 * The findings of a file that another YAML extension does not already report. Where it reports them was measured
 * with yaml-language-server 1.25.0:
 * - Most are on the same line, or after the key if a value is missing.
 * - Excess indentation is reported on the line above.
 * - An unclosed bracket or quotation mark is reported where parsing stops, which can be far below.
 */
export function withoutRedHatDuplicates(
  { text, lines, findings }: Checked,
  faults: readonly RedHatFinding[],
): readonly Finding[] {
  if (faults.length === 0) return findings;
  const isSaid = ({ code, span }: Finding): boolean => {
    const { line } = positionAt(lines, span.start);
    const lineStart = lines.starts[line] ?? 0;
    const lineBefore = lines.starts[line - 1] ?? 0;
    const to = span.end + (/^["']?:?\s*/.exec(text.slice(span.end, span.end + 200))?.[0].length ?? 0);
    const isOpen = code === 'syntax' && /["'[{]/.test(text.charAt(span.start));
    return faults.some(({ start, of }) => {
      if (of === 'schema' || code !== 'syntax') return start >= lineStart && start <= to;
      return start >= lineBefore && (start <= to || isOpen);
    });
  };
  return findings.filter((finding) => !isSchemaShare(finding) || !isSaid(finding));
}

interface Checked {
  readonly text: string;
  readonly lines: LineTable;
  readonly findings: readonly Finding[];
}
