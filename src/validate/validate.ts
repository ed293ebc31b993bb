import { t } from '../text/l10n.ts';
import { firstLine } from '../parse/limits.ts';
import { contentLine } from '../parse/lines.ts';
import { type KeyNode, type MapNode, type Node } from '../parse/tree.ts';
import { byPlace, type Finding } from '../text/finding.ts';
import { quoted } from '../text/sentence.ts';
import type { Task } from '../text/task.ts';
import { duplicateKeys } from './duplicateKeys.ts';
import { schemaSentence } from './sentences.ts';
import { decisiveErrors } from './errors.ts';
import { shapeErrors } from './shape.ts';
import { yamlPitfalls } from './yamlPitfalls.ts';
import { unusualParts } from './unusual.ts';
import { otherVersion } from './version.ts';

/** The maximum number of schema errors that become findings. More are never shown. */
const maxErrors = 1000;

/**
 * The findings about the shape of a tree, grown from a text: `schema`, `version`, and the problems of `syntax`
 * that only the tree shows. Never throws. Yields between steps, so that the caller can pause.
 */
export function* validateSteps(root: Node, text: string): Task<Finding[]> {
  if (root.kind === 'error') return [];
  if (root.kind !== 'map') return [noMap(root, text)];
  const version = otherVersion(root);
  if (version !== undefined) return [unknownVersion(version)];

  const traps = yamlPitfalls(root);
  yield;
  const unusual = unusualParts(root, text, (node) => traps.has(node));
  yield;
  const isTrap = (part: Node | KeyNode): boolean => traps.has(part as Node) || unusual.has(part);
  const findings: Finding[] = [...traps.values(), ...unusual.values(), ...duplicateKeys(root)];
  const errors = shapeErrors(root, traps.size + unusual.size === 0 ? undefined : isTrap);
  yield;
  for (const error of decisiveErrors(errors).slice(0, maxErrors)) {
    const finding = schemaSentence(root, text, error, isTrap);
    if (finding !== undefined) findings.push(finding);
  }
  return withoutRepetition(findings).sort(byPlace);
}

function noMap(root: Exclude<Node, MapNode>, text: string): Finding {
  const isEmpty = root.kind === 'scalar' && root.value === null;
  return schemaFinding(
    isEmpty ? { span: contentLine(text, 0) ?? firstLine(text) } : root,
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

function schemaFinding({ span }: Pick<Node, 'span'>, message: string): Finding {
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
