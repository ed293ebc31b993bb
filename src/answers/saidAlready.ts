import type { Finding } from '../text/finding.ts';
import { positionAt, type LineTable, type Span } from '../text/span.ts';

/** The codes of what a YAML extension with our schema can see too. */
export function isSchemaShare({ code }: Pick<Finding, 'code'>): boolean {
  return code === 'syntax' || code === 'schema' || code === 'version';
}

/** A fault that another YAML extension draws: one of YAML itself, or against our schema. */
export interface ForeignFault extends Span {
  readonly of: 'yaml' | 'schema';
}

/**
 * The findings of a file that another YAML extension does not say already. Where it draws what we see is measured on
 * yaml-language-server 1.25.0: on the same line, or behind the key where a value is missing; a line that is indented
 * too far is drawn on the line above, and what nothing closes is drawn where YAML gives up, which may be far below.
 */
export function notSaidAlready(
  { text, lines, findings }: Checked,
  faults: readonly ForeignFault[],
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
