import { t, translated } from '../../../text/l10n.ts';
import { placeholders } from '../../../model/placeholder.ts';
import { nounInWords, type Noun } from '../../../text/noun.ts';
import { childOf, follow, forNode, type Subschema } from '../../../validate/subschema.ts';
import { keyMarkdown } from '../hover/keyMarkdown.ts';
import { inSnippet, type Candidate } from './candidate.ts';
import { hasChoices, shapesOf, type SchemaPath } from './schema.ts';

/** Where a snippet is inserted. */
export interface SnippetPlace {
  readonly isFlow: boolean;
  /** The indentation of the line, or of the key that the snippet continues. */
  readonly column: number;
  readonly lineBreak: string;
  /** The additional indentation of entries below a key. */
  readonly step: number;
  /** Whether the file inherits. A file that inherits has fewer required keys. */
  readonly inherits: boolean;
}

/** The keys that a map does not have yet, required ones first. */
export function keyCandidates(
  map: Subschema | undefined,
  path: SchemaPath,
  siblings: readonly string[],
  place: SnippetPlace,
): Candidate[] {
  const { properties = {}, required = [], then } = map ?? {};
  const needed = new Set([...required, ...(place.inherits ? [] : (then?.required ?? []))]);
  const there = new Set(siblings);
  const names = Object.keys(properties).filter((name) => !there.has(name));
  const inOrder = [...names.filter((name) => needed.has(name)), ...names.filter((name) => !needed.has(name))];
  return inOrder.map((name): Candidate => {
    const schema = properties[name];
    const documentation = keyMarkdown(map, name);
    const severity = path[0] === 'rules' ? schema?.default : undefined;
    const detail = needed.has(name)
      ? t('required')
      : typeof severity === 'string'
        ? t('default: {0}', severity)
        : '';
    const value = valueSnippet(schema, place, stops(), name);
    return {
      kind: 'key',
      label: name,
      ...(detail === '' ? {} : { detail }),
      ...(documentation === undefined ? {} : { documentation }),
      write: { as: 'key', name, value },
      asksAgain: /\s\W*\$1\W*$/.test(value) && hasChoices([...path, name]),
    };
  });
}

/** A complete entry with its required keys: a list item, or the value of a key. */
export function entryCandidates(
  schema: Subschema | undefined,
  path: SchemaPath,
  place: SnippetPlace,
): Candidate[] {
  const { map } = shapesOf(schema);
  if (map?.properties === undefined) return [];
  const keys = keysOfEntry(map);
  if (keys.length === 0 || (keys.length === 1 && !place.isFlow)) return [];
  const noun = nounAt(path);
  return [
    {
      kind: 'entry',
      label: noun === undefined ? keys.join(', ') : t('New {0}', nounInWords(noun)),
      ...(noun === undefined ? {} : { detail: keys.join(', ') }),
      ...documented(schema),
      filter: [...keys, noun ?? ''].join(' ').trim(),
      write: { as: 'snippet', snippet: entrySnippet(map, place, stops()) },
    },
  ];
}

/** The smallest file without findings, except for its placeholders. */
export function smallestFile(lineBreak: string): Candidate {
  const lines = [
    'version: 1',
    `purpose: \${1:${placeholders.purpose}}`,
    'goals:',
    `  - \${2:${placeholders.goal}}`,
    'decisionCriteria:',
    `  - \${3:${placeholders.criterion}}`,
    'domains:',
    '  - id: ${4:everything}',
    '    paths: ["${5:*}"]',
    `    owners: ["\${6:${placeholders.team}}"]`,
    '',
  ];
  return {
    kind: 'entry',
    label: t('New leadership file'),
    detail: t('minimal template'),
    documentation: t('Purpose, goals, decision criteria, and a first domain. Add the rest when you need it.'),
    filter: 'version new leadership file',
    write: { as: 'snippet', snippet: lines.join(lineBreak) },
  };
}

