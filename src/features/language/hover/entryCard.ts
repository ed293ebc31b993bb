import { t } from '../../../text/l10n.ts';
import type { Analysis } from '../../../analyze.ts';
import type { Domain, Leadership, Text } from '../../../model/leadership.ts';
import { nameOf, resolveOwner } from '../../../model/owner.ts';
import { isPlaceholder } from '../../../model/placeholder.ts';
import type { Scope } from '../../../model/scope.ts';
import { valueOf, type MapNode, type Node } from '../../../parse/tree.ts';
import { escapeMarkdown, inlineCode } from '../../card/markdown.ts';

/** The maximum number of names on a line. */
export const maxNames = 8;

/** A card as Markdown: the parts of its first line, and the lines below it. */
export interface EntryCard {
  readonly title: readonly string[];
  readonly lines: readonly string[];
}

/** A label with names, such as `Owns: Payouts, Ledger`; '' without names. */
export function listLine(label: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const rest = names.length - maxNames;
  const shown = names.slice(0, maxNames).map(escapeMarkdown).join(', ');
  return rest > 0 ? t('{0}: {1}, and {2} more', label, shown, rest) : `${label}: ${shown}`;
}

/** The id after a name. Without a name, the title is already the id. */
export function idUnless(name: Text | undefined, id: Text): string[] {
  return name === undefined || id.value === '' ? [] : [inlineCode(id.value)];
}

/** The display name of an owner, declared or not. */
export function ownerName(scope: Scope, { value }: Text): string {
  const owner = resolveOwner(scope, value);
  return owner === undefined ? value : nameOf(owner);
}

/** The leadership files with a model, each with its scope. */
export function scopesOf({ files, ownership }: Analysis): { leadership: Leadership; scope: Scope }[] {
  return files.flatMap(({ lastGoodModel }) =>
    lastGoodModel === undefined
      ? []
      : [{ leadership: lastGoodModel.leadership, scope: ownership.scopeIn(lastGoodModel.leadership.folder) }],
  );
}

/** All domains, each with the scope of its file. */
export function domainsOf(analysis: Analysis): { domain: Domain; scope: Scope }[] {
  return scopesOf(analysis).flatMap(({ leadership, scope }) =>
    leadership.domains.items.map((domain) => ({ domain, scope })),
  );
}

/** The current node of an entry, for details that the model does not contain. */
export function nodeOf(
  analysis: Analysis,
  leadership: Leadership,
  section: 'people' | 'teams' | 'goals',
  id: string | undefined,
): MapNode | undefined {
  if (id === undefined) return undefined;
  const root = rootOf(analysis, leadership);
  const entries = valueOf(root, section);
  const node =
    entries?.kind === 'list'
      ? entries.items.find((item) => item.kind === 'map' && textOf(valueOf(item, 'id')) === id)
      : valueOf(asMap(entries), id);
  return asMap(node);
}

/** The current value of a top-level key, if it is a map. */
export function mapOf(analysis: Analysis, leadership: Leadership, key: string): MapNode | undefined {
  return asMap(valueOf(rootOf(analysis, leadership), key));
}

function rootOf({ files }: Analysis, { file }: Leadership): MapNode | undefined {
  return asMap(files.find(({ path }) => path === file)?.parsedFile.root);
}

function asMap(node: Node | undefined): MapNode | undefined {
  return node?.kind === 'map' ? node : undefined;
}

/** The value of a scalar as a string, unless it is a placeholder. */
export function statedIn(node: Node | undefined): string | undefined {
  const text = textOf(node);
  return text === undefined || isPlaceholder('text', text) ? undefined : text;
}

/** The value of a scalar as a string. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}
