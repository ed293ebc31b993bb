import type { Analysis } from '../../analyze.ts';
import type { Self } from '../../model/self.ts';
import { t } from '../../text/l10n.ts';
import type { RepoPath } from '../../text/repoPath.ts';

/** What a view is asked about. */
export interface ViewQuestion {
  readonly analysis: Analysis;
  /** Who looks. */
  readonly self: Self;
  /** Whether to leave out what is not theirs. */
  readonly onlyMine: boolean;
}

/** A row of a view, and those below it. */
export interface ViewNode {
  /** Its own in the view, and the same after a change as long as it is about the same thing. */
  readonly id: string;
  /** What it is, for menus: the kinds are closed, and package.json names them. */
  readonly kind: 'section' | 'entry' | 'unowned' | 'gap';
  readonly label: string;
  /** Behind the label, on the same line. */
  readonly description?: string;
  /** The whole of what the line cuts off; no markup. */
  readonly tooltip?: string;
  /** What a screen reader says: all of the line, and what its icon means. */
  readonly spoken: string;
  readonly icon?: Icon;
  /** What choosing it opens. */
  readonly opens?: Opens;
  readonly action?: Action;
  /** How it is shown at first; absent where nothing is below. */
  readonly fold?: 'open' | 'closed';
  /** Whether it only divides a long list, and what is below belongs to the node above. */
  readonly isPage?: boolean;
  /** Looked for at the first look at them. */
  readonly children: readonly ViewNode[];
}

export interface Icon {
  /** The name of a codicon. */
  readonly name: string;
  readonly tone?: 'good' | 'warning' | 'bad';
}

export type Opens =
  /** A line of a leadership file, from 0. */
  | { readonly kind: 'place'; readonly file: RepoPath; readonly line: number }
  /** A file; one that ends in `/` is a folder. */
  | { readonly kind: 'path'; readonly path: RepoPath }
  /** The list of the files of a domain, by its position in a leadership file. */
  | { readonly kind: 'files'; readonly file: RepoPath; readonly position: number }
  /** A commit, by its id. */
  | { readonly kind: 'commit'; readonly commit: string }
  /** The list of all that nobody owns. */
  | { readonly kind: 'unowned' };

/** What can be done about a row. */
export type Action =
  | { readonly kind: 'claim'; readonly path: RepoPath }
  /** The key of a gap, as `gapsOf` tells. */
  | { readonly kind: 'grow'; readonly gap: string };

/** A row as one writes it down; without a sentence to say, its line is said. */
export interface Draft extends Omit<ViewNode, 'id' | 'kind' | 'spoken' | 'children'> {
  readonly kind?: ViewNode['kind'];
  readonly spoken?: string;
  /** What tells it from its siblings. */
  readonly key: string;
}

const separator = '\0';
/** So many rows stand below each other before the others are put into pages. */
const pageSize = 200;

/** A row below another one, whose id is given, and what is below it. */
export function viewNode(
  parent: string,
  draft: Draft,
  below: (id: string) => readonly ViewNode[] = () => [],
): ViewNode {
  const { key, kind = 'entry', spoken, ...rest } = draft;
  const id = parent === '' ? key : `${parent}${separator}${key}`;
  const line = rest.description === undefined ? rest.label : `${rest.label}, ${rest.description}`;
  let children: readonly ViewNode[] | undefined;
  return {
    id,
    kind,
    spoken: spoken ?? line,
    ...rest,
    get children() {
      return (children ??= rest.fold === undefined ? [] : below(id));
    },
  };
}

/** The rows of a list, the first ones at once, the others in pages: a list may have any length. */
export function rowsOf<T>(
  parent: string,
  items: readonly T[],
  rowOf: (item: T, parent: string) => ViewNode,
): ViewNode[] {
  const rows = (from: number): ViewNode[] =>
    items.slice(from, from + pageSize).map((item) => rowOf(item, parent));
  if (items.length <= pageSize) return rows(0);
  const page = (from: number): ViewNode => {
    const to = Math.min(from + pageSize, items.length);
    const label = t('{0} to {1} of {2}', from + 1, to, items.length);
    return viewNode(
      parent,
      { key: `#${String(from)}`, kind: 'section', label, fold: 'closed', isPage: true },
      () => rows(from),
    );
  };
  const pages = Array.from({ length: Math.ceil(items.length / pageSize) - 1 }, (_, at) =>
    page((at + 1) * pageSize),
  );
  return [...rows(0), ...pages];
}

/** The same texts, each that was there before with its number behind it. */
export function distinct(texts: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return count === 1 ? text : `${text}${separator}${String(count)}`;
  });
}

/** The way to a row by its id, from the top; empty where it is not there. */
export function wayTo(nodes: readonly ViewNode[], id: string): ViewNode[] {
  for (const node of nodes) {
    if (node.id === id) return [node];
    if (!node.isPage && !id.startsWith(`${node.id}${separator}`)) continue;
    const rest = wayTo(node.children, id);
    if (rest.length > 0) return [node, ...rest];
  }
  return [];
}

/** What several keys come to, one below the other. */
export function idOf(...keys: readonly string[]): string {
  return keys.join(separator);
}
