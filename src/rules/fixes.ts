import { t } from '../text/l10n.ts';
import {
  addEntry,
  addItem,
  isFlow,
  removeChild,
  replaceScalar,
  rewritten,
  wayTo,
  written,
} from '../parse/edits.ts';
import { changeAt, proven, renameAt, textNode, type Change } from '../parse/proof.ts';
import { valueOf, type ListNode, type MapNode, type Node } from '../parse/tree.ts';
import type { Fix, TextEdit } from '../text/finding.ts';
import { nounInWords, type Noun } from '../text/noun.ts';
import type { Span } from '../text/span.ts';
import type { RuleContext } from './rule.ts';

type Written = Pick<RuleContext, 'root' | 'text'>;

/**
 * A fix that adds an entry to the innermost map around a span, after the key `afterKey` or else at the end. No
 * fix if the map has parse errors or already has the key.
 */
export function fixByEntry(
  title: string,
  { root, text }: Written,
  around: Span,
  key: string,
  value: string,
  afterKey?: string,
): Fix[] {
  const map = mapsAround(root, around).at(-1);
  if (map === undefined || map.hasErrors || valueOf(map, key) !== undefined) return [];
  return fixOf(title, addEntry(text, map, key, value, afterKey), true);
}

/** A fix that adds an item to the innermost list around a span. */
export function fixByItem(title: string, { root, text }: Written, span: Span, value: string): Fix[] {
  const list = collectionsAround(root, span).findLast((node) => node.kind === 'list');
  return list === undefined || list.hasErrors ? [] : fixOf(title, addItem(text, list, value), true);
}

/** A fix that removes the innermost list item or map entry around a span. */
export function fixByRemoval(title: string, { root, text }: Written, span: Span, of: 'map' | 'list'): Fix[] {
  const turn =
    root === undefined ? undefined : wayTo(root, span).findLast(({ parent }) => parent.kind === of);
  if (turn === undefined || turn.parent.hasErrors) return [];
  return fixOf(title, removeChild(text, turn.parent, turn.position), true);
}

/** A fix that replaces the string at a span and keeps its quotes. */
export function fixByText(title: string, { root, text }: Written, span: Span, value: string): Fix[] {
  const node = root === undefined ? undefined : wayTo(root, span).at(-1)?.child;
  const isWhole = node?.kind === 'scalar' && node.span.start === span.start && node.span.end === span.end;
  const edit = isWhole ? replaceScalar(node, value) : undefined;
  return isWhole
    ? fixOf(
        title,
        provenEdit(
          text,
          edit,
          changeAt(node, () => textNode(value)),
        ),
      )
    : [];
}

/** A fix that replaces the word at a span, in a value or a key, and keeps its quotes. */
export function fixByWord(text: string, span: Span, word: string): Fix[] {
  const newText = rewritten(text.slice(span.start, span.end), word);
  const edits =
    newText === undefined ? undefined : proven(text, [{ span, newText }], renameAt(text, [span], word));
  return edits === undefined ? [] : [{ title: t('Replace with {0}', newText ?? ''), edits }];
}

/** A fix that declares an id in a section of the file. Adds the section if it is missing. */
export function fixByDeclaration(
  { root, text }: Written,
  section: 'people' | 'teams' | 'goals' | 'competencies' | 'domains',
  what: Noun,
  id: string,
): Fix[] {
  if (root?.kind !== 'map' || root.hasErrors) return [];
  const node = valueOf(root, section);
  const isList = section === 'goals' || section === 'domains';
  const value = declared(section, id);
  const entry = isList ? `- ${value}` : `${id}: ${value}`;
  const title = t('Declare {0} {1}', nounInWords(what), id);
  if (node === undefined) {
    const isInFlow = isFlow(text, root);
    const inFlow = isList ? `[${value}]` : `{ ${id}: ${value} }`;
    const afterKey = sectionsBefore[section].findLast((key) => valueOf(root, key) !== undefined);
    const written = isInFlow ? inFlow : `\n  ${entry}`;
    return fixOf(title, addEntry(text, root, section, written, afterKey), true);
  }
  if (isList && node.kind === 'list' && !node.hasErrors)
    return fixOf(title, addItem(text, node, value), true);
  if (!isList && node.kind === 'map' && !node.hasErrors)
    return fixOf(title, addEntry(text, node, id, value), true);
  return [];
}

/** An edit, if the text after it reads as a change says. */
export function provenEdit(text: string, edit: TextEdit | undefined, change: Change): TextEdit | undefined {
  return proven(text, edit && [edit], change)?.[0];
}

/** A fix with one edit. No fix if the edit is undefined. */
export function fixOf(title: string, edit: TextEdit | undefined, isPlaceholder = false): Fix[] {
  return edit === undefined ? [] : [{ title, ...(isPlaceholder ? { isPlaceholder } : {}), edits: [edit] }];
}

/** The maps around a span, outermost first. */
export function mapsAround(root: Node | undefined, span: Span): MapNode[] {
  return collectionsAround(root, span).filter((node) => node.kind === 'map');
}

function collectionsAround(root: Node | undefined, span: Span): (MapNode | ListNode)[] {
  if (root === undefined) return [];
  const way = wayTo(root, span);
  const last = way.at(-1)?.child;
  const parents = way.map(({ parent }) => parent);
  return last?.kind === 'list' || last?.kind === 'map' ? [...parents, last] : parents;
}

const sectionsBefore = {
  goals: ['version', 'inherits', 'purpose'],
  people: ['version', 'inherits', 'purpose', 'goals', 'decisionCriteria', 'authority'],
  teams: ['version', 'inherits', 'purpose', 'goals', 'decisionCriteria', 'authority', 'people'],
  competencies: [
    'version',
    'inherits',
    'purpose',
    'goals',
    'decisionCriteria',
    'authority',
    'people',
    'teams',
  ],
  domains: ['version'],
} as const;

function declared(section: keyof typeof sectionsBefore, id: string): string {
  const words = written(id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' '));
  switch (section) {
    case 'people':
    case 'competencies':
      return words;
    case 'teams':
      return '[]';
    case 'goals':
      return `{ id: ${written(id)}, statement: ${words} }`;
    case 'domains':
      return `{ id: ${written(id)}, paths: [], owners: [] }`;
  }
}
