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
  return root?.kind === 'map' ? root.entries.flatMap((entry) => sectionOf(text, entry)) : [];
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

/** An item for a top-level key. */
function sectionOf(text: string, entry: MapEntry): OutlineItem[] {
  const { key, value } = entry;
  const section = (name: string, children: readonly OutlineItem[] = []): OutlineItem[] => [
    item({ kind: 'section', name, span: wholeOf(entry), selection: key.span, children }),
  ];
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
      return section(
        t('Goals'),
        itemsOf(value).flatMap((node) => goal(text, node)),
      );
    case 'decisionCriteria':
      return section(
        t('Decision criteria'),
        itemsOf(value).flatMap((node) => statement(text, 'criterion', node)),
      );
    case 'people':
      return section(t('People'), entriesOf(value).map(person));
    case 'teams':
      return section(t('Teams'), entriesOf(value).map(team));
    case 'competencies':
      return section(t('Competencies'), entriesOf(value).map(competency));
    case 'domains':
      return section(
        t('Domains'),
        itemsOf(value).flatMap((node) => domain(text, node)),
      );
    case 'unowned':
      return section(
        t('Unowned'),
        itemsOf(value).flatMap((node) => pattern(text, node)),
      );
    case 'review':
      return section(t('Review'));
    case 'rules':
      return section(t('Rules'));
    default:
      return [];
  }
}

function goal(text: string, node: Node): OutlineItem[] {
  return statement(text, 'goal', node, [textAt(node, 'owner'), textAt(node, 'due'), textAt(node, 'status')]);
}

/** An item for a sentence, or for an entry with a statement. */
function statement(
  text: string,
  kind: OutlineItem['kind'],
  node: Node,
  detail: readonly (string | undefined)[] = [],
  key = 'statement',
): OutlineItem[] {
  const sentence = textOf(node) ?? textAt(node, key);
  const id = textAt(node, 'id');
  if (sentence === undefined && id === undefined) return [];
  const selection = withoutQuotes(text, (inMap(node, key) ?? inMap(node, 'id') ?? node).span);
  return [item({ kind, name: sentence ?? id, detail: [id, ...detail], id, span: node.span, selection })];
}

function person(entry: MapEntry): OutlineItem {
  const name = textAt(entry.value, 'name') ?? textOf(entry.value);
  return entryItem('person', entry, name, [textAt(entry.value, 'github')]);
}

function team(entry: MapEntry): OutlineItem {
  const { value } = entry;
  const members = textsOf(value.kind === 'list' ? value : inMap(value, 'members'));
  return entryItem('team', entry, textAt(value, 'name'), members);
}

function competency(entry: MapEntry): OutlineItem {
  const { value } = entry;
  const detail = [textOf(value) ?? textAt(value, 'description')];
  return entryItem('competency', entry, textAt(value, 'name'), detail);
}

/** An item for an entry of a map keyed by id. */
function entryItem(
  kind: OutlineItem['kind'],
  entry: MapEntry,
  name: string | undefined,
  detail: readonly (string | undefined)[],
): OutlineItem {
  const { key } = entry;
  return item({
    kind,
    name: name ?? key.name,
    detail: [name === undefined ? undefined : key.name, ...detail],
    id: key.name,
    span: wholeOf(entry),
    selection: key.span,
  });
}

function domain(text: string, node: Node): OutlineItem[] {
  if (node.kind !== 'map') return [];
  const id = textAt(node, 'id');
  const name = textAt(node, 'name');
  const parent = textAt(node, 'parent');
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
      selection:
        named === undefined ? (node.entries[0]?.key.span ?? node.span) : withoutQuotes(text, named.span),
      children: node.entries.flatMap(({ key, value }) => {
        if (key.name === 'decisions')
          return itemsOf(value).flatMap((one) =>
            statement(text, 'decision', one, [textAt(one, 'authority')], 'decision'),
          );
        return key.name === 'decisionCriteria'
          ? itemsOf(value).flatMap((one) => statement(text, 'criterion', one))
          : [];
      }),
    }),
  ];
}

function pattern(text: string, node: Node): OutlineItem[] {
  const name = textOf(node);
  const selection = withoutQuotes(text, node.span);
  return name === undefined ? [] : [item({ kind: 'pattern', name, span: node.span, selection })];
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
