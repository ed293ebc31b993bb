import { t } from '../text/l10n.ts';
import { movedFinding, memoizePart } from '../parse/moved.ts';
import { partsOf, visitNodes, type KeyNode, type MapEntry, type MapNode, type Node } from '../parse/tree.ts';
import type { Finding } from '../text/finding.ts';

/** Finds keys that occur twice in a map. Keys that are ids have a rule of their own. */
export function duplicateKeys(root: MapNode): Finding[] {
  const findings: Finding[] = [];
  addDuplicates(root.entries, findings);
  for (const { key, value } of root.entries) {
    const keysAreIds = ['people', 'teams', 'competencies'].includes(key.name);
    if (value.kind === 'map' && !keysAreIds) addDuplicates(value.entries, findings);
    for (const part of partsOf(value)) if (part.kind !== 'scalar') findings.push(...duplicatesInPart(part));
  }
  return findings;
}

const duplicatesInPart = memoizePart(duplicatesIn, (findings, by) =>
  findings.map((finding) => movedFinding(finding, by)),
);

function duplicatesIn(part: Node): readonly Finding[] {
  const findings: Finding[] = [];
  visitNodes(part, (node) => {
    if (node.kind === 'map') addDuplicates(node.entries, findings);
  });
  return findings;
}

function addDuplicates(entries: readonly MapEntry[], findings: Finding[]): void {
  if (entries.length < 2) return;
  const first = new Map<string, KeyNode>();
  for (const { key } of entries) {
    const earlier = first.get(key.name);
    if (earlier === undefined) first.set(key.name, key);
    else findings.push(duplicateKey(key, earlier));
  }
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
