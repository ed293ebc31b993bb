import type { Analysis } from '../../analyze.ts';
import type { CurrentUser } from '../../model/currentUser.ts';
import { t } from '../../text/l10n.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { visibleLine, visibleLines } from '../../text/visible.ts';

/** The query of a view. */
export interface ViewQuestion {
  readonly analysis: Analysis;
  /** The current user. */
  readonly self: CurrentUser;
  /** Whether to show only items of the current user. */
  readonly onlyMine: boolean;
}

/** A row of a view, with its children. */
export interface ViewNode {
  /** Unique within the view, and stable across changes as long as the row represents the same item. */
  readonly id: string;
  /** On one line, like `description` and `spoken`. */
  readonly label: string;
  /** Shown after the label, on the same line. */
  readonly description?: string;
  /** The full text if the line is cut off; plain text. */
  readonly tooltip?: string;
  /** The same as Markdown, which takes precedence. */
  readonly markdown?: string;
  /** The text for screen readers: the whole line, and the meaning of its icon. */
  readonly spoken: string;
  readonly icon?: Icon;
  /** Whether the row is shown as the file of `path`, with its icon and decorations. */
  readonly isFile?: boolean;
  /** What a click on the row opens. */
  readonly opens?: Opens;
  /** Where a leadership file contains it, if `opens` is something else. */
  readonly writtenAt?: Place;
  /** The path that the row is about, for the commands about a path. */
  readonly path?: RepoPath;
  /** The domain that the row is about, by its position in a leadership file. */
  readonly domain?: { readonly file: RepoPath; readonly position: number };
  /** Handles, addresses, or names to copy; never ids, which mean nothing outside the file. */
  readonly handles?: string;
  readonly action?: Action;
  /** The initial state; absent if the row has no children. */
  readonly fold?: 'open' | 'closed';
  /** Whether the row only divides a long list. Its children belong to its parent. */
  readonly isPage?: boolean;
  /** Computed lazily. */
  readonly children: readonly ViewNode[];
}

export interface Icon {
  /** The name of a codicon. */
  readonly name: string;
  readonly tone?: 'good' | 'warning' | 'bad';
}

/** A line (zero-based) of a leadership file. */
export interface Place {
  readonly kind: 'place';
  readonly file: RepoPath;
  readonly line: number;
}

export type Opens =
  | Place
  /** A file, or a folder if it ends with `/`. */
  | { readonly kind: 'path'; readonly path: RepoPath }
  /** The list of files of a domain, by its position in a leadership file. */
  | { readonly kind: 'files'; readonly file: RepoPath; readonly position: number }
  | { readonly kind: 'commit'; readonly commit: string }
  /** The changes of a file since the last commit. */
  | { readonly kind: 'changes'; readonly path: RepoPath }
  /** Nothing: copies the handles of the row. */
  | { readonly kind: 'handles' }
  /** The list of all unowned files. */
  | { readonly kind: 'unowned' };

/** The action of a row. */
export type Action =
  | { readonly kind: 'claim'; readonly path: RepoPath }
  /** The key of a gap from `gapsOf`. */
  | { readonly kind: 'grow'; readonly gap: string }
  /** What is missing for the next authority level of a domain, by its key. */
  | { readonly kind: 'add'; readonly domain: string; readonly step: AddableStep };

/** A step toward the next authority level that an entry in the domain can fulfill. */
export type AddableStep = 'delegated' | 'second-owner' | 'criterion';

/** The input for a row. `spoken` defaults to the visible line. */
export interface Draft extends Omit<ViewNode, 'id' | 'spoken' | 'children'> {
  readonly spoken?: string;
  /** Unique among its siblings. */
  readonly key: string;
}

const separator = '\0';
/** The maximum number of sibling rows before the rest is divided into pages. */
const pageSize = 200;

/** Creates a row below a parent row with visible texts, and computes its children lazily. */
export function viewNode(
  parent: string,
  draft: Draft,
  below: (id: string) => readonly ViewNode[] = () => [],
): ViewNode {
  const { key, spoken, label, description, tooltip, ...rest } = draft;
  const id = parent === '' ? key : `${parent}${separator}${key}`;
  const line = description === undefined ? label : `${label}, ${description}`;
  let children: readonly ViewNode[] | undefined;
  return {
    id,
    label: visibleLine(label),
    ...(description === undefined ? {} : { description: visibleLine(description) }),
    ...(tooltip === undefined ? {} : { tooltip: visibleLines(tooltip) }),
    spoken: visibleLine(spoken ?? line),
    ...rest,
    get children() {
      return (children ??= rest.fold === undefined ? [] : below(id));
    },
  };
}

/** Where a leadership file contains a row. */
export function placeOf({ opens, writtenAt }: ViewNode): Place | undefined {
  return opens?.kind === 'place' ? opens : writtenAt;
}

/** What the context menu of a row offers, as words. The `when` clauses in package.json look for them. */
export function menuOf(node: ViewNode): string {
  const { opens, path, domain, handles, action } = node;
  const isElsewhere = opens !== undefined && opens.kind !== 'place' && opens.kind !== 'handles';
  return [
    ...(isElsewhere ? ['opens'] : []),
    ...(placeOf(node) === undefined ? [] : ['place']),
    ...(path === undefined ? [] : ['path']),
    ...(domain === undefined ? [] : ['domain']),
    ...(handles === undefined ? [] : ['handles']),
    ...(action === undefined ? [] : [action.kind]),
  ].join(' ');
}

/** The rows of a list. The first rows are shown directly, the others in pages, because a list can have any length. */
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
    const label = t('{0}–{1} of {2}', from + 1, to, items.length);
    return viewNode(
      parent,
      {
        key: `#${String(from)}`,
        label,
        spoken: t('Items {0} to {1} of {2}', from + 1, to, items.length),
        fold: 'closed',
        isPage: true,
      },
      () => rows(from),
    );
  };
  const pages = Array.from({ length: Math.ceil(items.length / pageSize) - 1 }, (_, at) =>
    page((at + 1) * pageSize),
  );
  return [...rows(0), ...pages];
}

/** The same texts, with a number appended to duplicates. */
export function distinct(texts: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return count === 1 ? text : `${text}${separator}${String(count)}`;
  });
}

/** The rows from the top to a row, by its id; empty if it does not exist. */
export function wayTo(nodes: readonly ViewNode[], id: string): ViewNode[] {
  for (const node of nodes) {
    if (node.id === id) return [node];
    if (!node.isPage && !id.startsWith(`${node.id}${separator}`)) continue;
    const rest = wayTo(node.children, id);
    if (rest.length > 0) return [node, ...rest];
  }
  return [];
}

/** Combines nested keys to an id. */
export function idOf(...keys: readonly string[]): string {
  return keys.join(separator);
}
