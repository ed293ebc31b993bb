import type { ErrorObject } from 'ajv';
import schema from '../../schemas/leadership.schema.json';
import { inQuotes } from '../parse/faults.ts';
import { entryOf, type KeyNode, type MapNode, type Node, type ScalarNode } from '../parse/tree.ts';
import type { Finding, Fix } from '../text/finding.ts';
import { didYouMean, eitherOf, nearest, quoted } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import { typesOf } from './errors.ts';

/** What of the JSON schema the sentences are made of. */
interface Subschema {
  readonly description?: string;
  readonly patternErrorMessage?: string;
  readonly properties?: Readonly<Record<string, Subschema>>;
  readonly $ref?: string;
}

/**
 * An error of the schema validator in words, on the narrowest place that shows it. Undefined where the place is
 * in the dark: it has its finding already.
 */
export function schemaSentence(
  root: MapNode,
  error: ErrorObject,
  isDark: (node: Node) => boolean,
): Finding | undefined {
  const place = placeOf(root, error.instancePath);
  if (place === undefined || place.node.kind === 'dark' || isDark(place.node)) return undefined;
  switch (error.keyword) {
    case 'required':
      return missingKey(place, error);
    case 'additionalProperties':
      return unknownKey(place, error);
    case 'type':
      return wrongType(place, typesOf(error));
    case 'const':
      return schemaFinding(
        place.node.span,
        `Write ${JSON.stringify((error.params as { allowedValue: unknown }).allowedValue)} here`,
      );
    case 'enum':
      return notInSet(place, (error.params as { allowedValues: string[] }).allowedValues);
    case 'pattern':
      return badForm(place, error);
    case 'minLength':
      return schemaFinding(visibleSpan(place), 'Write something here: the text is empty');
    case 'maxLength':
      return schemaFinding(
        visibleSpan(place),
        `Write less here: at most ${limitOf(error)} characters are read`,
      );
    case 'minProperties':
    case 'minItems':
      return schemaFinding(visibleSpan(place), 'Write at least one entry here');
    case 'maxProperties':
    case 'maxItems':
      return schemaFinding(visibleSpan(place), `Split this up: at most ${limitOf(error)} entries are read`);
    default:
      return schemaFinding(visibleSpan(place), `Mend this value: it ${error.message ?? 'does not fit'}`);
  }
}

interface Place {
  readonly node: Node;
  /** The key that the node is the value of, directly or as an item of its list. */
  readonly key: KeyNode | undefined;
  readonly isItem: boolean;
}

/** The node that a JSON pointer leads to, by the first of two equal keys. */
function placeOf(root: MapNode, pointer: string): Place | undefined {
  let place: Place = { node: root, key: undefined, isItem: false };
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const { node, key } = place;
    if (node.kind === 'map') {
      const entry = entryOf(node, name);
      if (entry === undefined) return undefined;
      place = { node: entry.value, key: entry.key, isItem: false };
    } else if (node.kind === 'list') {
      const item = node.items[Number(name)];
      if (item === undefined) return undefined;
      place = { node: item, key, isItem: true };
    } else return undefined;
  }
  return place;
}

/** A missing key is shown on the key of the map that lacks it; in a list, on the first key of the item. */
function missingKey(place: Place, error: ErrorObject): Finding | undefined {
  const { node, key, isItem } = place;
  if (node.kind !== 'map' || node.damaged) return undefined;
  const missing = (error.params as { missingProperty: string }).missingProperty;
  const description = descriptionOf(parentSchema(error)?.properties?.[missing]);
  const span = (isItem || key === undefined ? node.entries[0]?.key.span : key.span) ?? node.span;
  return schemaFinding(span, `Add "${missing}"${description === undefined ? '' : `: ${description}`}`);
}

function unknownKey({ node }: Place, error: ErrorObject): Finding | undefined {
  const { additionalProperty: name } = error.params as { additionalProperty: string };
  const entry = node.kind === 'map' ? entryOf(node, name) : undefined;
  if (entry === undefined || node.kind !== 'map') return undefined;
  const known = Object.keys(parentSchema(error)?.properties ?? {});
  if (error.instancePath === '/rules' && /^(syntax|schema|limit|version|reference\/.*)$/.test(name))
    return schemaFinding(entry.key.span, `Remove ${quoted(name)}: its severity cannot be changed`);
  const free = known.filter((key) => entryOf(node, key) === undefined);
  const near = nearest(name, free);
  const choice =
    near === undefined && free.length > 0 && free.length <= 12 ? `, or write ${eitherOf(free)}` : '';
  return schemaFinding(
    entry.key.span,
    near === undefined
      ? `Remove the unknown key ${quoted(name)}${choice}`
      : `Unknown key ${quoted(name)}${didYouMean(near)}`,
    near === undefined ? [] : [replaceBy(entry.key.span, near)],
  );
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys and values',
};

