import { lineBreakOf } from '../../../parse/edits.ts';
import { between, isSafePlain, quoteFor } from '../../../parse/quotes.ts';
import type { Span } from '../../../text/span.ts';
import { visibleLine } from '../../../text/visible.ts';
import { childOf, forNode, type Subschema } from '../../../validate/subschema.ts';
import { completionContextsAt, type CompletionContext, type Token } from './context.ts';
import { entryCandidates, keyCandidates, newEntries, smallestFile, type SnippetPlace } from './keys.ts';
import { inSnippet, type CompletionKind, type Candidate } from './candidate.ts';
import { schemaAt, shapesOf } from './schema.ts';
import type { CompletionSubject } from './subject.ts';
import { valueCandidates } from './values.ts';

/** A completion item. */
export interface Completion extends Pick<Candidate, 'label' | 'detail' | 'documentation' | 'entry'> {
  readonly kind: CompletionKind;
  /** The text that the editor compares with the text from the start of `span` to the cursor. */
  readonly filterText: string;
  /** Defines the order of items that match equally well. */
  readonly sortText: string;
  /** The range to replace, on the line of the cursor. */
  readonly span: Span;
  readonly newText: string;
  /** Whether `newText` contains placeholders: `$1`, `${2:name}`, `$0`. */
  readonly isSnippet: boolean;
  /** Whether to trigger completion again after the item is inserted. */
  readonly asksAgain: boolean;
}

export interface CompletionOptions {
  /** Whether to suggest keys and entries. False if another YAML extension suggests them from the schema. */
  readonly keys: boolean;
  /** Whether the user invoked completion. While typing, suggestions must not get in the way. */
  readonly asked: boolean;
}

/** How a candidate is inserted into the surrounding text. */
interface Setting {
  readonly before: string;
  readonly after: string;
  /** The range to replace, if it is larger than the word. */
  readonly span?: Span;
}

