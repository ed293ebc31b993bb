import type { AnalyzedFile } from '../analyze.ts';
import { addEntry, blockOf, isFlow, lineBreakOf, wayTo, written, type Turn } from '../parse/edits.ts';
import { valueOf, type ListNode, type MapNode, type Node, type ScalarNode } from '../parse/tree.ts';
import type { TextEdit } from '../text/finding.ts';
import type { Span } from '../text/span.ts';

/** A change of the form that leaves what the file says as it is, or adds to it. */
export interface Refactoring {
  readonly title: string;
  readonly kind: 'rewrite' | 'extract';
  readonly edits: readonly TextEdit[];
}

/** The refactorings that are offered at a selection; none where the text is damaged there. */
export function refactoringsAt(
  { text, reading: { root } }: Pick<AnalyzedFile, 'text' | 'reading'>,
  selection: Span,
): Refactoring[] {
  if (root?.kind !== 'map' || root.damaged) return [];
  const way = wayTo(root, selection);
  const section = sectionOf(way);
  return [
    ...fullForm(text, section, way[1]),
    ...shortForm(text, section, way),
    ...withId(text, root, section, way[1]),
    ...(section === 'domains' ? moves(text, way[1]) : []),
  ];
}

/** The key that holds the text of a shorthand. */
const fullKeys: ReadonlyMap<string, string> = new Map([
  ['goals', 'statement'],
  ['decisionCriteria', 'statement'],
  ['people', 'name'],
  ['competencies', 'name'],
  ['teams', 'members'],
]);

function fullForm(text: string, section: string, turn: Turn | undefined): Refactoring[] {
  const key = fullKeys.get(section);
  if (turn === undefined || key === undefined) return [];
  const { child } = turn;
  const isShort =
    section === 'teams' ? child.kind === 'list' && isFlow(text, child) : isOnOneLine(text, child);
  if (!isShort) return [];
  const { span } = child;
  const value = text.slice(span.start, span.end);
  const isPlain = child.kind === 'scalar' && child.style === 'plain';
  // A plain text may hold commas and brackets that mean something in braces.
  const inBraces = isPlain && /[,[\]{}]/.test(value) ? written(String(child.value)) : value;
  return [rewrite('Write in full', [{ span, newText: `{ ${key}: ${inBraces} }` }])];
}

function shortForm(text: string, section: string, way: readonly Turn[]): Refactoring[] {
  const key = fullKeys.get(section);
  const map = way[1]?.child;
  if (key === undefined || map?.kind !== 'map' || map.entries.length !== 1 || map.damaged) return [];
  const value = valueOf(map, key);
  const isShort =
    value?.kind === 'list' ? isFlow(text, value) : value !== undefined && isOnOneLine(text, value);
  if (value === undefined || !isShort || !isFlow(text, map)) return [];
  const { span } = map;
  if (/(?:^|\s)#/.test(text.slice(span.start, value.span.start) + text.slice(value.span.end, span.end)))
    return [];
  return [rewrite('Write in short', [{ span, newText: text.slice(value.span.start, value.span.end) }])];
}

/** An id made of the first words of a goal or criterion. */
function withId(text: string, root: MapNode, section: string, turn: Turn | undefined): Refactoring[] {
  if (section !== 'goals' && section !== 'decisionCriteria') return [];
  const map = turn?.child;
  if (map?.kind !== 'map' || valueOf(map, 'id') !== undefined || map.damaged) return [];
  const statement = valueOf(map, 'statement');
  if (statement?.kind !== 'scalar' || typeof statement.value !== 'string') return [];
  const id = freeId(statement.value, idsIn(valueOf(root, section)));
  const edit = id === undefined ? undefined : addEntry(text, map, 'id', id, 'statement');
  return edit === undefined ? [] : [rewrite(`Give it the id ${id ?? ''}`, [edit])];
}

/** Swaps a domain with the one before or behind it, with the comments above each. */
function moves(text: string, turn: Turn | undefined): Refactoring[] {
  if (turn?.parent.kind !== 'list') return [];
  const { parent, position } = turn;
  return [
    ...swap('Move the domain up', text, parent, position - 1),
    ...swap('Move the domain down', text, parent, position),
  ];
}

function swap(title: string, text: string, parent: ListNode, position: number): Refactoring[] {
  const first = blockOf(text, parent, position);
  const second = blockOf(text, parent, position + 1);
  if (first === undefined || second === undefined || second.start < first.end) return [];
  const firstText = text.slice(first.start, first.end);
  const between = text.slice(first.end, second.start);
  const secondText = text.slice(second.start, second.end);
  const isClosed = /[\r\n]$/.test(secondText);
  const lineBreak = lineBreakOf(text);
  const newText = isClosed
    ? secondText + between + firstText
    : secondText + lineBreak + between + firstText.replace(/(?:\r\n|\r|\n)$/, '');
  return [rewrite(title, [{ span: { start: first.start, end: second.end }, newText }])];
}

function rewrite(title: string, edits: readonly TextEdit[]): Refactoring {
  return { title, kind: 'rewrite', edits };
}

function sectionOf([turn]: readonly Turn[]): string {
  return turn?.parent.kind === 'map' ? (turn.parent.entries[turn.position]?.key.name ?? '') : '';
}

function isOnOneLine(text: string, node: Node): node is ScalarNode {
  return (
    node.kind === 'scalar' &&
    typeof node.value === 'string' &&
    node.style !== 'block' &&
    !/[\r\n]/.test(text.slice(node.span.start, node.span.end))
  );
}

function idsIn(list: Node | undefined): Set<string> {
  const items = list?.kind === 'list' ? list.items : [];
  return new Set(
    items.flatMap((item) => {
      const id = item.kind === 'map' ? valueOf(item, 'id') : undefined;
      return id?.kind === 'scalar' ? String(id.value) : [];
    }),
  );
}

function freeId(words: string, taken: ReadonlySet<string>): string | undefined {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const parts = plain.split(/[^a-z0-9]+/).filter((part) => part !== '');
  const base = parts
    .slice(
      Math.max(
        0,
        parts.findIndex((part) => /^[a-z]/.test(part)),
      ),
    )
    .slice(0, 4)
    .join('-')
    .slice(0, 60);
  if (!/^[a-z]/.test(base)) return undefined;
  const id = base.replace(/-+$/, '');
  let number = 2;
  if (!taken.has(id)) return id;
  while (taken.has(`${id}-${String(number)}`)) number++;
  return `${id}-${String(number)}`;
}
