import { movedFinding, originOf } from '../parse/moved.ts';
import type { KeyNode, ListNode, MapEntry, MapNode, Node } from '../parse/tree.ts';
import type { Finding } from '../text/finding.ts';
import { remembered } from '../text/remember.ts';

/** Keys that stand twice in a map; those that are ids have a rule of their own. */
export function duplicateKeys(root: MapNode): Finding[] {
  const sections = root.entries.flatMap(({ key, value }) => {
    const keysAreIds = ['people', 'teams', 'competencies'].includes(key.name);
    return keysAreIds && value.kind === 'map'
      ? value.entries.flatMap((entry) => duplicatesIn(entry.value))
      : duplicatesIn(value);
  });
  return [...duplicatesAmong(root.entries), ...sections];
}

function duplicatesIn(node: Node): readonly Finding[] {
  if (node.kind !== 'list' && node.kind !== 'map') return [];
  const { own, by } = originOf<ListNode | MapNode>(node);
  return duplicatesInCollection(own).map((finding) => movedFinding(finding, by));
}

const duplicatesInCollection = remembered((node: ListNode | MapNode): readonly Finding[] =>
  node.kind === 'list'
    ? node.items.flatMap(duplicatesIn)
    : [...duplicatesAmong(node.entries), ...node.entries.flatMap(({ value }) => duplicatesIn(value))],
);

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
    message: `Keep one of the two entries "${name}": the first one counts`,
    related: [{ span: earlier.span, message: `"${name}" stands here first` }],
    fixes: [],
  };
}
