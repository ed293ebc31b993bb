import { t } from '../text/l10n.ts';
import { blockOf, inFlow, isFlow, lineBreakOf, removeChild, type Turn } from '../parse/edits.ts';
import { entryOf, type ListNode, type MapNode, type Node, type ScalarNode } from '../parse/tree.ts';
import type { Fix, TextEdit } from '../text/finding.ts';
import { quoted } from '../text/sentence.ts';
import { touches, type Span } from '../text/span.ts';
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
  if (inDomains?.parent.kind !== 'list' || domain?.kind !== 'map' || domain.damaged) return undefined;
  if (paths?.kind !== 'list' || paths.damaged || entryOf(domain, 'paths')?.value !== paths) return undefined;
  const first = paths.items.findIndex((item) => isSelected(item, selection));
  const last = paths.items.findLastIndex((item) => isSelected(item, selection));
  const patterns = paths.items.map((item) => (isText(item) ? item.value : ''));
  const chosen = patterns.slice(first, last + 1);
  const left = patterns.toSpliced(first, chosen.length);
  const isOneLeft = left.some((pattern) => !pattern.startsWith('!'));
  if (first < 0 || !isOneLeft || patterns.slice(first).some((one) => one === '' || one.startsWith('!')))
    return undefined;

  const removal = removeChild(text, paths, first, last);
  const owners = ownersOf(text, domain);
  if (removal === undefined || owners === undefined) return undefined;
  const id = idFor(chosen[0] ?? '', taken);
  const written = { id, paths: pathsAs(text, paths, first, last), owners };
  const addition = isFlow(text, domain)
    ? itemInBraces(text, inDomains.parent, inDomains.position, written)
    : itemInLines(text, inDomains.parent, inDomains.position, written);
  if (addition === undefined) return undefined;
  const title =
    chosen.length === 1
      ? t('Extract {0} to a new domain {1}', quoted(chosen[0] ?? ''), quoted(id))
      : t('Extract {0} patterns to a new domain {1}', chosen.length, quoted(id));
  return { title, edits: [removal, addition] };
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

function isSelected({ span }: Node, selection: Span): boolean {
  return selection.start === selection.end
    ? touches(span, selection.start)
    : span.start < selection.end && selection.start < span.end;
}

/** The owners as written, on one line. */
function ownersOf(text: string, domain: MapNode): string | undefined {
  const owners = entryOf(domain, 'owners')?.value;
  if (owners?.kind !== 'list' || owners.damaged || !owners.items.every(isText)) return undefined;
  const whole = text.slice(owners.span.start, owners.span.end);
  const isOneLine = isFlow(text, owners) && !/[\r\n]/.test(whole);
  return isOneLine ? whole : `[${owners.items.map((item) => inFlow(text, item)).join(', ')}]`;
}

function pathsAs(text: string, paths: ListNode, first: number, last: number): NewDomain['paths'] {
  const chosen = paths.items.slice(first, last + 1).filter(isText);
  const brackets = `[${chosen.map((item) => inFlow(text, item)).join(', ')}]`;
  const start = blockOf(text, paths, first)?.start;
  const end = blockOf(text, paths, last)?.end;
  return { brackets, lines: start === undefined || end === undefined ? undefined : text.slice(start, end) };
}

function itemInLines(
  text: string,
  list: ListNode,
  position: number,
  { id, paths, owners }: NewDomain,
): TextEdit | undefined {
  const block = blockOf(text, list, position);
  const { start = 0 } = list.items[position]?.span ?? {};
  if (block === undefined) return undefined;
  const lineBreak = lineBreakOf(text);
  const lead = /[^\r\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
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
  const { end = 0 } = list.items[position]?.span ?? {};
  if (isFlow(text, list)) return { span: { start: end, end }, newText: `, ${item}` };
  const block = blockOf(text, list, position);
  const { start = 0 } = list.items[position]?.span ?? {};
  if (block === undefined) return undefined;
  const lead = /[^\r\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
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
