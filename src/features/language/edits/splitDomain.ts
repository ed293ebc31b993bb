import { t } from '../../../text/l10n.ts';
import {
  blockOf,
  flowLinesOf,
  isFlow,
  lineBreakOf,
  removal,
  removed,
  sourceInFlow,
  writtenChildren,
  type Turn,
} from '../../../parse/edits.ts';
import { changeAt, inTurn, mapNode, proven, textNode, withItems } from '../../../parse/proof.ts';
import { entryOf, type ListNode, type MapNode, type Node, type ScalarNode } from '../../../parse/tree.ts';
import type { Fix, TextEdit } from '../../../text/finding.ts';
import { quoted } from '../../../text/sentence.ts';
import { touches, type Span } from '../../../text/span.ts';
import { freeId } from './freeId.ts';

/**
 * Moves the selected patterns of a domain to a new domain directly after it, with the same owners. Undefined if no
 * pattern would be left, or if a later `!pattern` excludes some of their files.
 */
export function splitDomain(
  text: string,
  way: readonly Turn[],
  selection: Span,
  taken: ReadonlySet<string>,
): Fix | undefined {
  const [, inDomains, inDomain] = way;
  const domain = inDomains?.child;
  const paths = inDomain?.child;
  if (inDomains?.parent.kind !== 'list' || domain?.kind !== 'map' || domain.hasErrors) return undefined;
  if (paths?.kind !== 'list' || paths.hasErrors || entryOf(domain, 'paths')?.value !== paths)
    return undefined;
  const written = writtenChildren(text, paths);
  const first = written.findIndex((span) => isSelected(span, selection));
  const last = written.findLastIndex((span) => isSelected(span, selection));
  const patterns = paths.items.map((item) => (isText(item) ? item.value : ''));
  const chosen = patterns.slice(first, last + 1);
  const left = patterns.toSpliced(first, chosen.length);
  const isOneLeft = left.some((pattern) => !pattern.startsWith('!'));
  if (first < 0 || !isOneLeft || patterns.slice(first).some((one) => one === '' || one.startsWith('!')))
    return undefined;

  const owners = entryOf(domain, 'owners')?.value;
  const ownersAsWritten = owners && ownersOf(text, owners);
  const away = removal(text, paths, first, last);
  if (away === undefined || owners === undefined || ownersAsWritten === undefined) return undefined;
  const id = idFor(chosen[0] ?? '', taken);
  const { parent: list, position } = inDomains;
  const parts = { id, paths: pathsAs(text, paths, first, last), owners: ownersAsWritten };
  const addition = isFlow(text, domain)
    ? itemInBraces(text, list, position, parts)
    : itemInLines(text, list, domain, position, parts);
  if (addition === undefined) return undefined;
  const newDomain = mapNode([
    ['id', textNode(id)],
    ['paths', withItems({ ...paths, items: [] }, 0, 0, chosen.map(textNode))],
    ['owners', owners],
  ]);
  const change = inTurn(
    removed(paths, first, last),
    changeAt(list, (node) => withItems(node, position + 1, 0, [newDomain])),
  );
  const edits = proven(text, [away, addition], change);
  if (edits === undefined) return undefined;
  const title =
    chosen.length === 1
      ? t('Extract {0} to a new domain {1}', quoted(chosen[0] ?? ''), quoted(id))
      : t('Extract {0} patterns to a new domain {1}', chosen.length, quoted(id));
  return { title, edits };
}

/** The entries of the new domain. Patterns of a block list keep their lines. */
interface NewDomain {
  readonly id: string;
  readonly paths: { readonly brackets: string; readonly lines: string | undefined };
  readonly owners: string;
}

function isText(node: Node): node is ScalarNode & { readonly value: string } {
  return node.kind === 'scalar' && typeof node.value === 'string' && node.style !== 'block';
}

function isSelected(span: Span, selection: Span): boolean {
  return selection.start === selection.end
    ? touches(span, selection.start)
    : span.start < selection.end && selection.start < span.end;
}

/** The owners as written, on one line. */
function ownersOf(text: string, owners: Node): string | undefined {
  if (owners.kind !== 'list' || owners.hasErrors || !owners.items.every(isText)) return undefined;
  const whole = text.slice(owners.span.start, owners.span.end);
  // An anchor must not be written twice.
  const isOneLine = isFlow(text, owners) && !/[\r\n&]/.test(whole);
  return isOneLine ? whole : listOf(sourceInFlow(text, owners, { withAnchors: false }));
}