/** The completions at an offset of a leadership file, best first. Never throws, even for invalid text. */
export function completionsAt(
  subject: CompletionSubject,
  offset: number,
  options: CompletionOptions,
): Completion[] {
  const { text } = subject;
  const empty = /^\uFEFF?(?:\s|#[^\r\n]*(?:[\r\n]|$))*$/;
  const contexts = completionContextsAt(text, offset);
  const completions = contexts.flatMap((context) => completionsIn(subject, context, options));
  const isFileEmpty = options.keys && text.length < 10_000 && empty.test(text);
  const [first] = contexts;
  if (isFileEmpty && first?.path.length === 0 && first.column === 0)
    completions.unshift(completionOf(smallestFile(lineBreakOf(text)), first, plain));
  return completions.map((completion, position) => ({
    ...completion,
    sortText: String(position).padStart(5, '0'),
  }));
}

const plain: Setting = { before: '', after: '' };
const dash: Setting = { before: '- ', after: '' };

/** Inserts a list item on its own line below a key, and removes the spaces after the key's colon. */
function belowKey(
  text: string,
  { token }: CompletionContext,
  { column, lineBreak, step }: SnippetPlace,
): Setting {
  const { end } = token.span;
  const blanks = /[ \t]{0,100}$/.exec(text.slice(Math.max(0, end - 100), end))?.[0].length ?? 0;
  const before = `${lineBreak}${' '.repeat(column + step)}- `;
  return { before, after: '', span: { start: end - blanks, end } };
}

/** Converts candidates to completions at the cursor. */
type Setter = (candidates: readonly Candidate[], setting?: Setting) => Completion[];

function completionsIn(
  subject: CompletionSubject,
  context: CompletionContext,
  { keys, asked }: CompletionOptions,
): Completion[] {
  const set: Setter = (candidates, setting = plain) =>
    candidates
      .filter(({ kind }) => keys || (kind !== 'key' && kind !== 'entry'))
      .map((candidate) => completionOf(candidate, context, setting));
  const { path, role, place, siblings, ids, token } = context;
  const schema = schemaAt(path);
  if (role === 'key') return token.quote === undefined ? keysIn(subject, context, schema, set) : [];
  const { text, list, map } = shapesOf(schema);
  const mayBeSentence = text !== undefined && (list !== undefined || map !== undefined);
  if (mayBeSentence && token.typed !== '' && !asked) return [];
  const isInTheWay = mayBeSentence && (place === 'behind-key' || place === 'flow') && !asked;
  return [
    ...set(valueCandidates(subject, { path, siblings, ids }, token, text)),
    ...(list === undefined || place === 'behind-dash' ? [] : itemsIn(subject, context, list, set)),
    ...(map === undefined || path.length === 0 || isInTheWay || token.quote !== undefined
      ? []
      : entriesIn(subject, context, schema, set)),
  ];
}

/** The keys of an existing map. */
function keysIn(
  subject: CompletionSubject,
  context: CompletionContext,
  schema: Subschema | undefined,
  set: Setter,
): Completion[] {
  const { path, siblings, token, hasColon } = context;
  const map = forNode(schema, { kind: 'map' });
  const place = placeOf(subject.text, context);
  return [
    ...set(keyCandidates(map, path, siblings, place)),
    ...(hasColon ? [] : set(newEntries(map, path, place))),
    ...set(valueCandidates(subject, { ...context, path: [...path, ''] }, token, undefined)),
  ];
}

/** The items of a list that does not exist yet: as dashes on separate lines, or in brackets. */
function itemsIn(
  subject: CompletionSubject,
  context: CompletionContext,
  list: Subschema,
  set: Setter,
): Completion[] {
  const { token } = context;
  if (token.quote !== undefined) return [];
  const item = childOf(list, '');
  const path = [...context.path, null];
  const place = placeOf(subject.text, context);
  const values = valueCandidates(subject, { ...context, path }, token, shapesOf(item).text);
  if (context.place === 'line')
    return [
      ...set(values, dash),
      ...set(entryCandidates(item, path, { ...place, column: place.column + 2 }), dash),
    ];
  const hasRoomBelow = context.place === 'behind-key' && token.typed === '';
  const entries = hasRoomBelow
    ? entryCandidates(item, path, { ...place, column: place.column + place.step + 2 })
    : [];
  return [
    ...set(values, { before: '[', after: ']' }),
    ...set(entries, belowKey(subject.text, context, place)),
  ];
}

/** The keys of a map that does not exist yet: line by line, or in braces on the line of its key. */
function entriesIn(
  subject: CompletionSubject,
  context: CompletionContext,
  schema: Subschema | undefined,
  set: Setter,
): Completion[] {
  const { path, token } = context;
  const map = forNode(schema, { kind: 'map' });
  const isOnOneLine = context.place === 'behind-key' || context.place === 'flow';
  const place = { ...placeOf(subject.text, context), isFlow: isOnOneLine };
  const siblings = context.place === 'line' ? context.siblings : [];
  const braces = isOnOneLine ? { before: '{ ', after: ' }' } : plain;
  return [
    ...(siblings.length > 0 ? [] : set(entryCandidates(schema, path, place))),
    ...set(valueCandidates(subject, { ...context, path: [...path, ''], siblings }, token, undefined), braces),
    ...set(newEntries(map, path, place), braces),
    ...(isOnOneLine || context.lead === '- ' ? [] : set(keyCandidates(map, path, siblings, place))),
  ];
}

function placeOf(text: string, context: CompletionContext): SnippetPlace {
  return {
    isFlow: context.place === 'flow',
    column: context.column,
    lineBreak: lineBreakOf(text),
    step: stepIn(text),
    inherits: /^\uFEFF?inherits[ \t]*:[ \t]*true\b/m.test(text),
  };
}

/** The indentation of the first entry below a key, in spaces. */
function stepIn(text: string): number {
  const [, blanks = '  '] = /^[A-Za-z][\w-]*:[ \t]*(?:#.*)?(?:\r\n|\r|\n)( +)[^\s#]/m.exec(text) ?? [];
  return blanks.length;
}

function completionOf(candidate: Candidate, context: CompletionContext, setting: Setting): Completion {
  const { before, after, span } = setting;
  const { kind, label, detail, documentation, entry, filter = label, write, asksAgain = false } = candidate;
  const { token, hasColon } = context;
  const lead = span === undefined ? context.lead : '';
  const around = (snippet: string, isSnippet: boolean): Pick<Completion, 'newText' | 'isSnippet'> => {
    const inList = after === '' || snippet.includes('$0') ? snippet : `${snippet}$0`;
    const snippetText = isSnippet || after !== '';
    return {
      newText: snippetText
        ? lead + inSnippet(before) + inList + inSnippet(after)
        : lead + before + snippet + after,
      isSnippet: snippetText,
    };
  };
  const written = (): Pick<Completion, 'newText' | 'isSnippet'> => {
    switch (write.as) {
      case 'scalar': {
        const { open, text, close } = asScalar(write.text, token);
        const staysInside = write.goesOn === true && close !== '';
        return staysInside || after !== ''
          ? around(inSnippet(open + text) + (staysInside ? '$0' : '') + inSnippet(close), true)
          : around(open + text + close, false);
      }
      case 'word':
        return around(after === '' ? write.text : inSnippet(write.text), false);
      case 'key': {
        const name = asScalar(write.name, token);
        const key = name.open + name.text + name.close;
        return hasColon ? around(key, false) : around(`${inSnippet(key)}:${write.value}`, true);
      }
      case 'snippet':
        return around(write.snippet, true);
    }
  };
  return {
    kind,
    label: visibleLine(label),
    ...(detail === undefined ? {} : { detail: visibleLine(detail) }),
    ...(documentation === undefined ? {} : { documentation }),
    ...(entry === undefined ? {} : { entry }),
    filterText: filter,
    sortText: '',
    span: span ?? token.span,
    ...written(),
    asksAgain: asksAgain && !(hasColon && write.as === 'key'),
  };
}

/** Text as a YAML scalar at the position of a word, quoted if YAML or the text requires it. */
function asScalar(
  text: string,
  { quote, isUnclosed }: Token,
): { readonly open: string; readonly text: string; readonly close: string } {
  if (quote === undefined && isSafePlain(text)) return { open: '', text, close: '' };
  const mark = quote ?? quoteFor(text);
  return {
    open: quote === undefined ? mark : '',
    text: between(mark, text),
    close: quote === undefined || isUnclosed ? mark : '',
  };
}
