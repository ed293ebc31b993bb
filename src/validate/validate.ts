import { t } from '../text/l10n.ts';
import { entryOf, type MapNode, type Node } from '../parse/tree.ts';
import { byPlace, type Finding } from '../text/finding.ts';
import { quoted } from '../text/sentence.ts';
import { duplicateKeys } from './duplicateKeys.ts';
import { schemaSentence } from './sentences.ts';
import { decisiveErrors } from './errors.ts';
import { shapeErrors } from './shape.ts';
import { unquotedSentences } from './traps.ts';

/** The maximum number of schema errors that become findings. More are never shown. */
const maxErrors = 1000;

/**
 * The findings about the shape of a tree: `schema`, `version`, and the problems of `syntax` that only the
 * tree shows. Never throws.
 */
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
  return schemaFinding(
    root,
    isEmpty
      ? t('This file is empty. Start with "version: 1" and "purpose:".')
      : root.kind === 'scalar'
        ? t(
            'Expected a map that starts with "version: 1" and "purpose:", got {0}.',
            quoted(String(root.value)),
          )
        : t('Expected a map that starts with "version: 1" and "purpose:".'),
  );
}

function unknownVersion({ span, value }: Extract<Node, { kind: 'scalar' }>): Finding {
  return {
    code: 'version',
    severity: 'error',
    span,
    message: t(
      'Unsupported format version {0}. Use "version: 1", or update Leadership as Code.',
      String(value),
    ),
    related: [],
    fixes: [{ title: t('Replace with 1'), edits: [{ span, newText: '1' }] }],
  };
}

function schemaFinding({ span }: Node, message: string): Finding {
  return { code: 'schema', severity: 'error', span, message, related: [], fixes: [] };
}

/** Several aliases can lead to the same node, which is reported once. */
function withoutRepetition(findings: readonly Finding[]): Finding[] {
  const seen = new Map(
    findings.map((finding) => [
      `${String(finding.span.start)} ${String(finding.span.end)} ${finding.message}`,
      finding,
    ]),
  );
  return [...seen.values()];
}
