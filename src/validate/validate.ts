import { entryOf, type MapNode, type Node } from '../parse/tree.ts';
import { byPlace, type Finding } from '../text/finding.ts';
import { quoted } from '../text/sentence.ts';
import { duplicateKeys } from './duplicateKeys.ts';
import { schemaSentence } from './sentences.ts';
import { decisiveErrors } from './errors.ts';
import { shapeErrors } from './shape.ts';
import { unquotedSentences } from './traps.ts';

/** Of more errors than are ever shown, the rest is not put into words. */
const maxErrors = 1000;

/** The findings of shape: `schema`, `version`, and what of `syntax` only shows in the tree. Never throws. */
export function validate(root: Node): Finding[] {
  if (root.kind === 'dark') return [];
  if (root.kind !== 'map') return [noMap(root)];
  const version = entryOf(root, 'version');
  if (
    version?.value.kind === 'scalar' &&
    typeof version.value.value === 'number' &&
    version.value.value !== 1
  )
    return [unknownVersion(version.value)];

  const traps = unquotedSentences(root);
  const isTrap = (node: Node): boolean => traps.has(node);
  const findings: Finding[] = [...traps.values(), ...duplicateKeys(root)];
  const errors = shapeErrors(root, traps.size === 0 ? undefined : isTrap);
  for (const error of decisiveErrors(errors).slice(0, maxErrors)) {
    const finding = schemaSentence(root, error, isTrap);
    if (finding !== undefined) findings.push(finding);
  }
  return withoutRepetition(findings).sort(byPlace);
}

function noMap(root: Exclude<Node, MapNode>): Finding {
  const isEmpty = root.kind === 'scalar' && root.value === null;
  const start = 'begin with "version: 1" and "purpose:"';
  return schemaFinding(
    root,
    isEmpty
      ? `Write who leads here: ${start}`
      : `Write keys and values, ${start}${root.kind === 'scalar' ? `, not ${quoted(String(root.value))}` : ''}`,
  );
}

function unknownVersion({ span, value }: Extract<Node, { kind: 'scalar' }>): Finding {
  return {
    code: 'version',
    severity: 'error',
    span,
    message: `Write "version: 1": version ${String(value)} of the format is not known here`,
    related: [],
    fixes: [{ title: 'Replace by 1', edits: [{ span, newText: '1' }] }],
  };
}

function schemaFinding({ span }: Node, message: string): Finding {
  return { code: 'schema', severity: 'error', span, message, related: [], fixes: [] };
}

/** A place that several aliases lead to is told once. */
function withoutRepetition(findings: readonly Finding[]): Finding[] {
  const seen = new Map(
    findings.map((finding) => [
      `${String(finding.span.start)} ${String(finding.span.end)} ${finding.message}`,
      finding,
    ]),
  );
  return [...seen.values()];
}