/** New entries of a map keyed by id: on one line if that is sufficient, and with their keys. */
export function newEntries(map: Subschema | undefined, path: SchemaPath, place: SnippetPlace): Candidate[] {
  const noun = nounAt([...path, '']);
  const schema = typeof map?.additionalProperties === 'object' ? map.additionalProperties : undefined;
  if (noun === undefined || schema === undefined) return [];
  const { text, list, map: entry } = shapesOf(schema);
  const name = inSnippet(noun === 'person' ? placeholders.name : placeholders.competency);
  const value = text === undefined ? (list === undefined ? undefined : '[$2]') : `\${2:${name}}`;
  const candidate = (label: string, snippet: string, detail?: string): Candidate => ({
    kind: 'entry',
    label,
    ...(detail === undefined ? {} : { detail }),
    ...documented(schema),
    filter: `id ${noun}`,
    write: { as: 'snippet', snippet },
  });
  const keys = entry === undefined ? [] : keysOfEntry(entry);
  const inner = { ...place, column: place.column + place.step };
  return [
    ...(value === undefined
      ? []
      : [candidate(t('New {0}', nounInWords(noun)), `\${1:${placeholders.id}}: ${value}`)]),
    ...(entry === undefined || keys.length === 0
      ? []
      : [
          candidate(
            t('New {0} with details', nounInWords(noun)),
            `\${1:${placeholders.id}}:${place.isFlow ? ' ' : newLine(inner)}${entrySnippet(entry, inner, stops(2))}`,
            keys.join(', '),
          ),
        ]),
  ];
}

/** The noun for an entry of a list or map. */
function nounAt(path: SchemaPath): Noun | undefined {
  const parent = path.at(-2);
  switch (path.length > 1 ? parent : undefined) {
    case 'domains':
      return path.length === 2 ? 'domain' : undefined;
    case 'goals':
      return path.length === 2 ? 'goal' : undefined;
    case 'people':
      return 'person';
    case 'teams':
      return path.length === 2 ? 'team' : undefined;
    case 'competencies':
      return path.length === 2 ? 'competency' : undefined;
    case 'decisionCriteria':
      return 'criterion';
    case 'decisions':
      return 'decision';
    case 'growing':
      return 'step of growth';
    default:
      return undefined;
  }
}

function documented(schema: Subschema | undefined): Pick<Candidate, 'documentation'> {
  const documentation = schema?.markdownDescription ?? follow(schema)?.markdownDescription;
  return documentation === undefined ? {} : { documentation: translated(documentation) };
}

/** The initial keys of an entry: `id` if it can have one, the required keys, or else its first two keys. */
function keysOfEntry({ properties = {}, required = [] }: Subschema): string[] {
  const names = Object.keys(properties);
  if (required.length === 0) return names.length > 10 ? [] : names.slice(0, 2);
  return names.filter((name) => required.includes(name) || name === 'id');
}

/** Returns the next placeholder number. */
type Stops = () => string;

function stops(first = 1): Stops {
  let next = first;
  return () => String(next++);
}

function entrySnippet(map: Subschema, place: SnippetPlace, next: Stops): string {
  const fields = keysOfEntry(map).map(
    (name) => `${name}:${valueSnippet(map.properties?.[name], place, next, name)}`,
  );
  return place.isFlow ? `{ ${fields.join(', ')} }` : fields.join(newLine(place));
}

/** The text after the colon of a key, including the leading space or line break. */
function valueSnippet(schema: Subschema | undefined, place: SnippetPlace, next: Stops, name: string): string {
  const followed = follow(schema);
  if (followed?.const !== undefined) return ` ${String(followed.const)}`;
  if (followed?.type === 'boolean') return ` ${String(followed.default !== true)}`;
  const { text, list, map } = shapesOf(schema);
  const inner = { ...place, column: place.column + place.step };
  if (text !== undefined) return name === 'id' ? ` \${${next()}:${placeholders.id}}` : ` $${next()}`;
  if (list !== undefined) {
    const item = shapesOf(childOf(list, ''));
    if (item.map === undefined) return ` [$${next()}]`;
    if (place.isFlow)
      return item.text === undefined ? ` [${entrySnippet(item.map, place, next)}]` : ` [$${next()}]`;
    const within = { ...inner, column: inner.column + 2 };
    return `${newLine(inner)}- ${item.text === undefined ? entrySnippet(item.map, within, next) : `$${next()}`}`;
  }
  if (map === undefined) return ` $${next()}`;
  const entries = typeof map.additionalProperties === 'object' ? map.additionalProperties : undefined;
  if (entries === undefined)
    return keysOfEntry(map).length === 0
      ? place.isFlow
        ? ` { $${next()} }`
        : `${newLine(inner)}$${next()}`
      : `${place.isFlow ? ' ' : newLine(inner)}${entrySnippet(map, inner, next)}`;
  if (forNode(entries, { kind: 'scalar' })?.enum !== undefined) return ` { $${next()} }`;
  const entry = `\${${next()}:${placeholders.id}}:${valueSnippet(entries, inner, next, '')}`;
  return place.isFlow ? ` { ${entry} }` : newLine(inner) + entry;
}

function newLine({ lineBreak, column }: SnippetPlace): string {
  return lineBreak + ' '.repeat(column);
}
