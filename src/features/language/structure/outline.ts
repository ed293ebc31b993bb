import { t } from '../../../text/l10n.ts';
import type { Analysis, AnalyzedFile } from '../../../analyze.ts';
import { valueOf, type MapEntry, type MapNode, type Node } from '../../../parse/tree.ts';
import type { RepoPath } from '../../../text/repoPath.ts';
import { short } from '../../../text/short.ts';
import type { Span } from '../../../text/span.ts';
import { visibleLine } from '../../../text/visible.ts';
import { domainName } from '../../card/card.ts';
import { withoutQuotes } from '../navigation/idPlaces.ts';

/** An item of the outline of a leadership file. */
export interface OutlineItem {
  readonly kind:
    | 'section'
    | 'purpose'
    | 'goal'
    | 'criterion'
    | 'person'
    | 'team'
    | 'competency'
    | 'domain'
    | 'decision'
    | 'pattern';
  /** On one line, never empty. */
  readonly name: string;
  readonly detail: string;
  /** The id that other entries refer to. */
  readonly id?: string;
  readonly span: Span;
  /** The range of its name, within `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

/** A symbol that can be found by name in all files. */
export interface FoundSymbol {
  readonly item: OutlineItem;
  /** The name, and the id if it differs. */
  readonly name: string;
  readonly file: RepoPath;
  /** The name of the domain that contains it, or else the file. */
  readonly container: string;
}

/** The outline of a leadership file, in text order. For an incomplete file, the parts that can be parsed. */
export function outlineOf({ text, parsedFile: { root } }: AnalyzedFile): OutlineItem[] {
  if (root?.kind !== 'map') return [];
  const outline = outliner(text);
  return root.entries.flatMap((entry) => outline(entry));
}

/**
 * The people, teams, goals, criteria, competencies, and domains of all files that match a query. The name or id
 * must contain the letters of every word of the query, in order.
 */
export function symbolsMatching(analysis: Analysis, query: string): FoundSymbol[] {
  const words = query.toLowerCase().split(/\s+/);
  return analysis.files.flatMap((file) =>
    allIn(outlineOf(file), file.path)
      .map(({ item, container }) => ({
        item,
        name: item.id === undefined || item.id === item.name ? item.name : `${item.name} · ${item.id}`,
        file: file.path,
        container: visibleLine(container),
      }))
      .filter(({ name }) => words.every((word) => isSubsequence(word, name.toLowerCase()))),
  );
}

function allIn(
  items: readonly OutlineItem[],
  container: string,
): { readonly item: OutlineItem; readonly container: string }[] {
  return items.flatMap((item) => [
    ...(isFoundByName(item) ? [{ item, container }] : []),
    ...allIn(item.children, item.kind === 'domain' ? item.name : container),
  ]);
}

function isFoundByName({ kind }: OutlineItem): boolean {
  switch (kind) {
    case 'goal':
    case 'criterion':
    case 'person':
    case 'team':
    case 'competency':
    case 'domain':
      return true;
    case 'section':
    case 'purpose':
    case 'decision':
    case 'pattern':
      return false;
  }
}

function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + letter.length;
    if (at < letter.length) return false;
  }
  return true;
}

