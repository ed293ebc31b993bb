import { t } from '../../../text/l10n.ts';
import type { AnalyzedFile } from '../../../analyze.ts';
import type { Leadership } from '../../../model/leadership.ts';
import { addEntry, moveItem, wayTo, type Turn } from '../../../parse/edits.ts';
import { valueOf, type MapNode, type Node } from '../../../parse/tree.ts';
import type { TextEdit } from '../../../text/finding.ts';
import { soundOnly } from '../../../text/soundEdits.ts';
import type { Span } from '../../../text/span.ts';
import { freeId } from './freeId.ts';
import { splitDomain } from './splitDomain.ts';
import { formsAt } from './writtenForms.ts';

/** An edit that changes the form of the file but not its meaning, or that adds to it. */
export interface Refactoring {
  readonly title: string;
  readonly kind: 'rewrite' | 'extract';
  readonly edits: readonly TextEdit[];
}

/**
 * The refactorings at a selection; none if the text there is hasErrors. `files` are all leadership files of the
 * repository: a new id must be unique among them.
 */
export function refactoringsAt(
  { text, parsedFile: { root } }: Pick<AnalyzedFile, 'text' | 'parsedFile'>,
  selection: Span,
  files: readonly Leadership[] = [],
): Refactoring[] {
  if (root?.kind !== 'map' || root.hasErrors) return [];
  const way = wayTo(root, selection);
  const section = sectionOf(way);
  return [
    ...soundOnly(text, [
      ...formsAt(text, way).flatMap(({ title, edits }) => rewrite(title, edits)),
      ...withId(text, root, way),
      ...(section === 'domains' ? splits(text, root, way, selection, files) : []),
      ...(section === 'domains' ? moves(text, way[1], way[2]) : []),
    ]),
  ];
}

/** Adds an id from the first words of a goal or criterion. */
function withId(text: string, root: MapNode, way: readonly Turn[]): Refactoring[] {
  const section = sectionOf(way);
  const isInDomain = section === 'domains' && keyOf(way[2]) === 'decisionCriteria';
  if (section !== 'goals' && section !== 'decisionCriteria' && !isInDomain) return [];
  const turn = way[isInDomain ? 3 : 1];
  const map = turn?.child;
  const isInList = way[1]?.parent.kind === 'list' && turn?.parent.kind === 'list';
  if (!isInList || map?.kind !== 'map' || valueOf(map, 'id') !== undefined || map.hasErrors) return [];
  const statement = valueOf(map, 'statement');
  if (statement?.kind !== 'scalar' || typeof statement.value !== 'string') return [];
  const taken = section === 'goals' ? idsIn(valueOf(root, 'goals')) : idsOfCriteria(root);
  const id = freeId(statement.value, taken);
  const edit = id === undefined ? undefined : addEntry(text, map, 'id', id, 'statement');
  return edit === undefined ? [] : rewrite(t('Add the id {0}', id ?? ''), [edit]);
}

/** The ids of the criteria of the file and of its domains. */
function idsOfCriteria(root: MapNode): Set<string> {
  const domains = valueOf(root, 'domains');
  const maps = [root, ...(domains?.kind === 'list' ? domains.items : [])];
  return new Set(
    maps.flatMap((map) => (map.kind === 'map' ? [...idsIn(valueOf(map, 'decisionCriteria'))] : [])),
  );
}

function splits(
  text: string,
  root: MapNode,
  way: readonly Turn[],
  selection: Span,
  files: readonly Leadership[],
): Refactoring[] {
  const ids = files.flatMap(({ domains }) => domains.items.map(({ id }) => id.value));
  const taken = new Set([...ids, ...idsIn(valueOf(root, 'domains'))]);
  const split = splitDomain(text, way, selection, taken);
  return split === undefined ? [] : [{ ...split, kind: 'extract' }];
}

/**
 * Moves a domain. Offered only on the line of its id, because it applies to the whole domain and can change the
 * owners of files.
 */
function moves(text: string, domains: Turn | undefined, field: Turn | undefined): Refactoring[] {
  if (domains?.parent.kind !== 'list' || keyOf(field) !== 'id') return [];
  const { parent, position } = domains;
  return [
    ...rewrite(t('Move domain up (lowers its precedence)'), moveItem(text, parent, position - 1, position)),
    ...rewrite(t('Move domain down (raises its precedence)'), moveItem(text, parent, position, position + 1)),
  ];
}

function rewrite(title: string, edits: readonly TextEdit[]): Refactoring[] {
  return edits.length === 0 ? [] : [{ title, kind: 'rewrite', edits }];
}

function sectionOf([turn]: readonly Turn[]): string {
  return keyOf(turn) ?? '';
}

/** The key of a step in the path. */
function keyOf(turn: Turn | undefined): string | undefined {
  return turn?.parent.kind === 'map' ? turn.parent.entries[turn.position]?.key.name : undefined;
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
