import { t } from '../text/l10n.ts';
import { movedFinding, memoizePart } from '../parse/moved.ts';
import { partsOf, type KeyNode, type MapEntry, type MapNode, type Node } from '../parse/tree.ts';
import type { Finding } from '../text/finding.ts';

/** Finds keys that occur twice in a map. Keys that are ids have a rule of their own. */
export function duplicateKeys(root: MapNode): Finding[] {
  const findings = duplicatesAmong(root.entries);
  for (const { key, value } of root.entries) {
    const keysAreIds = ['people', 'teams', 'competencies'].includes(key.name);
    if (value.kind === 'map' && !keysAreIds) findings.push(...duplicatesAmong(value.entries));
    for (const part of partsOf(value)) findings.push(...duplicatesInPart(part));
  }
  return findings;
}

const duplicatesInPart = memoizePart(duplicatesIn, (findings, by) =>
  findings.map((finding) => movedFinding(finding, by)),
);

function duplicatesIn(node: Node): readonly Finding[] {
  if (node.kind === 'list') return node.items.flatMap(duplicatesIn);
  if (node.kind !== 'map') return [];
  return [...duplicatesAmong(node.entries), ...node.entries.flatMap(({ value }) => duplicatesIn(value))];
}

function duplicatesAmong(entries: readonly MapEntry[]): Finding[] {
  const first = new Map<string, KeyNode>();
  return entries.flatMap(({ key }) => {
    const earlier = first.get(key.name);
    if (earlier === undefined) first.set(key.name, key);
    return earlier === undefined ? [] : duplicateKey(key, earlier);
  });
}

function duplicateKey({ name, span }: KeyNode, earlier: KeyNode): Finding {
  return {
    code: 'syntax',
    severity: 'error',
    span,
    message: t('Duplicate key "{0}". Only the first one is used.', name),
    related: [{ span: earlier.span, message: t('"{0}" is first set here.', name) }],
    fixes: [],
  };
}
