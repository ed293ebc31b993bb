import { t } from '../text/l10n.ts';
import type { AnalyzedFile } from '../analyze.ts';
import type { Leadership } from '../model/leadership.ts';
import { addEntry, moveItem, wayTo, type Turn } from '../parse/edits.ts';
import { valueOf, type MapNode, type Node } from '../parse/tree.ts';
import type { TextEdit } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import { freeId } from './freeId.ts';
import { splitDomain } from './splitDomain.ts';
import { formsAt } from './writtenForms.ts';

/** A change of the form that leaves what the file says as it is, or adds to it. */
export interface Refactoring {
  readonly title: string;
  readonly kind: 'rewrite' | 'extract';
  readonly edits: readonly TextEdit[];
}

/**
 * The refactorings that are offered at a selection; none where the text is damaged there. `files` are what all the
 * leadership files of the repository say: a new id is none of theirs.
 */
export function refactoringsAt(
  { text, reading: { root } }: Pick<AnalyzedFile, 'text' | 'reading'>,
  selection: Span,
  files: readonly Leadership[] = [],
): Refactoring[] {
  if (root?.kind !== 'map' || root.damaged) return [];
  const way = wayTo(root, selection);
  const section = sectionOf(way);
  return [
    ...formsAt(text, way).flatMap(({ title, edits }) => rewrite(title, edits)),
    ...withId(text, root, way),
    ...(section === 'domains' ? splits(text, root, way, selection, files) : []),
    ...(section === 'domains' ? moves(text, way[1], way[2]) : []),
  ];
}

/** An id made of the first words of a goal or criterion. */
function withId(text: string, root: MapNode, way: readonly Turn[]): Refactoring[] {
  const section = sectionOf(way);
  const isInDomain = section === 'domains' && keyOf(way[2]) === 'decisionCriteria';
  if (section !== 'goals' && section !== 'decisionCriteria' && !isInDomain) return [];
  const map = way[isInDomain ? 3 : 1]?.child;
  if (map?.kind !== 'map' || valueOf(map, 'id') !== undefined || map.damaged) return [];
  const statement = valueOf(map, 'statement');
  if (statement?.kind !== 'scalar' || typeof statement.value !== 'string') return [];
  const taken = section === 'goals' ? idsIn(valueOf(root, 'goals')) : idsOfCriteria(root);
  const id = freeId(statement.value, taken);
  const edit = id === undefined ? undefined : addEntry(text, map, 'id', id, 'statement');
  return edit === undefined ? [] : rewrite(t('Give it the id {0}', id ?? ''), [edit]);
}

/** Those of the file, and those of its domains. */
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

/** Offered on the line of its id alone: it is about the whole domain, and may change who owns a file. */
function moves(text: string, domains: Turn | undefined, field: Turn | undefined): Refactoring[] {
  if (domains?.parent.kind !== 'list' || keyOf(field) !== 'id') return [];
  const { parent, position } = domains;
  return [
    ...rewrite(
      t('Move the domain up, which changes who owns what both match'),
      moveItem(text, parent, position - 1, position),
    ),
    ...rewrite(
      t('Move the domain down, which changes who owns what both match'),
      moveItem(text, parent, position, position + 1),
    ),
  ];
}

function rewrite(title: string, edits: readonly TextEdit[]): Refactoring[] {
  return edits.length === 0 ? [] : [{ title, kind: 'rewrite', edits }];
}

function sectionOf([turn]: readonly Turn[]): string {
  return keyOf(turn) ?? '';
}

/** The key that a step of the way goes through. */
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
