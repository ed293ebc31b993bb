import { t, translated } from '../text/l10n.ts';
import type { ErrorObject } from 'ajv';
import { gluedKey } from '../parse/faults.ts';
import { replaceScalar } from '../parse/edits.ts';
import { columnOf, lineAround, nextLine } from '../parse/lines.ts';
import { inQuotes } from '../parse/quotes.ts';
import { entryOf, type KeyNode, type MapNode, type Node, type ScalarNode } from '../parse/tree.ts';
import type { Finding, Fix, TextEdit } from '../text/finding.ts';
import { eitherOf, nearest, quoted } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import { typesOf } from './errors.ts';
import { childOf, fileSchema, follow, forNode, type Subschema } from './subschema.ts';

/**
 * The finding for an error of the schema validator, at the narrowest range that shows it. Undefined if the
 * value could not be parsed, because it already has a finding.
 */
export function schemaSentence(
  root: MapNode,
  text: string,
  error: ErrorObject,
  isDark: (part: Node | KeyNode) => boolean,
): Finding | undefined {
  const place = placeOf(root, error.instancePath);
  if (place === undefined || place.node.kind === 'error' || isDark(place.node)) return undefined;
  switch (error.keyword) {
    case 'required':
      return missingKey(place, text, error);
    case 'additionalProperties':
      return unknownKey(place, error, isDark);
    case 'type':
      return wrongType(place, typesOf(error));
    case 'const':
      return schemaFinding(
        place.node.span,
        t('Expected {0}.', JSON.stringify((error.params as { allowedValue: unknown }).allowedValue)),
      );
    case 'enum':
      return notInSet(place, (error.params as { allowedValues: string[] }).allowedValues);
    case 'pattern':
      return badForm(place, error, isDark);
    case 'minLength':
      return schemaFinding(visibleSpan(place), t('Value is empty. Enter some text.'));
    case 'maxLength':
      return schemaFinding(visibleSpan(place), t('Value is too long (max {0} characters).', limitOf(error)));
    case 'minProperties':
    case 'minItems':
      return schemaFinding(visibleSpan(place), t('Expected at least one entry.'));
    case 'maxProperties':
    case 'maxItems':
      return schemaFinding(visibleSpan(place), t('Too many entries (max {0}).', limitOf(error)));
    default:
      return schemaFinding(
        visibleSpan(place),
        error.message === undefined ? t('Invalid value.') : t('Invalid value: it {0}.', error.message),
      );
  }
}

interface Place {
  readonly node: Node;
  /** The key of the node, or of the list that contains the node. */
  readonly key: KeyNode | undefined;
  readonly isItem: boolean;
  readonly schema: Subschema | undefined;
}

/** The node at a JSON pointer. If a key occurs twice, the first one is used. */
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

/** A missing key is reported at the key of its map. In a list, at the first key of the item. */
function missingKey(place: Place, text: string, error: ErrorObject): Finding | undefined {
  const { node, key, isItem } = place;
  if (node.kind !== 'map' || node.hasErrors) return undefined;
  const missing = (error.params as { missingProperty: string }).missingProperty;
  const known = Object.keys(place.schema?.properties ?? {});
  const unknown = node.entries.filter(({ key: { name } }) => !known.includes(name));
  const isMistyped = unknown.some(({ key: { name } }) => nearest(name, known) === missing);
  const isSomethingElse = key !== undefined && unknown.length > 0 && unknown.length === node.entries.length;
  if (isMistyped || isSomethingElse || isMisplaced(missing, text, place)) return undefined;
  const description = descriptionOf(place.schema?.properties?.[missing]);
  const span = (isItem || key === undefined ? node.entries[0]?.key.span : key.span) ?? node.span;
  return {
    ...schemaFinding(
      span,
      description === undefined
        ? t('Missing required key "{0}".', missing)
        : t('Missing required key "{0}": {1}.', missing, description),
    ),
    missingKey: missing,
  };
}

/** Whether a key follows its map in a column where it is a syntax error. */
function isMisplaced(missing: string, text: string, { node, key, isItem }: Place): boolean {
  const outer = isItem || key === undefined ? lineAround(text, node.span.start) : key.span;
  for (let line = nextLine(text, node.span.end); line !== undefined; line = nextLine(text, line.start)) {
    const content = text.slice(line.start, line.end);
    const isBelow = columnOf(text, line.start) > columnOf(text, outer.start);
    const isBesideDash = isItem && columnOf(text, line.start) === columnOf(text, outer.start);
    if (!isBelow && (!isBesideDash || content.startsWith('- '))) return false;
    if (content.startsWith(`${missing}:`)) return true;
  }
  return false;
}

function unknownKey(
  { node, schema }: Place,
  error: ErrorObject,
  isDark: (key: KeyNode) => boolean,
): Finding | undefined {
  const { additionalProperty: name } = error.params as { additionalProperty: string };
  const entry = node.kind === 'map' ? entryOf(node, name) : undefined;
  if (entry === undefined || node.kind !== 'map' || isDark(entry.key)) return undefined;
  const known = Object.keys(schema?.properties ?? {});
  if (error.instancePath === '/rules' && /^(syntax|schema|limit|version|reference\/.*)$/.test(name))
    return schemaFinding(
      entry.key.span,
      t('The severity of {0} cannot be changed. Remove this line.', quoted(name)),
    );
  const { span } = entry.key;
  const found = (message: string, fixes: readonly Fix[] = []): Finding => ({
    ...schemaFinding(span, message, fixes),
    unknownKey: name,
  });
  const near = nearest(name, known);
  if (near !== undefined && entryOf(node, near) === undefined)
    return found(t('Unknown key {0}. Did you mean "{1}"?', quoted(name), near), replaceWord(entry.key, near));
  if (near !== undefined)
    return found(t('Unknown key {0}. Remove it: "{1}" is already set.', quoted(name), near));
  const free = known.filter((key) => entryOf(node, key) === undefined);
  const isChoice = free.length > 0 && free.length <= 12;
  return found(
    isChoice
      ? t('Unknown key {0}. Expected {1}.', quoted(name), eitherOf(free))
      : t('Unknown key {0}.', quoted(name)),
  );
}