function outliner(text: string): (entry: MapEntry) => OutlineItem[] {
  const content = (node: Node): Span => withoutQuotes(text, node.span);

  const section = (name: string, entry: MapEntry, children: readonly OutlineItem[]): OutlineItem =>
    item({ kind: 'section', name, span: wholeOf(entry), selection: entry.key.span, children });

  const goal = (node: Node): OutlineItem[] => {
    const detail = [textAt(node, 'owner'), textAt(node, 'due'), textAt(node, 'status')];
    return statement('goal', node, detail, []);
  };
  const criterion = (node: Node): OutlineItem[] => statement('criterion', node, [], []);
  const decision = (node: Node): OutlineItem[] =>
    statement('decision', node, [textAt(node, 'authority')], [], 'decision');

  /** An item for a sentence, or for an entry with a statement. */
  const statement = (
    kind: OutlineItem['kind'],
    node: Node,
    detail: readonly (string | undefined)[],
    children: readonly OutlineItem[],
    key = 'statement',
  ): OutlineItem[] => {
    const sentence = textOf(node) ?? textAt(node, key);
    const id = textAt(node, 'id');
    const named = inMap(node, key) ?? inMap(node, 'id') ?? node;
    if (sentence === undefined && id === undefined) return [];
    return [
      item({
        kind,
        name: sentence ?? id,
        detail: [id, ...detail],
        id,
        span: node.span,
        selection: content(named),
        children,
      }),
    ];
  };

  /** An item for an entry of a map keyed by id. */
  const entryOf =
    (kind: OutlineItem['kind'], detailOf: (value: Node) => readonly (string | undefined)[]) =>
    (entry: MapEntry): OutlineItem => {
      const { key, value } = entry;
      const name = textAt(value, 'name') ?? (kind === 'person' ? textOf(value) : undefined);
      return item({
        kind,
        name: name ?? key.name,
        detail: [name === undefined ? undefined : key.name, ...detailOf(value)],
        id: key.name,
        span: wholeOf(entry),
        selection: key.span,
      });
    };
  const person = entryOf('person', (value) => [textAt(value, 'github')]);
  const team = entryOf('team', (value) => textsOf(value.kind === 'list' ? value : inMap(value, 'members')));
  const competency = entryOf('competency', (value) => [textOf(value) ?? textAt(value, 'description')]);

  const domain = (node: Node): OutlineItem[] => {
    if (node.kind !== 'map') return [];
    const id = textAt(node, 'id');
    const name = textAt(node, 'name');
    const parent = textAt(node, 'parent');
    const [first] = node.entries;
    const named = inMap(node, 'id') ?? inMap(node, 'name');
    return [
      item({
        kind: 'domain',
        name: domainName({ ...(name && { name }), ...(id && { domain: id }) }),
        detail: [
          textsOf(inMap(node, 'owners')).join(', '),
          parent === undefined ? undefined : t('part of {0}', parent),
        ],
        id,
        span: node.span,
        selection: named === undefined ? (first?.key.span ?? node.span) : content(named),
        children: node.entries.flatMap(({ key, value }) => {
          if (key.name === 'decisions') return itemsOf(value).flatMap(decision);
          return key.name === 'decisionCriteria' ? itemsOf(value).flatMap(criterion) : [];
        }),
      }),
    ];
  };

  const pattern = (node: Node): OutlineItem[] => {
    const name = textOf(node);
    return name === undefined
      ? []
      : [item({ kind: 'pattern', name, span: node.span, selection: content(node) })];
  };

  return (entry) => {
    const { key, value } = entry;
    switch (key.name) {
      case 'purpose':
        return [
          item({
            kind: 'purpose',
            name: t('Purpose'),
            detail: [textOf(value)],
            span: wholeOf(entry),
            selection: key.span,
          }),
        ];
      case 'goals':
        return [section(t('Goals'), entry, itemsOf(value).flatMap(goal))];
      case 'decisionCriteria':
        return [section(t('Decision criteria'), entry, itemsOf(value).flatMap(criterion))];
      case 'people':
        return [section(t('People'), entry, entriesOf(value).map(person))];
      case 'teams':
        return [section(t('Teams'), entry, entriesOf(value).map(team))];
      case 'competencies':
        return [section(t('Competencies'), entry, entriesOf(value).map(competency))];
      case 'domains':
        return [section(t('Domains'), entry, itemsOf(value).flatMap(domain))];
      case 'unowned':
        return [section(t('Unowned'), entry, itemsOf(value).flatMap(pattern))];
      case 'review':
        return [section(t('Review'), entry, [])];
      case 'rules':
        return [section(t('Rules'), entry, [])];
      default:
        return [];
    }
  };
}

interface Draft {
  readonly kind: OutlineItem['kind'];
  readonly name: string | undefined;
  readonly detail?: readonly (string | undefined)[];
  readonly id?: string | undefined;
  readonly span: Span;
  readonly selection: Span;
  readonly children?: readonly OutlineItem[];
}

/** VS Code rejects an item without a name, or with a selection outside its range. */
function item({ kind, name, detail = [], id, span, selection, children = [] }: Draft): OutlineItem {
  const line = short(name ?? '', 100);
  const start = Math.min(Math.max(selection.start, span.start), span.end);
  return {
    kind,
    name: line === '' ? '…' : line,
    detail: short(detail.filter((part) => part !== undefined && part !== '').join(' · '), 100),
    ...(id === undefined || id === '' ? {} : { id: short(id, 100) }),
    span,
    selection: { start, end: Math.max(start, Math.min(selection.end, span.end)) },
    children,
  };
}

function wholeOf({ key, value }: MapEntry): Span {
  return { start: key.span.start, end: Math.max(key.span.end, value.span.end) };
}

function inMap(node: Node, key: string): Node | undefined {
  return valueOf(asMap(node), key);
}

function textAt(node: Node, key: string): string | undefined {
  return textOf(inMap(node, key));
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

function textsOf(node: Node | undefined): string[] {
  return node === undefined ? [] : itemsOf(node).flatMap((one) => textOf(one) ?? []);
}

function itemsOf(node: Node): readonly Node[] {
  return node.kind === 'list' ? node.items : [];
}

function entriesOf(node: Node): readonly MapEntry[] {
  return asMap(node)?.entries ?? [];
}

function asMap(node: Node): MapNode | undefined {
  return node.kind === 'map' ? node : undefined;
}
