import { placeholders } from '../../../model/placeholder.ts';
import { parse } from '../../../parse/parse.ts';
import { parsedOf } from '../../../parse/proof.ts';
import type { Node, ScalarNode } from '../../../parse/tree.ts';
import type { TextEdit } from '../../../text/finding.ts';
import { edited } from '../../../text/soundEdits.ts';
import type { Span } from '../../../text/span.ts';
import { completionsAt } from '../completion/completions.ts';
import type { CompletionSubject } from '../completion/subject.ts';
import { inSnippet, type CompletionKind } from '../completion/candidate.ts';
import { textsOfMissingKeys } from './missingKeys.ts';

/** An edit whose placeholders a person fills in one after the other. */
export interface SnippetEdit extends TextEdit {
  /** The new text as a snippet. Absent if nothing is to be filled in. */
  readonly snippet?: string;
}

/** What can replace a placeholder: a short value, no path or key. */
const choosable: ReadonlySet<CompletionKind> = new Set<CompletionKind>([
  'person',
  'team',
  'handle',
  'goal',
  'domain',
  'competency',
  'value',
  'date',
  'duration',
]);
const maxChoices = 30;
const standIns = new Set<unknown>([...Object.values(placeholders), ...textsOfMissingKeys]);

/** Whether edits may leave something to a person. Cheap: editors ask for fixes at every move of the cursor. */
export function mayLeaveOpen(edits: readonly TextEdit[]): boolean {
  return edits.some(({ newText }) =>
    ['[]', ...standIns].some((text) => typeof text === 'string' && newText.includes(text)),
  );
}

/**
 * The edits of a fix, with what it leaves to a person as placeholders of a snippet. A value that refers to something
 * offers what there is, after the placeholder itself: no owner is chosen by accident. An empty list gets the cursor.
 */
export function withSnippets(subject: CompletionSubject, edits: readonly TextEdit[]): SnippetEdit[] {
  const text = edited(subject.text, edits);
  const { root } = parse(text, parsedOf(subject.text));
  let stop = 0;
  let moved = 0;
  return edits.map((edit) => {
    const start = edit.span.start + moved;
    const end = start + edit.newText.length;
    moved += edit.newText.length - (edit.span.end - edit.span.start);
    const stops = stopsIn(root, { start, end }).flatMap((node) => {
      const written = stopAt({ ...subject, text }, node);
      return written === undefined ? [] : [{ ...written, place: String(++stop) }];
    });
    if (stops.length === 0) return edit;
    let snippet = '';
    let done = start;
    for (const { span, place, choices } of stops) {
      snippet += inSnippet(text.slice(done, span.start));
      snippet +=
        choices.length > 1
          ? `\${${place}|${choices.map(inChoice).join(',')}|}`
          : `\${${place}:${inSnippet(choices[0] ?? '')}}`;
      done = span.end;
    }
    return { ...edit, snippet: snippet + inSnippet(text.slice(done, end)) };
  });
}

/** The values in a range, in text order, and the empty lists, as places for a cursor. */
function stopsIn(node: Node | undefined, range: Span): Node[] {
  if (node === undefined || node.span.end < range.start || node.span.start > range.end) return [];
  const isInside = range.start <= node.span.start && node.span.end <= range.end;
  if (node.kind === 'map') return node.entries.flatMap(({ value }) => stopsIn(value, range));
  if (node.kind === 'list' && node.items.length > 0)
    return node.items.flatMap((item) => stopsIn(item, range));
  return isInside && node.kind !== 'error' ? [node] : [];
}

interface Stop {
  readonly span: Span;
  /** What is there, and then what can be there. */
  readonly choices: readonly string[];
}

function stopAt(subject: CompletionSubject, node: Node): Stop | undefined {
  const { span } = node;
  if (node.kind === 'list') return { span: { start: span.start + 1, end: span.end - 1 }, choices: [] };
  if (node.kind !== 'scalar' || !standIns.has(node.value)) return undefined;
  const inner = node.style === 'plain' ? span : { start: span.start + 1, end: span.end - 1 };
  const current = subject.text.slice(inner.start, inner.end);
  const others = choicesAt(subject, node, inner.start).filter((choice) => choice !== current);
  return { span: inner, choices: [current, ...others.slice(0, maxChoices)] };
}

function choicesAt(subject: CompletionSubject, { value }: ScalarNode, offset: number): string[] {
  if (typeof value !== 'string') return [];
  return completionsAt(subject, offset, { keys: false, asked: true }).flatMap(
    ({ kind, newText, isSnippet }) => (choosable.has(kind) && !isSnippet ? [newText] : []),
  );
}

function inChoice(text: string): string {
  return text.replace(/[\\,|]/g, '\\$&');
}
