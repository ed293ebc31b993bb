import { t, translated } from '../text/l10n.ts';
import type { ErrorObject } from 'ajv';
import { gluedKey } from '../parse/faults.ts';
import { replaceScalar } from '../parse/edits.ts';
import { inQuotes } from '../parse/quotes.ts';
import { entryOf, type KeyNode, type MapNode, type Node, type ScalarNode } from '../parse/tree.ts';
import type { Finding, Fix, TextEdit } from '../text/finding.ts';
import { eitherOf, nearest, quoted } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import { typesOf } from './errors.ts';
import { childOf, fileSchema, follow, forNode, type Subschema } from './subschema.ts';

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
        t('Write {0} here', JSON.stringify((error.params as { allowedValue: unknown }).allowedValue)),
      );
    case 'enum':
      return notInSet(place, (error.params as { allowedValues: string[] }).allowedValues);
    case 'pattern':
      return badForm(place, error);
    case 'minLength':
      return schemaFinding(visibleSpan(place), t('Write something here: the text is empty'));
    case 'maxLength':
      return schemaFinding(
        visibleSpan(place),
        t('Write less here: at most {0} characters are read', limitOf(error)),
      );
    case 'minProperties':
    case 'minItems':
      return schemaFinding(visibleSpan(place), t('Write at least one entry here'));
    case 'maxProperties':
    case 'maxItems':
      return schemaFinding(
        visibleSpan(place),
        t('Split this up: at most {0} entries are read', limitOf(error)),
      );
    default:
      return schemaFinding(
        visibleSpan(place),
        error.message === undefined
          ? t('Mend this value: it does not fit')
          : t('Mend this value: it {0}', error.message),
      );
  }
}

interface Place {
  readonly node: Node;
  /** The key that the node is the value of, directly or as an item of its list. */
  readonly key: KeyNode | undefined;
  readonly isItem: boolean;
  readonly schema: Subschema | undefined;
}

/** The node that a JSON pointer leads to, by the first of two equal keys. */
function placeOf(root: MapNode, pointer: string): Place | undefined {
  let place: Place = { node: root, key: undefined, isItem: false, schema: fileSchema };
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const { node, key, schema } = place;
    const entry = node.kind === 'map' ? entryOf(node, name) : undefined;
    const child = node.kind === 'list' ? node.items[Number(name)] : entry?.value;
    if (child === undefined) return undefined;
    place = {
      node: child,
      key: entry?.key ?? key,
      isItem: node.kind === 'list',
      schema: forNode(childOf(schema, name), child),
    };
  }
  return place;
}

/** A missing key is shown on the key of the map that lacks it; in a list, on the first key of the item. */
function missingKey(place: Place, error: ErrorObject): Finding | undefined {
  const { node, key, isItem } = place;
  if (node.kind !== 'map' || node.damaged) return undefined;
  const missing = (error.params as { missingProperty: string }).missingProperty;
  const known = Object.keys(place.schema?.properties ?? {});
  const unknown = node.entries.filter(({ key: { name } }) => !known.includes(name));
  const isMistyped = unknown.some(({ key: { name } }) => nearest(name, known) === missing);
  const isSomethingElse = key !== undefined && unknown.length > 0 && unknown.length === node.entries.length;
  if (isMistyped || isSomethingElse) return undefined;
  const description = descriptionOf(place.schema?.properties?.[missing]);
  const span = (isItem || key === undefined ? node.entries[0]?.key.span : key.span) ?? node.span;
  return {
    ...schemaFinding(
      span,
      description === undefined ? t('Add "{0}"', missing) : t('Add "{0}": {1}', missing, description),
    ),
    missingKey: missing,
  };
}

function unknownKey({ node, schema }: Place, error: ErrorObject): Finding | undefined {
  const { additionalProperty: name } = error.params as { additionalProperty: string };
  const entry = node.kind === 'map' ? entryOf(node, name) : undefined;
  if (entry === undefined || node.kind !== 'map') return undefined;
  const known = Object.keys(schema?.properties ?? {});
  if (error.instancePath === '/rules' && /^(syntax|schema|limit|version|reference\/.*)$/.test(name))
    return schemaFinding(entry.key.span, t('Remove {0}: its severity cannot be changed', quoted(name)));
  const { span } = entry.key;
  const near = nearest(name, known);
  if (near !== undefined && entryOf(node, near) === undefined)
    return schemaFinding(
      span,
      t('Unknown key {0}, did you mean "{1}"?', quoted(name), near),
      replaceWord(entry.key, near),
    );
  if (near !== undefined)
    return schemaFinding(span, t('Remove the unknown key {0}: "{1}" is there already', quoted(name), near));
  const free = known.filter((key) => entryOf(node, key) === undefined);
  const isChoice = free.length > 0 && free.length <= 12;
  return schemaFinding(
    span,
    isChoice
      ? t('Remove the unknown key {0}, or write {1}', quoted(name), eitherOf(free))
      : t('Remove the unknown key {0}', quoted(name)),
  );
}

function typeInWords(type: string): string {
  switch (type) {
    case 'string':
      return t('a text');
    case 'number':
    case 'integer':
      return t('a number');
    case 'boolean':
      return t('true or false');
    case 'array':
      return t('a list');
    case 'object':
      return t('keys and values');
    default:
      return type;
  }
}

