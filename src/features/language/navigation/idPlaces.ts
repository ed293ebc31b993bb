import type { Text } from '../../../model/leadership.ts';
import type { Node } from '../../../parse/tree.ts';
import { touches, type Span } from '../../../text/span.ts';
import { visitDescribed, type Visitor } from '../../../validate/described.ts';
import { fileSchema, follow, meaningOf, type IdKind, type Subschema } from '../../../validate/subschema.ts';

/** The position of an id, or of a handle, in the text of a leadership file. */
export interface IdPlace {
  readonly kind: IdKind;
  /** Its span covers only the characters of the id, without quotes. */
  readonly id: Text;
  readonly isDeclaration: boolean;
  /** The whole entry for a declaration, the id for a reference. */
  readonly entry: Span;
}

export interface IdPlaces {
  /** In text order. */
  readonly places: readonly IdPlace[];
  /** The first part that cannot be parsed and can contain ids. */
  readonly unread: Span | undefined;
}

/**
 * Finds all ids in a tree, including those in incomplete entries that are not in the model yet. A rename must not
 * miss any.
 */
export function idPlacesIn(root: Node, text: string): IdPlaces {
  const found = new Map<number, IdPlace>();
  let unread: Span | undefined;
  const string: Visitor['string'] = (value, written, meaning, entry) => {
    const kind = meaning.id ?? meaning.ref;
    const span = withoutQuotes(text, written);
    // An alias refers to the same position again.
    if (kind === undefined || value === '' || found.has(span.start)) return;
    const isDeclaration = meaning.id !== undefined;
    found.set(span.start, {
      kind,
      id: { value, span },
      isDeclaration,
      entry: isDeclaration ? entry : written,
    });
  };
  visitDescribed(root, fileSchema, {
    node: (node, subschema) => {
      const isUnread = node.kind === 'error' || ('hasErrors' in node && node.hasErrors);
      if (isUnread && mayHaveIds(subschema)) unread ??= node.span;
    },
    string,
    loneString: string,
  });
  const places = [...found.values()].sort((one, other) => one.id.span.start - other.id.span.start);
  return { places, unread };
}

/** Whether there can be ids in values of a schema. */
function mayHaveIds(subschema: Subschema | undefined): boolean {
  const { id, ref } = meaningOf(subschema);
  const { anyOf, items, properties, propertyNames, additionalProperties } = follow(subschema) ?? {};
  const parts = [
    ...(anyOf ?? []),
    items,
    ...Object.values(properties ?? {}),
    propertyNames,
    additionalProperties,
  ];
  return (
    (id ?? ref) !== undefined ||
    parts.some((part) => part !== undefined && typeof part !== 'boolean' && mayHaveIds(part))
  );
}

/** Whether an offset touches an id or its quotes. */
export function isAt({ id: { span } }: IdPlace, text: string, offset: number): boolean {
  const mark = text.charAt(span.end);
  const isQuoted = /["']/.test(mark) && text[span.start - 1] === mark;
  return touches(isQuoted ? { start: span.start - 1, end: span.end + 1 } : span, offset);
}

/** The span of the content of a quoted or block scalar; the same span for a plain scalar. */
export function withoutQuotes(text: string, { start, end }: Span): Span {
  const written = text.slice(start, end);
  if (/^(["'])[^]*\1$/.test(written) && written.length > 1) return { start: start + 1, end: end - 1 };
  const block = /^[|>][^\r\n]*\s+(?=\S)/.exec(written)?.[0].length ?? 0;
  return { start: start + block, end: start + Math.max(block, written.trimEnd().length) };
}
