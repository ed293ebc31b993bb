import type { IdKind } from '../../../model/occurrences.ts';
import type { Text } from '../../../model/leadership.ts';
import type { Node } from '../../../parse/tree.ts';
import { touches, type Span } from '../../../text/span.ts';

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
  const add = ({ kind, isDeclaration }: Role, id: Text, entry: Span): void => {
    const span = withoutQuotes(text, id.span);
    // An alias refers to the same position again.
    if (id.value !== '' && !found.has(span.start))
      found.set(span.start, { kind, id: { value: id.value, span }, isDeclaration, entry });
  };
  const visit = (node: Node, shape: Shape, around: Span): void => {
    switch (node.kind) {
      case 'error':
        unread ??= node.span;
        return;
      case 'scalar': {
        const role = shape.itself ?? shape.items?.itself;
        if (role !== undefined && typeof node.value === 'string')
          add(role, { value: node.value, span: node.span }, role.isDeclaration ? around : node.span);
        return;
      }
      case 'list':
        if (shape.items === undefined) return;
        if (node.hasErrors) unread ??= node.span;
        for (const item of node.items) visit(item, shape.items, item.span);
        return;
      case 'map':
        if (shape.keys === undefined && shape.entries === undefined) return;
        if (node.hasErrors) unread ??= node.span;
        for (const { key, value } of node.entries) {
          const whole = { start: key.span.start, end: Math.max(key.span.end, value.span.end) };
          if (shape.keys !== undefined)
            add(shape.keys, { value: key.name, span: key.span }, shape.keys.isDeclaration ? whole : key.span);
          const inner = shape.entries?.get(key.name) ?? shape.each;
          if (inner !== undefined) visit(value, inner, node.span);
        }
    }
  };
  visit(root, fileShape, root.span);
  const places = [...found.values()].sort((one, other) => one.id.span.start - other.id.span.start);
  return { places, unread };
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

interface Role {
  readonly kind: IdKind;
  readonly isDeclaration: boolean;
}

/** Where a value contains ids. A single value in the position of a list is its only item. */
interface Shape {
  readonly itself?: Role;
  readonly items?: Shape;
  readonly keys?: Role;
  /** Keyed by map key. */
  readonly entries?: ReadonlyMap<string, Shape>;
  /** For every entry that `entries` does not contain. */
  readonly each?: Shape;
}

const declares = (kind: IdKind): Role => ({ kind, isDeclaration: true });
const refersTo = (kind: IdKind): Role => ({ kind, isDeclaration: false });
const one = (itself: Role): Shape => ({ itself });
const listOf = (items: Shape): Shape => ({ items });
const mapOf = (keys: Role, each: Shape): Shape => ({ keys, each });
const withEntries = (entries: Readonly<Record<string, Shape>>): Shape => ({
  entries: new Map(Object.entries(entries)),
});

const levels = mapOf(refersTo('competency'), {});
const owners = listOf(one(refersTo('owner')));
const members = listOf(one(refersTo('person')));

const goal = withEntries({ id: one(declares('goal')), owner: one(refersTo('owner')) });
const criterion = withEntries({
  id: one(declares('criterion')),
  serves: listOf(one(refersTo('goal'))),
  domains: listOf(one(refersTo('domain'))),
});
const person = withEntries({
  competencies: levels,
  growing: listOf(withEntries({ competency: one(refersTo('competency')) })),
  away: withEntries({ deputy: one(refersTo('person')) }),
});
const team: Shape = { ...members, ...withEntries({ members }) };
const domain = withEntries({
  id: one(declares('domain')),
  owners,
  parent: one(refersTo('domain')),
  delegatedBy: one(refersTo('owner')),
  decisions: listOf(withEntries({ consult: owners, inform: owners })),
  decisionCriteria: listOf(criterion),
  goals: listOf(one(refersTo('goal'))),
  requires: levels,
});
const fileShape = withEntries({
  goals: listOf(goal),
  decisionCriteria: listOf(criterion),
  people: mapOf(declares('person'), person),
  teams: mapOf(declares('team'), team),
  competencies: mapOf(declares('competency'), {}),
  domains: listOf(domain),
});