function typeInWords(type: string): string {
  switch (type) {
    case 'string':
      return t('a string');
    case 'number':
    case 'integer':
      return t('a number');
    case 'boolean':
      return t('true or false');
    case 'array':
      return t('a list');
    case 'object':
      return t('a map');
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
      t('Expected {0}, got {1}.', wanted, node.kind === 'list' ? t('a list') : t('a map')),
    );
  const { value, source } = node;
  if (value === null)
    return schemaFinding(
      span,
      key === undefined || place.isItem
        ? t('Missing value. Expected {0}.', wanted)
        : t('Missing value for "{1}". Expected {0}.', wanted, key.name),
    );
  if (typeof value !== 'string') {
    if (!types.includes('string')) return schemaFinding(span, t('Expected {0}, got {1}.', wanted, source));
    const { pattern, enum: allowed } = schema ?? {};
    if (allowed !== undefined) return notInSet(place, allowed);
    if (pattern !== undefined && !new RegExp(pattern).test(source)) return inForm(schema, node, span, source);
    return schemaFinding(span, t('Expected a string, got {0}. Put it in quotes.', source), [
      { ...replaceBy(span, `"${source}"`), isSafe: true },
    ]);
  }
  if (types.includes('object') && node.style === 'plain' && /^[A-Za-z][\w-]*:\S/.test(value))
    return gluedKey(span.start, value);
  if (types.includes('object') && schema?.properties?.[value] !== undefined)
    return schemaFinding(span, t('Missing ":" and value after "{0}".', value));
  if (types.includes('boolean')) return wordForBoolean(node, value);
  if (
    types.some((type) => type === 'number' || type === 'integer') &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  )
    return schemaFinding(span, t('Expected a number. Remove the quotes: {0}', value), [
      { ...replaceBy(span, value), isSafe: true },
    ]);
  const fixes: Fix[] =
    types.includes('array') && node.style !== 'block'
      ? [{ title: t('Convert to a list'), edits: asList(node) }]
      : [];
  return schemaFinding(span, t('Expected {0}, got the string {1}.', wanted, quoted(value)), fixes);
}

/** YAML 1.1 read `yes` and `on` as booleans. In YAML 1.2, they are strings. */
function wordForBoolean({ span }: ScalarNode, value: string): Finding {
  const meant = /^(y|yes|on|true)$/i.test(value)
    ? 'true'
    : /^(n|no|off|false)$/i.test(value)
      ? 'false'
      : undefined;
  return schemaFinding(
    span,
    t('{1} is a string in YAML 1.2. Use {0}.', meant ?? t('true or false'), quoted(value)),
    meant === undefined ? [] : [{ ...replaceBy(span, meant), isSafe: true }],
  );
}

function notInSet({ node }: Place, allowed: readonly string[]): Finding {
  const value = node.kind === 'scalar' ? node.source : '';
  const near = nearest(value, allowed);
  return schemaFinding(
    node.span,
    near === undefined
      ? t('Expected {0}, got {1}.', eitherOf(allowed), quoted(value))
      : t('Unknown value {0}. Did you mean "{1}"?', quoted(value), near),
    near === undefined || node.kind !== 'scalar' ? [] : replaceWord(node, near),
  );
}

/** A string in the wrong format: an id, a date, a duration. */
function badForm(place: Place, error: ErrorObject, isDark: (key: KeyNode) => boolean): Finding | undefined {
  const { node, schema } = place;
  const { propertyName } = error as { propertyName?: string };
  const formed = propertyName === undefined ? schema : follow(schema?.propertyNames);
  const keyEntry =
    propertyName !== undefined && node.kind === 'map' ? entryOf(node, propertyName) : undefined;
  if (keyEntry !== undefined && isDark(keyEntry.key)) return undefined;
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
  const form = known === undefined ? t('Check the expected format') : translated(known);
  const id = known?.includes(' id') === true ? asId(value) : undefined;
  return schemaFinding(
    span,
    t('Invalid value {1}. {0}.', form, quoted(value)),
    id === undefined || at === undefined ? [] : replaceWord(at, id),
  );
}

/** A name converted to an id. Undefined if nothing is left. */
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

/** The span of the node, or that of its key if the node is empty. */
function visibleSpan({ node, key }: Place): Span {
  return node.span.start === node.span.end && key !== undefined ? key.span : node.span;
}

/** Adds brackets around a string. Inside brackets, a plain string may need quotes. */
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
  return { title: t('Replace with {0}', newText), edits: [{ span, newText }] };
}

/** Replaces a word and keeps its quotes. The new word must need no quotes. */
function replaceWord(at: ScalarNode | KeyNode, word: string): Fix[] {
  const title = t('Replace with {0}', word);
  if ('kind' in at) {
    const edit = replaceScalar(at, word);
    return edit === undefined ? [] : [{ title, edits: [edit] }];
  }
  const { span, name } = at;
  const isQuoted = span.end - span.start > name.length;
  return [replaceBy(isQuoted ? { start: span.start + 1, end: span.end - 1 } : span, word)];
}

/** The first sentence of a key's description, for use after a colon. */
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
