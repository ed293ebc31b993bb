import { t } from '../../../text/l10n.ts';
import {
  inFlow,
  isAlias,
  isFlow,
  lineBreakOf,
  sourceInFlow,
  writtenChildren,
  type Turn,
} from '../../../parse/edits.ts';
import { changeAt, mapNode, proven } from '../../../parse/proof.ts';
import type { ListNode, MapEntry, Node, ScalarNode } from '../../../parse/tree.ts';
import type { Fix } from '../../../text/finding.ts';
import type { Span } from '../../../text/span.ts';

/** Fixes that rewrite the value at the end of a path in an equivalent form. */
export function formsAt(text: string, way: readonly Turn[]): Fix[] {
  const depth = way.findLastIndex((_, at) => shorthandAt(way.slice(0, at + 1)) !== undefined);
  const keyOf = shorthandAt(way.slice(0, depth + 1));
  const whole = way[depth];
  const list = way.findLast((turn) => turn.child.kind === 'list' && listsOfWords.has(nameOf(turn)));
  return [
    ...(whole === undefined || keyOf === undefined || isAlias(whole)
      ? []
      : [...fullForm(text, whole.child, keyOf), ...shortForm(text, whole.child, keyOf)]),
    ...(list === undefined || isAlias(list) ? [] : otherStyle(text, list)),
  ];
}

const listsOfWords = new Set(['paths', 'owners', 'members', 'unowned', 'serves', 'consult', 'inform']);

/** The key that the long form uses for a short value. */
type KeyOf = (short: Node) => string | undefined;

/** How to expand the short form of a value, by its path. Undefined where the schema has no short form. */
function shorthandAt(way: readonly Turn[]): KeyOf | undefined {
  const [section = '', , field, ...others] = way.map(nameOf);
  const kind = (at: number): Node['kind'] | undefined => way[at]?.parent.kind;
  const isEntry = kind(0) === 'map' && kind(1) === (sectionsOfLists.has(section) ? 'list' : 'map');
  if (!isEntry) return undefined;
  const isContact = way.length === 3 && field === 'contact';
  if (isContact) return ['people', 'teams', 'domains'].includes(section) ? contactKey : undefined;
  const isCriterion =
    section === 'domains' && field === 'decisionCriteria' && others.length === 1 && kind(3) === 'list';
  const key = isCriterion ? 'statement' : way.length === 2 ? fullKeys.get(section) : undefined;
  return key === undefined ? undefined : () => key;
}

/** The key of a step in a path; empty for an item of a list. */
function nameOf({ parent, position }: Turn): string {
  return parent.kind === 'map' ? (parent.entries[position]?.key.name ?? '') : '';
}

const sectionsOfLists = new Set(['goals', 'decisionCriteria', 'domains']);

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
  const change = changeAt(child, (short) => mapNode([[key, short]]));
  const edits = proven(text, [{ span, newText: `{ ${key}: ${value} }` }], change);
  return edits === undefined ? [] : [{ title: t('Expand to full form'), edits }];
}

function shortForm(text: string, map: Node, keyOf: KeyOf): Fix[] {
  if (map.kind !== 'map' || map.hasErrors || !isFlow(text, map)) return [];
  const [entry, ...others] = map.entries;
  if (entry === undefined || others.length > 0 || keyOf(entry.value) !== entry.key.name) return [];
  const { key, value } = entry;
  const isList = key.name === 'members';
  const isShort = isList ? value.kind === 'list' && isFlow(text, value) : isOnOneLine(text, value);
  const { span } = map;
  const around = text.slice(span.start, value.span.start) + text.slice(value.span.end, span.end);
  // An alias, an anchor, or a comment would be lost.
  if (!isShort || value.span.start < span.start || /(?:^|\s)[#&]/.test(around)) return [];
  const edits = proven(
    text,
    [{ span, newText: text.slice(value.span.start, value.span.end) }],
    changeAt(map, () => value),
  );
  return edits === undefined ? [] : [{ title: t('Collapse to short form'), edits }];
}

/** Converts a list of scalars from flow style to block style or back. Not if it contains comments. */
function otherStyle(text: string, { parent, position, child: list }: Turn): Fix[] {
  const entry = parent.kind === 'map' ? parent.entries[position] : undefined;
  if (parent.kind !== 'map' || entry === undefined || list.kind !== 'list' || isFlow(text, parent)) return [];
  const isSimple = list.items.every((item) => isOnOneLine(text, item));
  if (list.items.length === 0 || !isSimple || list.hasErrors) return [];
  const fix = isFlow(text, list) ? inLines(text, entry, list) : inBrackets(text, entry, list);
  const edits = fix && proven(text, fix.edits, (tree) => tree);
  return fix === undefined || edits === undefined ? [] : [{ ...fix, edits }];
}

/** Between a key and its value: the colon, and perhaps an anchor. */
const colonAndAnchor = /^(\s*:)[ \t]*(&[^\s,[\]{}]+)?\s*$/;

function inLines(text: string, { key }: MapEntry, list: ListNode): Fix | undefined {
  const { span } = list;
  const [, colon, anchor] = colonAndAnchor.exec(text.slice(key.span.end, span.start)) ?? [];
  const children = writtenChildren(text, list);
  const between =
    betweenItems(text, span.start + 1, children) + text.slice(children.at(-1)?.end, span.end - 1);
  if (colon === undefined || !/^[\s,]*$/.test(between)) return undefined;
  const from = key.span.end + colon.length;
  const lineStart =
    Math.max(text.lastIndexOf('\n', key.span.start - 1), text.lastIndexOf('\r', key.span.start - 1)) + 1;
  const indentation = ' '.repeat(key.span.start - lineStart + 2);
  const lines = children.map(
    ({ start, end }) => `${lineBreakOf(text)}${indentation}- ${text.slice(start, end)}`,
  );
  const rest = /^[^\r\n]*/.exec(text.slice(span.end))?.[0] ?? '';
  const end = span.end + rest.length;
  const inPlace = anchor === undefined ? '' : ` ${anchor}`;
  return {
    title: t('Put each item on its own line'),
    edits:
      rest.trim() === ''
        ? [{ span: { start: from, end: span.end }, newText: inPlace + lines.join('') }]
        : [
            { span: { start: from, end: span.end }, newText: inPlace },
            { span: { start: end, end }, newText: lines.join('') },
          ],
  };
}

function inBrackets(text: string, { key }: MapEntry, list: ListNode): Fix | undefined {
  const { span } = list;
  const [, colon, anchor] = colonAndAnchor.exec(text.slice(key.span.end, span.start)) ?? [];
  const children = writtenChildren(text, list);
  if (colon === undefined || !/^[\s-]*$/.test(betweenItems(text, span.start, children))) return undefined;
  const start = key.span.end + colon.length;
  const end = children.at(-1)?.end ?? span.end;
  const inPlace = anchor === undefined ? '' : ` ${anchor}`;
  const newText = `${inPlace} [${sourceInFlow(text, list).join(', ')}]`;
  return { title: t('Join into one line'), edits: [{ span: { start, end }, newText }] };
}

/** The text before each item, after the previous one. */
function betweenItems(text: string, from: number, items: readonly Span[]): string {
  return items.map(({ start }, at) => text.slice(items[at - 1]?.end ?? from, start)).join('');
}

function isOnOneLine(text: string, node: Node): node is ScalarNode {
  return (
    node.kind === 'scalar' &&
    typeof node.value === 'string' &&
    node.style !== 'block' &&
    !/[\r\n]/.test(text.slice(node.span.start, node.span.end))
  );
}