function wrongType(place: Place, types: readonly string[]): Finding {
  const { node, key, schema } = place;
  const span = visibleSpan(place);
  const wanted = eitherOf([...new Set(types.map(typeInWords))]);
  if (node.kind !== 'scalar')
    return schemaFinding(
      span,
      t('Write {0} here, not {1}', wanted, node.kind === 'list' ? t('a list') : t('keys and values')),
    );
  const { value, source } = node;
  if (value === null)
    return schemaFinding(
      span,
      key === undefined || place.isItem
        ? t('Write {0} here: nothing is there yet', wanted)
        : t('Write {0} behind "{1}": nothing is there yet', wanted, key.name),
    );
  if (typeof value !== 'string') {
    if (!types.includes('string')) return schemaFinding(span, t('Write {0} here, not {1}', wanted, source));
    const { pattern, enum: allowed } = schema ?? {};
    if (allowed !== undefined) return notInSet(place, allowed);
    if (pattern !== undefined && !new RegExp(pattern).test(source)) return inForm(schema, node, span, source);
    return schemaFinding(span, t('Quote {0}: a text is expected here', source), [
      { ...replaceBy(span, `"${source}"`), isSafe: true },
    ]);
  }
  if (types.includes('object') && node.style === 'plain' && /^[A-Za-z][\w-]*:\S/.test(value))
    return gluedKey(span.start, value);
  if (types.includes('boolean')) return wordForBoolean(node, value);
  if (
    types.some((type) => type === 'number' || type === 'integer') &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  )
    return schemaFinding(span, t('Write {0} without quotes: a number is expected here', value), [
      { ...replaceBy(span, value), isSafe: true },
    ]);
  const fixes: Fix[] =
    types.includes('array') && node.style !== 'block'
      ? [{ title: t('Make it a list'), edits: asList(node) }]
      : [];
  return schemaFinding(span, t('Write {0} here, not the text {1}', wanted, quoted(value)), fixes);
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
    t('Write {0} here: {1} is a word', meant ?? t('true or false'), quoted(value)),
    meant === undefined ? [] : [{ ...replaceBy(span, meant), isSafe: true }],
  );
}

function notInSet({ node }: Place, allowed: readonly string[]): Finding {
  const value = node.kind === 'scalar' ? node.source : '';
  const near = nearest(value, allowed);
  return schemaFinding(
    node.span,
    near === undefined
      ? t('Write {0} here, not {1}', eitherOf(allowed), quoted(value))
      : t('Unknown value {0}, did you mean "{1}"?', quoted(value), near),
    near === undefined || node.kind !== 'scalar' ? [] : replaceWord(node, near),
  );
}

/** A text of the wrong form: an id, a date, a duration. */
function badForm(place: Place, error: ErrorObject): Finding | undefined {
  const { node, schema } = place;
  const { propertyName } = error as { propertyName?: string };
  const formed = propertyName === undefined ? schema : follow(schema?.propertyNames);
  const keyEntry =
    propertyName !== undefined && node.kind === 'map' ? entryOf(node, propertyName) : undefined;
  const at = keyEntry?.key ?? (node.kind === 'scalar' ? node : undefined);
  const value = propertyName ?? (node.kind === 'scalar' ? node.source : '');
  return inForm(formed, at, at?.span ?? visibleSpan(place), value);
}

function inForm(
  schema: Subschema | undefined,
  at: ScalarNode | KeyNode | undefined,
  span: Span,
  value: string,
): Finding {
  const known = schema?.patternErrorMessage;
  const form = known === undefined ? t('Write this in another form') : translated(known);
  const id = known?.includes(' id') === true ? asId(value) : undefined;
  return schemaFinding(
    span,
    t('{0}, not {1}', form, quoted(value)),
    id === undefined || at === undefined ? [] : replaceWord(at, id),
  );
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

/** Brackets around a text; in them, a plain one may need quotes. */
function asList({ value, style, span }: ScalarNode): TextEdit[] {
  if (style === 'plain' && /[,[\]{}]/.test(String(value)))
    return [{ span, newText: `[${inQuotes(String(value))}]` }];
  return [
    { span: { start: span.start, end: span.start }, newText: '[' },
    { span: { start: span.end, end: span.end }, newText: ']' },
  ];
}

function limitOf(error: ErrorObject): string {
  return String((error.params as { limit: number }).limit);
}

function replaceBy(span: Span, newText: string): Fix {
  return { title: t('Replace by {0}', newText), edits: [{ span, newText }] };
}

/** Another word in the quotes that are there; one that is known to need none else. */
function replaceWord(at: ScalarNode | KeyNode, word: string): Fix[] {
  const title = t('Replace by {0}', word);
  if ('kind' in at) {
    const edit = replaceScalar(at, word);
    return edit === undefined ? [] : [{ title, edits: [edit] }];
  }
  const { span, name } = at;
  const isQuoted = span.end - span.start > name.length;
  return [replaceBy(isQuoted ? { start: span.start + 1, end: span.end - 1 } : span, word)];
}

/** The first sentence of a key's description, to stand behind a colon. */
function descriptionOf(subschema: Subschema | undefined): string | undefined {
  const description = subschema?.description ?? follow(subschema)?.description;
  const sentence = description && translated(description).split(/[.:;](?:\s|$)/, 1)[0];
  return sentence === undefined || sentence === ''
    ? undefined
    : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function schemaFinding(span: Span, message: string, fixes: readonly Fix[] = []): Finding {
  return { code: 'schema', severity: 'error', span, message, related: [], fixes };
}
