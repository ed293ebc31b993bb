import { t } from '../../../text/l10n.ts';
import type { AnalyzedFile } from '../../../analyze.ts';
import { placeholders } from '../../../model/placeholder.ts';
import { addEntries, wayTo } from '../../../parse/edits.ts';
import type { MapNode, Node } from '../../../parse/tree.ts';
import type { Finding, Fix } from '../../../text/finding.ts';

/** Fixes that add the missing key of a finding, and all missing keys of the same map if there are several. */
export function missingKeyFixes(
  { text, findings, parsedFile: { root } }: Pick<AnalyzedFile, 'text' | 'findings' | 'parsedFile'>,
  finding: Finding,
): Fix[] {
  const { missingKey } = finding;
  if (missingKey === undefined || root === undefined) return [];
  const one = fixFor(t('Add "{0}"', missingKey), text, root, finding, [missingKey]);
  const all = findings.flatMap((other) =>
    other.missingKey !== undefined && other.span.start === finding.span.start ? [other.missingKey] : [],
  );
  return [...one, ...(all.length > 1 ? fixFor(t('Add all missing keys'), text, root, finding, all) : [])];
}

/** The value for each key, for a person to replace. */
const values: ReadonlyMap<string, string> = new Map([
  ['version', '1'],
  ['purpose', placeholders.purpose],
  ['goals', '[]'],
  ['decisionCriteria', '[]'],
  ['domains', '[]'],
  ['id', placeholders.newId],
  ['paths', '[]'],
  ['owners', `["${placeholders.owner}"]`],
  ['members', '[]'],
  ['statement', placeholders.statement],
  ['name', placeholders.name],
  ['metric', placeholders.metric],
  ['target', '100'],
  ['decision', placeholders.decision],
  ['authority', 'i-intend'],
  ['to', 'competent'],
  ['every', '3m'],
  ['until', '2100-01-01'],
]);

/** The texts that such a fix writes, for a person to replace. */
export const textsOfMissingKeys = [...values.values()].filter((value) => /^[A-Za-z]|^\d+[-m]/.test(value));

function fixFor(title: string, text: string, root: Node, { span }: Finding, keys: readonly string[]): Fix[] {
  const map = mapThatLacks(root, span, keys);
  if (map === undefined || map.hasErrors) return [];
  const entries = keys.flatMap((key): [string, string][] => {
    const value = values.get(key);
    return value === undefined ? [] : [[key, value]];
  });
  const edit = entries.length < keys.length ? undefined : addEntries(text, map, entries);
  return edit === undefined ? [] : [{ title, isPlaceholder: true, edits: [edit] }];
}

/** The map without the keys. The finding is at the key of that map, or at the map's first key. */
function mapThatLacks(root: Node, span: Finding['span'], keys: readonly string[]): MapNode | undefined {
  const lacks = (node: Node | undefined): node is MapNode =>
    node?.kind === 'map' && !node.entries.some(({ key }) => keys.includes(key.name));
  const way = wayTo(root, span);
  const last = way.at(-1)?.child;
  if (last?.kind === 'map' && last.entries.length === 0) return last;
  const turn = way.findLast(({ parent }) => parent.kind === 'map');
  if (turn?.parent.kind !== 'map') return undefined;
  const isFirst = turn.position === 0 && lacks(turn.parent) && isItem(root, turn.parent);
  if (isFirst) return turn.parent;
  return lacks(turn.child) ? turn.child : undefined;
}

function isItem(root: Node, map: MapNode): boolean {
  if (map === root) return true;
  const way = wayTo(root, map.span);
  return way.some(({ parent, child }) => parent.kind === 'list' && child === map);
}
