import { t } from '../text/l10n.ts';
import { inFlow, isFlow, lineBreakOf, type Turn } from '../parse/edits.ts';
import type { ListNode, MapEntry, Node, ScalarNode } from '../parse/tree.ts';
import type { Fix } from '../text/finding.ts';

/** Fixes that rewrite the value at the end of a path in an equivalent form. */
export function formsAt(text: string, way: readonly Turn[]): Fix[] {
  const names = way.map(({ parent, position }) =>
    parent.kind === 'map' ? (parent.entries[position]?.key.name ?? '') : '',
  );
  const depth = way.findLastIndex((_, at) => shorthandAt(names.slice(0, at + 1)) !== undefined);
  const keyOf = shorthandAt(names.slice(0, depth + 1));
  const whole = way[depth]?.child;
  const list = way.findLast(({ child }, at) => child.kind === 'list' && listsOfWords.has(names[at] ?? ''));
  return [
    ...(whole === undefined || keyOf === undefined ? [] : fullForm(text, whole, keyOf)),
    ...(whole === undefined || keyOf === undefined ? [] : shortForm(text, whole, keyOf)),
    ...(list === undefined ? [] : otherStyle(text, list)),
  ];
}

const listsOfWords = new Set(['paths', 'owners', 'members', 'unowned', 'serves', 'consult', 'inform']);

/** The key that the long form uses for a short value. */
type KeyOf = (short: Node) => string | undefined;

/** How to expand the short form of a value, by the keys of its path. */
function shorthandAt(names: readonly string[]): KeyOf | undefined {
  const [section = '', , field, ...others] = names;
  const isContact = names.length === 3 && field === 'contact';
  if (isContact) return ['people', 'teams', 'domains'].includes(section) ? contactKey : undefined;
  const isCriterion = section === 'domains' && field === 'decisionCriteria' && others.length === 1;
  const key = isCriterion ? 'statement' : names.length === 2 ? fullKeys.get(section) : undefined;
  return key === undefined ? undefined : () => key;
}

const fullKeys: ReadonlyMap<string, string> = new Map([
  ['goals', 'statement'],
  ['decisionCriteria', 'statement'],
  ['people', 'name'],
  ['competencies', 'name'],
  ['teams', 'members'],
]);

/** The kind of contact in a line, if it can be recognized. */
function contactKey(short: Node): string | undefined {
  const line = short.kind === 'scalar' && typeof short.value === 'string' ? short.value : '';
  if (/^#\S+$/.test(line)) return 'slack';
  if (/^https?:\/\/\S+$/.test(line)) return 'url';
  return /^[^\s@]+@[^\s@]+$/.test(line) ? 'email' : undefined;
}

function fullForm(text: string, child: Node, keyOf: KeyOf): Fix[] {
  const key = keyOf(child);
  const isShort = key === 'members' ? child.kind === 'list' && isFlow(text, child) : isOnOneLine(text, child);
  if (key === undefined || !isShort) return [];
  const { span } = child;
  const value = child.kind === 'scalar' ? inFlow(text, child) : text.slice(span.start, span.end);
  return [{ title: t('Expand to full form'), edits: [{ span, newText: `{ ${key}: ${value} }` }] }];
}

function shortForm(text: string, map: Node, keyOf: KeyOf): Fix[] {
  if (map.kind !== 'map' || map.damaged || !isFlow(text, map)) return [];
  const [entry, ...others] = map.entries;
  if (entry === undefined || others.length > 0 || keyOf(entry.value) !== entry.key.name) return [];
  const { key, value } = entry;
  const isList = key.name === 'members';
  const isShort = isList ? value.kind === 'list' && isFlow(text, value) : isOnOneLine(text, value);
  const { span } = map;
  const around = text.slice(span.start, value.span.start) + text.slice(value.span.end, span.end);
  if (!isShort || hasComment(around)) return [];
  return [
    {
      title: t('Collapse to short form'),
      edits: [{ span, newText: text.slice(value.span.start, value.span.end) }],
    },
  ];
}

/** Converts a list of scalars from flow style to block style or back. Not if it contains comments. */
function otherStyle(text: string, { parent, position, child: list }: Turn): Fix[] {
  const entry = parent.kind === 'map' ? parent.entries[position] : undefined;
  if (parent.kind !== 'map' || entry === undefined || list.kind !== 'list' || isFlow(text, parent)) return [];
  const items = list.items.filter((item) => isOnOneLine(text, item));
  if (items.length === 0 || items.length < list.items.length || list.damaged) return [];
  return isFlow(text, list) ? inLines(text, entry, list, items) : inBrackets(text, entry, list, items);
}

function inLines(text: string, { key }: MapEntry, { span }: ListNode, items: readonly ScalarNode[]): Fix[] {
  const colon = text.slice(key.span.end, span.start);
  const between =
    betweenItems(text, span.start + 1, items) + text.slice(items.at(-1)?.span.end, span.end - 1);
  if (!/^\s*:\s*$/.test(colon) || !/^[\s,]*$/.test(between)) return [];
  const from = key.span.end + colon.indexOf(':') + 1;
  const lineStart =
    Math.max(text.lastIndexOf('\n', key.span.start - 1), text.lastIndexOf('\r', key.span.start - 1)) + 1;
  const indentation = ' '.repeat(key.span.start - lineStart + 2);
  const lines = items.map(
    (item) => `${lineBreakOf(text)}${indentation}- ${text.slice(item.span.start, item.span.end)}`,
  );
  const rest = /^[^\r\n]*/.exec(text.slice(span.end))?.[0] ?? '';
  const end = span.end + rest.length;
  return [
    {
      title: t('Put each item on its own line'),
      edits:
        rest.trim() === ''
          ? [{ span: { start: from, end: span.end }, newText: lines.join('') }]
          : [
              { span: { start: from, end: span.end }, newText: '' },
              { span: { start: end, end }, newText: lines.join('') },
            ],
    },
  ];
}

function inBrackets(
  text: string,
  { key }: MapEntry,
  { span }: ListNode,
  items: readonly ScalarNode[],
): Fix[] {
  const colon = text.slice(key.span.end, span.start);
  if (!/^\s*:\s*$/.test(colon) || !/^[\s-]*$/.test(betweenItems(text, span.start, items))) return [];
  const start = key.span.end + colon.indexOf(':') + 1;
  const end = items.at(-1)?.span.end ?? span.end;
  const newText = ` [${items.map((item) => inFlow(text, item)).join(', ')}]`;
  return [{ title: t('Join into one line'), edits: [{ span: { start, end }, newText }] }];
}

/** The text before each item, after the previous one. */
function betweenItems(text: string, from: number, items: readonly ScalarNode[]): string {
  return items.map(({ span }, at) => text.slice(items[at - 1]?.span.end ?? from, span.start)).join('');
}

function hasComment(text: string): boolean {
  return /(?:^|\s)#/.test(text);
}

function isOnOneLine(text: string, node: Node): node is ScalarNode {
  return (
    node.kind === 'scalar' &&
    typeof node.value === 'string' &&
    node.style !== 'block' &&
    !/[\r\n]/.test(text.slice(node.span.start, node.span.end))
  );
}
