import { t } from '../../../text/l10n.ts';
import type { AnalyzedFile } from '../../../analyze.ts';
import { lineBreakOf } from '../../../parse/edits.ts';
import { proven } from '../../../parse/proof.ts';
import type { Node } from '../../../parse/tree.ts';
import { isSuppressible } from '../../../rules/file/suppression.ts';
import type { Finding, Fix } from '../../../text/finding.ts';

/**
 * A fix that adds a comment to suppress a finding, on a line of its own above it, with an empty reason to fill in.
 * Undefined if the finding cannot be suppressed, or if the line would not be a comment because it is inside a
 * multi-line string.
 */
export function suppressFinding(
  { text, lines, parsedFile: { root } }: Pick<AnalyzedFile, 'text' | 'lines' | 'parsedFile'>,
  { code, span }: Finding,
): Fix | undefined {
  if (!isSuppressible(code) || code === 'file/suppression' || root === undefined) return undefined;
  const start = lines.starts.findLast((one) => one <= span.start) ?? 0;
  if (crossesLine(root, start)) return undefined;
  const indentation = /^ */.exec(text.slice(start))?.[0] ?? '';
  const comment = `# leadership-disable-next-line ${code} -- `;
  const newText = indentation + comment + lineBreakOf(text);
  const edits = proven(text, [{ span: { start, end: start }, newText }], (tree) => tree, { added: comment });
  if (edits === undefined) return undefined;
  return { title: t('Suppress {0} for this line', code), isPlaceholder: true, edits };
}

/** Whether a scalar spans the start of a line. */
function crossesLine(node: Node, start: number): boolean {
  if (node.kind === 'scalar' || node.kind === 'error')
    return node.span.start < start && start < node.span.end;
  const children = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
  return children.some((child) => crossesLine(child, start));
}