function wrongType(place: Place, types: readonly string[]): Finding {
  const { node, key } = place;
  const span = visibleSpan(place);
  const wanted = eitherOf([...new Set(types.map((type) => typeNames[type] ?? type))]);
  if (node.kind !== 'scalar')
    return schemaFinding(
      span,
      `Write ${wanted} here, not ${node.kind === 'list' ? 'a list' : 'keys and values'}`,
    );
  const { value } = node;
  if (value === null)
    return schemaFinding(
      span,
      key === undefined || place.isItem
        ? `Write ${wanted} here: nothing is there yet`
        : `Write ${wanted} behind "${key.name}": nothing is there yet`,
    );
  if (typeof value !== 'string') {
    if (!types.includes('string')) return schemaFinding(span, `Write ${wanted} here, not ${String(value)}`);
    const asText = `"${String(value)}"`;
    return schemaFinding(span, `Quote ${String(value)}: a text is expected here`, [replaceBy(span, asText)]);
  }
  if (types.includes('boolean')) return wordForBoolean(node, value);
  if (
    types.some((type) => type === 'number' || type === 'integer') &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  )
    return schemaFinding(span, `Write ${value} without quotes: a number is expected here`, [
      replaceBy(span, value),
    ]);
  const fixes: Fix[] =
    types.includes('array') && node.style !== 'block'
      ? [{ title: 'Make it a list', edits: [{ span, newText: `[${listItem(node)}]` }] }]
      : [];
  return schemaFinding(span, `Write ${wanted} here, not the text ${quoted(value)}`, fixes);
}

/** YAML 1.1 took `yes` and `on` for booleans; for 1.2 they are words. */
function wordForBoolean({ span }: ScalarNode, value: string): Finding {
  const meant = /^(y|yes|on|true)$/i.test(value)
    ? 'true'
    : /^(n|no|off|false)$/i.test(value)
      ? 'false'
      : undefined;
  return schemaFinding(
    span,
    `Write ${meant ?? 'true or false'} here: ${quoted(value)} is a word`,
    meant === undefined ? [] : [replaceBy(span, meant)],
  );
}

function notInSet({ node }: Place, allowed: readonly string[]): Finding {
  const value = node.kind === 'scalar' ? String(node.value) : '';
  const near = nearest(value, allowed);
  return schemaFinding(
    node.span,
    near === undefined
      ? `Write ${eitherOf(allowed)} here, not ${quoted(value)}`
      : `Unknown value ${quoted(value)}${didYouMean(near)}`,
    near === undefined ? [] : [replaceBy(node.span, near)],
  );
}

/** A text of the wrong form: an id, a date, a duration. */
function badForm(place: Place, error: ErrorObject): Finding | undefined {
  const { node } = place;
  const form =
    schemaAt(error.schemaPath.split('/').slice(0, -1))?.patternErrorMessage ?? 'Write this in another form';
  const { propertyName } = error as { propertyName?: string };
  const keyEntry =
    propertyName !== undefined && node.kind === 'map' ? entryOf(node, propertyName) : undefined;
  const span = keyEntry?.key.span ?? visibleSpan(place);
  const value = propertyName ?? (node.kind === 'scalar' ? String(node.value) : '');
  const id = form.includes(' id') ? asId(value) : undefined;
  return schemaFinding(span, `${form}, not ${quoted(value)}`, id === undefined ? [] : [replaceBy(span, id)]);
}

/** The id that a name suggests, or undefined. */
function asId(name: string): string | undefined {
  const id = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 64);
  return id === '' ? undefined : id;
}

/** The node's own span, or that of its key where the node is not written. */
function visibleSpan({ node, key }: Place): Span {
  return node.span.start === node.span.end && key !== undefined ? key.span : node.span;
}

function listItem({ value, style }: ScalarNode): string {
  const text = String(value);
  return style === 'plain' && !/[,[\]{}]/.test(text) ? text : inQuotes(text);
}

function limitOf(error: ErrorObject): string {
  return String((error.params as { limit: number }).limit);
}

function replaceBy(span: Span, newText: string): Fix {
  return { title: `Replace by ${newText}`, edits: [{ span, newText }] };
}

/** The first sentence of a key's description, to stand behind a colon. */
function descriptionOf(subschema: Subschema | undefined): string | undefined {
  const description =
    subschema?.description ??
    (subschema?.$ref === undefined ? undefined : schemaAt(subschema.$ref.split('/'))?.description);
  const sentence = description?.split(/[.:;](?:\s|$)/, 1)[0];
  return sentence === undefined || sentence === ''
    ? undefined
    : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** The schema of the map that an error is about. */
function parentSchema(error: ErrorObject): Subschema | undefined {
  const steps = error.schemaPath.split('/').slice(0, -1);
  return schemaAt(steps.filter((step) => step !== 'then'));
}

function schemaAt(pointer: readonly string[]): Subschema | undefined {
  let at: unknown = schema;
  for (const step of pointer.slice(1)) {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  }
  return at as Subschema | undefined;
}

function schemaFinding(span: Span, message: string, fixes: readonly Fix[] = []): Finding {
  return { code: 'schema', severity: 'error', span, message, related: [], fixes };
}
