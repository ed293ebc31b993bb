import schema from '../../schemas/leadership.schema.json';
import type { Node } from '../parse/tree.ts';
import { memoize } from '../text/memoize.ts';

/** The parts of the JSON schema that messages are created from. */
export interface Subschema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly const?: string | number | boolean;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly string[];
  /** A description for each value of `enum`. */
  readonly enumDescriptions?: readonly string[];
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly anyOf?: readonly Subschema[];
  readonly properties?: Readonly<Record<string, Subschema>>;
  readonly additionalProperties?: boolean | Subschema;
  readonly patternProperties?: Readonly<Record<string, Subschema>>;
  readonly required?: readonly string[];
  /** The additional requirements for a file that does not inherit. */
  readonly then?: { readonly required?: readonly string[] };
  readonly propertyNames?: Subschema;
  readonly items?: Subschema;
  /** The kind of entry that this string declares the id of, and of those that it refers to. See `IdKind`. */
  readonly 'x-id'?: string;
  readonly 'x-ref'?: string;
  /** What else this string means. See `StringMeaning`. */
  readonly 'x-means'?: string;
}

/**
 * The kind of entry that an id refers to. A declaration has the exact kind. A reference of kind `owner` can
 * refer to a person or a team, and can be a handle instead of an id.
 */
export type IdKind = 'owner' | 'person' | 'team' | 'goal' | 'criterion' | 'domain' | 'competency';

/** What a string is. At most one of these is set. */
export interface StringMeaning {
  /** The kind of entry that it declares the id of. */
  readonly id: IdKind | undefined;
  /** The kind of entry that it refers to. */
  readonly ref: IdKind | undefined;
  /**
   * `text` is a sentence, `name` that of a person, team, domain, or competency, `account` a login or email address, `link`
   * a URL or a path, and `learn` a sentence or a link.
   */
  readonly means:
    'text' | 'name' | 'account' | 'pattern' | 'link' | 'learn' | 'date' | 'duration' | undefined;
}

/** The schema of the whole file. */
export const fileSchema: Subschema = schema;

/** The schema of a node: follows a reference, and selects the `anyOf` alternative with the node's type. */
export function forNode(subschema: Subschema | undefined, node: Pick<Node, 'kind'>): Subschema | undefined {
  const followed = follow(subschema);
  if (followed?.anyOf === undefined) return followed;
  const type = node.kind === 'map' ? 'object' : node.kind === 'list' ? 'array' : 'string';
  return followed.anyOf.map(follow).find((alternative) => alternative?.type === type) ?? followed;
}

/** The schema of a map entry or of list items. `subschema` comes from `forNode`. */
export function childOf(subschema: Subschema | undefined, key: string): Subschema | undefined {
  const { properties, additionalProperties, items } = subschema ?? {};
  if (items !== undefined) return items;
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : others;
}

/** What a string is according to its schema: a reference can say more than the definition. */
export function meaningOf(subschema: Subschema | undefined): StringMeaning {
  return subschema === undefined ? noMeaning : meaningIn(subschema);
}

const noMeaning: StringMeaning = { id: undefined, ref: undefined, means: undefined };

const meaningIn = memoize((subschema: Subschema): StringMeaning => {
  for (const one of [subschema, follow(subschema), forNode(subschema, { kind: 'scalar' })]) {
    const { 'x-id': id, 'x-ref': ref, 'x-means': means } = one ?? {};
    if ((id ?? ref ?? means) !== undefined) return { id, ref, means } as StringMeaning;
  }
  return noMeaning;
});

/** The definition that a schema refers to, or the schema itself. */
export function follow(subschema: Subschema | undefined): Subschema | undefined {
  return subschema?.$ref === undefined ? subschema : followed(subschema);
}

const followed = memoize((subschema: Subschema): Subschema | undefined => {
  const name = subschema.$ref?.replace('#/definitions/', '') ?? '';
  const definitions: Readonly<Record<string, Subschema>> = schema.definitions;
  return follow(definitions[name]);
});