function listOf(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

function pathsAs(text: string, paths: ListNode, first: number, last: number): NewDomain['paths'] {
  const children = writtenChildren(text, paths).slice(first, last + 1);
  const [one, other] = [children[0]?.start ?? 0, children.at(-1)?.end ?? 0];
  const inside = isFlow(text, paths) ? flowLinesOf(text, { start: one, end: other }) : undefined;
  const ownLines = inside && text.slice(inside.start, inside.end);
  const closerLead = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(0, paths.span.end - 1))?.[1];
  // Lines with comments stay as they are.
  const brackets =
    ownLines?.includes('#') === true
      ? `[${lineBreakOf(text)}${ownLines}${closerLead ?? /^[ \t]*/.exec(ownLines)?.[0] ?? ''}]`
      : listOf(sourceInFlow(text, paths).slice(first, last + 1));
  const start = blockOf(text, paths, first)?.start;
  const end = blockOf(text, paths, last)?.end;
  return { brackets, lines: start === undefined || end === undefined ? undefined : text.slice(start, end) };
}

function itemInLines(
  text: string,
  list: ListNode,
  domain: MapNode,
  position: number,
  { id, paths, owners }: NewDomain,
): TextEdit | undefined {
  const block = blockOf(text, list, position);
  const lead = leadOf(text, list, position, domain);
  if (block === undefined || lead === undefined) return undefined;
  const lineBreak = lineBreakOf(text);
  const indentation = ' '.repeat(lead.length);
  const lines =
    paths.lines === undefined
      ? `paths: ${paths.brackets}${lineBreak}`
      : `paths:${lineBreak}${paths.lines}${/[\r\n]$/.test(paths.lines) ? '' : lineBreak}`;
  const item = `${lead}id: ${id}${lineBreak}${indentation}${lines}${indentation}owners: ${owners}`;
  const blank = blankBeside(text, list, position);
  const isClosed = /[\r\n]$/.test(text.slice(0, block.end));
  const newText = isClosed ? `${blank}${item}${lineBreak}` : `${lineBreak}${blank}${item}`;
  return { span: { start: block.end, end: block.end }, newText };
}

/**
 * The beginning of a new item: the `-` in the column of another item, and blanks up to the column of its content,
 * even if that is on the next line.
 */
function leadOf(text: string, list: ListNode, position: number, content?: Node): string | undefined {
  const written = writtenChildren(text, list)[position];
  if (written === undefined) return undefined;
  const columnOf = (offset: number): number => /[^\r\n]*$/.exec(text.slice(0, offset))?.[0].length ?? 0;
  const column = columnOf(written.head);
  const width = columnOf(content?.span.start ?? written.start) - column - 1;
  return `${' '.repeat(column)}-${' '.repeat(Math.max(1, width))}`;
}

/** The blank lines between a domain and the next one, or else the previous one. */
function blankBeside(text: string, list: ListNode, position: number): string {
  for (const at of [position, position - 1]) {
    const { end } = blockOf(text, list, at) ?? {};
    const { start } = blockOf(text, list, at + 1) ?? {};
    if (end === undefined || start === undefined) continue;
    return /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(text.slice(end, start))?.[0] ?? '';
  }
  return '';
}

function itemInBraces(
  text: string,
  list: ListNode,
  position: number,
  { id, paths, owners }: NewDomain,
): TextEdit | undefined {
  const item = `{ id: ${id}, paths: ${paths.brackets}, owners: ${owners} }`;
  const written = writtenChildren(text, list)[position];
  if (written === undefined) return undefined;
  const { end } = written;
  if (isFlow(text, list)) return { span: { start: end, end }, newText: `, ${item}` };
  const block = blockOf(text, list, position);
  const lead = leadOf(text, list, position);
  if (block === undefined || lead === undefined) return undefined;
  const lineBreak = lineBreakOf(text);
  const blank = blankBeside(text, list, position);
  const isClosed = /[\r\n]$/.test(text.slice(0, block.end));
  const newText = isClosed ? `${blank}${lead}${item}${lineBreak}` : `${lineBreak}${blank}${lead}${item}`;
  return { span: { start: block.end, end: block.end }, newText };
}

/** An id from the last name in the pattern: `src/payouts/` becomes `payouts`. */
function idFor(pattern: string, taken: ReadonlySet<string>): string {
  for (const name of pattern.split('/').reverse())
    for (const words of [name.replace(/\.[^.]*$/, ''), name]) {
      const id = freeId(words, taken);
      if (id !== undefined) return id;
    }
  return freeId('new domain', taken) ?? 'new-domain';
}
