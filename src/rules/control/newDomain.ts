import { addEntry, addItem, appended, isFlow, lineBreakOf, written } from '../../parse/edits.ts';
import { columnOf, lineEndOf } from '../../parse/lines.ts';
import { proven } from '../../parse/proof.ts';
import { valueOf, type ListNode, type MapNode } from '../../parse/tree.ts';
import type { TextEdit } from '../../text/finding.ts';

/** A domain with one pattern and one owner. */
export interface NewDomain {
  readonly id: string;
  readonly pattern: string;
  readonly owner: string;
}

/**
 * Adds a domain after all others, where it wins, in the form of the file: with its lists in brackets or in lines, and
 * blank lines between domains. An empty or missing list becomes one in lines. Undefined if there is no safe position.
 */
export function addDomain(text: string, root: MapNode, domain: NewDomain): TextEdit | undefined {
  const domains = valueOf(root, 'domains');
  if (domains === undefined)
    return addEntry(text, root, 'domains', `\n  - ${entriesOf(domain).join('\n    ')}`);
  if (domains.kind !== 'list' || domains.hasErrors) return undefined;
  if (!isFlow(text, domains)) return addInLines(text, domains, domain);
  const filled = domains.items.length === 0 ? fillInLines(text, domains, domain) : undefined;
  return filled ?? addItem(text, domains, `{ ${entriesOf(domain).join(', ')} }`);
}

function addInLines(text: string, domains: ListNode, domain: NewDomain): TextEdit | undefined {
  const like = domains.items.findLast((item) => item.kind === 'map' && !isFlow(text, item));
  const value = entriesOf(domain, (key) => stepOfList(text, like, key)).join('\n  ');
  const edit = addItem(text, domains, value);
  if (edit === undefined || !areApart(text, domains)) return edit;
  const apart = { ...edit, newText: lineBreakOf(edit.newText) + edit.newText };
  return proven(text, [apart], appended(domains, value))?.[0] ?? edit;
}

/** Replaces `[]` behind its key by lines, and leaves a comment behind it. */
function fillInLines(text: string, domains: ListNode, domain: NewDomain): TextEdit | undefined {
  const { start, end } = domains.span;
  const colon = text.slice(0, start).trimEnd().length;
  const lineEnd = lineEndOf(text, end);
  if (text[colon - 1] !== ':' || text.slice(start, end) !== '[]') return undefined;
  const lineBreak = lineBreakOf(text);
  const rest = text.slice(end, lineEnd).trimEnd();
  const lines = [rest, `  - ${entriesOf(domain).join(`${lineBreak}    `)}`].join(lineBreak);
  const span = { start: colon, end: end + rest.length };
  return proven(text, [{ span, newText: lines }], appended(domains, entriesOf(domain).join('\n  ')))?.[0];
}

/** The entries of a domain. `stepOf` is the indentation of a list in lines below its key; undefined for brackets. */
function entriesOf(
  { id, pattern, owner }: NewDomain,
  stepOf: (key: string) => number | undefined = () => undefined,
): string[] {
  const list = (key: string, value: string): string => {
    const step = stepOf(key);
    return step === undefined
      ? `${key}: [${written(value)}]`
      : `${key}:\n  ${' '.repeat(step)}- ${written(value)}`;
  };
  return [`id: ${written(id)}`, list('paths', pattern), list('owners', owner)];
}

/** The indentation of a list below its key in a domain; undefined if it is in brackets. */
function stepOfList(
  text: string,
  domain: ListNode['items'][number] | undefined,
  name: string,
): number | undefined {
  const entry = domain?.kind === 'map' ? domain.entries.find(({ key }) => key.name === name) : undefined;
  if (entry?.value.kind !== 'list' || entry.value.items.length === 0 || isFlow(text, entry.value))
    return undefined;
  const step = columnOf(text, entry.value.span.start) - columnOf(text, entry.key.span.start);
  return step >= 0 ? step : undefined;
}

/** Whether there is a blank line between all items of a list. */
function areApart(text: string, { items }: ListNode): boolean {
  return (
    items.length > 1 &&
    items.slice(1).every(({ span }, position) => {
      const between = text.slice(items[position]?.span.end, span.start);
      return /\n[ \t]*\r?\n/.test(between);
    })
  );
}
