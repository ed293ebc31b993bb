import { memoizePart } from '../parse/moved.ts';
import {
  partsOf,
  valueOf,
  type KeyNode,
  type ListNode,
  type MapEntry,
  type MapNode,
  type Node,
} from '../parse/tree.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { moved } from '../text/moved.ts';
import type { Span } from '../text/span.ts';
import { isAuthorityLevel, type AuthorityLevel } from './ladder.ts';
import { governedFolder } from './leadershipFile.ts';
import type {
  Away,
  Competency,
  Contact,
  Criterion,
  Decision,
  Domain,
  Goal,
  Growth,
  Items,
  Leadership,
  Located,
  Person,
  Review,
  Skill,
  Team,
  Text,
  UnparsedKeys,
} from './leadership.ts';
import { isPlaceholder, type Meaning } from './placeholder.ts';

/**
 * Builds the model from a tree of any shape. Values that do not match the format are treated as absent, and so are
 * placeholders.
 */
export function readLeadership(root: Node, file: RepoPath): Leadership {
  const map = asMap(root);
  return {
    file,
    folder: governedFolder(file),
    inherits: scalar(map, 'inherits') === true,
    ...optional('purpose', stated(map, 'purpose')),
    goals: list(map, 'goals', goalOf, isUnstated),
    criteria: list(map, 'decisionCriteria', criterionOf, isUnstated),
    ...optional('authority', authorityLevel(map, 'authority')),
    people: entries(map, 'people', personOf),
    teams: entries(map, 'teams', teamOf),
    competencies: entries(map, 'competencies', competencyOf),
    domains: list(map, 'domains', domainOf),
    unowned: list(map, 'unowned', readText),
    ...optional('review', readReview(valueOf(map, 'review'))),
    rules: (asMap(valueOf(map, 'rules'))?.entries ?? []).flatMap(({ key, value }) =>
      value.kind === 'scalar' ? [{ code: key.name, severity: String(value.value), span: key.span }] : [],
    ),
    unread: unreadIn(map, isWholeSection),
  };
}

const goalOf = readOnce(readGoal);
const criterionOf = readOnce(readCriterion);
const personOf = readOnce(({ key, value }: MapEntry) => readPerson(idOf(key), value));
const teamOf = readOnce(({ key, value }: MapEntry) => readTeam(idOf(key), value));
const competencyOf = readOnce(({ key, value }: MapEntry) => readCompetency(idOf(key), value));
const domainOf = readOnce(readDomain);

function readOnce<P extends Node | MapEntry, T>(read: (part: P) => T): (part: P) => T {
  return memoizePart(read, moved);
}

function readGoal(node: Node): Goal | undefined {
  const sentence = readText(node);
  if (sentence !== undefined)
    return {
      statement: sentence,
      isPlaceholder: isPlaceholder('text', sentence.value),
      isMeasured: false,
      span: node.span,
      unread: new Set(),
    };
  const map = asMap(node);
  const statement = text(map, 'statement');
  if (map === undefined || statement === undefined) return undefined;
  return {
    ...optional('id', text(map, 'id')),
    statement,
    isPlaceholder: isPlaceholder('text', statement.value),
    ...optional('owner', stated(map, 'owner', 'owner')),
    ...optional('due', text(map, 'due')),
    ...optional('status', text(map, 'status')),
    isMeasured: isMeasured(valueOf(map, 'measure')),
    span: map.span,
    unread: unreadIn(map),
  };
}

function readCriterion(node: Node): Criterion | undefined {
  const sentence = readText(node);
  if (sentence !== undefined)
    return {
      statement: sentence,
      isPlaceholder: isPlaceholder('text', sentence.value),
      serves: nothing(node.span),
      domains: undefined,
      paths: undefined,
      span: node.span,
    };
  const map = asMap(node);
  const statement = text(map, 'statement');
  if (map === undefined || statement === undefined) return undefined;
  return {
    ...optional('id', text(map, 'id')),
    statement,
    isPlaceholder: isPlaceholder('text', statement.value),
    ...optional('why', stated(map, 'why')),
    ...optional('example', stated(map, 'example')),
    serves: list(map, 'serves', readText),
    domains: listIfThere(map, 'domains', readText),
    paths: listIfThere(map, 'paths', readText),
    span: map.span,
  };
}

/** Whether a measure says what is counted. */
function isMeasured(measure: Node | undefined): boolean {
  const metric = text(asMap(measure), 'metric');
  return measure !== undefined && (metric === undefined || !isPlaceholder('text', metric.value));
}

/** A person whose entry cannot be read is still declared. */
function readPerson(id: Text, node: Node): Person {
  const map = asMap(node);
  return {
    id,
    name: statedText(readText(node), 'name') ?? stated(map, 'name', 'name') ?? id,
    ...optional('email', stated(map, 'email', 'account')),
    ...optional('github', stated(map, 'github', 'account')),
    ...optional('gitlab', stated(map, 'gitlab', 'account')),
    competencies: skills(valueOf(map, 'competencies')),
    growing: list(map, 'growing', readGrowth).items,
    ...optional('away', readAway(valueOf(map, 'away'))),
    span: node.span,
    unread: unreadIn(node),
  };
}

function readGrowth(node: Node): Growth | undefined {
  const map = asMap(node);
  const competency = text(map, 'competency');
  if (competency === undefined) return undefined;
  return { competency, to: text(map, 'to')?.value ?? '', ...optional('by', text(map, 'by')) };
}

function readAway(node: Node | undefined): Away | undefined {
  const map = asMap(node);
  if (map === undefined) return undefined;
  return { ...optional('until', text(map, 'until')), ...optional('deputy', stated(map, 'deputy', 'owner')) };
}

function readReview(node: Node | undefined): Review | undefined {
  const map = asMap(node);
  const every = text(map, 'every');
  const last = text(map, 'last');
  return every === undefined || last === undefined ? undefined : { every, last };
}

function readTeam(id: Text, node: Node): Team {
  const map = asMap(node);
  return {
    id,
    ...optional('name', stated(map, 'name', 'name')),
    members:
      node.kind === 'list' ? itemsOf(node, readText, isNobody) : list(map, 'members', readText, isNobody),
    ...optional('github', stated(map, 'github', 'account')),
    ...optional('gitlab', stated(map, 'gitlab', 'account')),
    span: node.span,
    unread: unreadIn(node),
  };
}

function readCompetency(id: Text, node: Node): Competency {
  const name = statedText(readText(node)) ?? stated(asMap(node), 'name', 'name') ?? id;
  return { id, name, span: node.span, unread: unreadIn(node) };
}

function readDomain(node: Node): Domain | undefined {
  const map = asMap(node);
  if (map === undefined) return undefined;
  const contact = readContact(valueOf(map, 'contact'));
  return {
    id: text(map, 'id') ?? { value: '', span: map.entries[0]?.key.span ?? map.span },
    ...optional('name', stated(map, 'name', 'name')),
    ...optional('purpose', stated(map, 'purpose')),
    paths: list(map, 'paths', readText),
    owners: listIfThere(map, 'owners', readText, isNobody),
    ...optional('parent', text(map, 'parent')),
    ...optional('delegatedBy', stated(map, 'delegatedBy', 'owner')),
    ...optional('authority', authorityLevel(map, 'authority')),
    decisions: list(map, 'decisions', readDecision).items.filter(
      ({ decision }) => !isPlaceholder('text', decision),
    ),
    criteria: list(map, 'decisionCriteria', readCriterion, isUnstated),
    goals: list(map, 'goals', readText),
    requires: skills(valueOf(map, 'requires')),
    ...optional('contact', contact),
    span: map.span,
    unread: unreadIn(map),
  };
}

function readDecision(node: Node): Decision | undefined {
  const map = asMap(node);
  const decision = text(map, 'decision');
  const authority = authorityLevel(map, 'authority');
  if (map === undefined || decision === undefined || authority === undefined) return undefined;
  return {
    decision: decision.value,
    authority: authority.value,
    consult: list(map, 'consult', readText, isNobody).items,
    inform: list(map, 'inform', readText, isNobody).items,
  };
}

function readContact(node: Node | undefined): Contact | undefined {
  if (node === undefined) return undefined;
  const line = readText(node);
  if (line !== undefined) return statedText(line)?.value;
  const ways = (asMap(node)?.entries ?? []).flatMap(({ key, value }) => {
    const way = statedText(readText(value));
    return way === undefined ? [] : [[key.name, way.value] as const];
  });
  return ways.length === 0 ? undefined : Object.fromEntries(ways);
}

function readText(node: Node | undefined): Text | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string'
    ? { value: node.value, span: node.span }
    : undefined;
}

function text(map: MapNode | undefined, key: string): Text | undefined {
  return readText(valueOf(map, key));
}

/** The text at a key, unless it is a placeholder. */
function stated(map: MapNode | undefined, key: string, meaning: Meaning = 'text'): Text | undefined {
  return statedText(text(map, key), meaning);
}

function statedText(written: Text | undefined, meaning: Meaning = 'text'): Text | undefined {
  return written === undefined || isPlaceholder(meaning, written.value) ? undefined : written;
}

function isUnstated(entry: Goal | Criterion): boolean {
  return entry.isPlaceholder;
}

function isNobody({ value }: Text): boolean {
  return isPlaceholder('owner', value);
}

function authorityLevel(map: MapNode | undefined, key: string): Located<AuthorityLevel> | undefined {
  const word = text(map, key);
  return isAuthorityLevel(word?.value) ? { value: word.value, span: word.span } : undefined;
}

function scalar(map: MapNode | undefined, key: string): unknown {
  const node = valueOf(map, key);
  return node?.kind === 'scalar' ? node.value : undefined;
}

function list<T>(
  map: MapNode | undefined,
  key: string,
  read: (item: Node) => T | undefined,
  isNone?: (item: T) => boolean,
): Items<T> {
  return (
    listIfThere(map, key, read, isNone) ?? nothing(map?.span ?? { start: 0, end: 0 }, map?.hasErrors !== true)
  );
}

function listIfThere<T>(
  map: MapNode | undefined,
  key: string,
  read: (item: Node) => T | undefined,
  isNone?: (item: T) => boolean,
): Items<T> | undefined {
  const node = valueOf(map, key);
  if (node === undefined) return undefined;
  return node.kind === 'list' ? itemsOf(node, read, isNone) : nothing(node.span, false);
}

/** `isNone` says whether an item is a placeholder. */
function itemsOf<T>(
  node: ListNode,
  read: (item: Node) => T | undefined,
  isNone: (item: T) => boolean = () => false,
): Items<T> {
  const all = node.items.map(read).filter((item) => item !== undefined);
  const placeholders = all.filter(isNone);
  return {
    items: placeholders.length === 0 ? all : all.filter((item) => !isNone(item)),
    placeholders,
    span: node.span,
    isComplete: !node.hasErrors && all.length === node.items.length,
  };
}

/** The entries of a map from ids to entries. */
function entries<T>(map: MapNode | undefined, key: string, read: (entry: MapEntry) => T): Items<T> {
  const node = valueOf(map, key);
  if (node === undefined) return nothing(map?.span ?? { start: 0, end: 0 }, map?.hasErrors !== true);
  if (node.kind !== 'map') return nothing(node.span, false);
  return { items: node.entries.map(read), placeholders: [], span: node.span, isComplete: !node.hasErrors };
}

function idOf({ name, span }: KeyNode): Text {
  return { value: name, span };
}

function unreadIn(node: Node | undefined, isWholeValue = isWhole): UnparsedKeys {
  if (node?.kind !== 'map') return node === undefined || isWhole(node) ? allRead : new Set(['others']);
  const unread = node.entries.filter(
    ({ key, value }) => !isWholeValue(value) || !isOfItsKind(key.name, value),
  );
  if (unread.length === 0 && !node.hasErrors) return allRead;
  return new Set([...unread.map(({ key }) => key.name), ...(node.hasErrors ? ['others'] : [])]);
}

const allRead: UnparsedKeys = new Set();

const lists = ['domains', 'goals', 'decisionCriteria', 'unowned', 'paths', 'owners', 'decisions', 'members'];
const maps = ['competencies', 'requires'];

/**
 * Whether a value has the type that its key requires. If not, the key counts as unread: a string in place of
 * a list may be a list that the user is still typing.
 */
function isOfItsKind(key: string, node: Node): boolean {
  if (lists.includes(key)) return node.kind === 'list';
  if (maps.includes(key)) return node.kind === 'map';
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (key === 'authority') return isAuthorityLevel(value);
  if (key === 'owner') return typeof value === 'string';
  return key !== 'inherits' || typeof value === 'boolean';
}

/** Whether a tree has no parse errors and no empty values. */
function isWhole(node: Node): boolean {
  switch (node.kind) {
    case 'error':
      return false;
    case 'scalar':
      return node.value !== null;
    case 'list':
    case 'map':
      return !node.hasErrors && partsOf(node).every(isWhole);
  }
}

/** Like `isWhole`, for the value of a top-level key. Results for its parts are memoized. */
function isWholeSection(node: Node): boolean {
  if (node.kind !== 'list' && node.kind !== 'map') return isWhole(node);
  return !node.hasErrors && partsOf(node).every(isWholePart);
}

const isWholePart = memoizePart(isWhole);

/** Reads a map from competency ids to levels. */
function skills(node: Node | undefined): Skill[] {
  return (asMap(node)?.entries ?? []).flatMap(({ key, value }) =>
    value.kind === 'scalar'
      ? [{ competency: { value: key.name, span: key.span }, level: String(value.value) }]
      : [],
  );
}

function nothing<T>(span: Span, isWhole = true): Items<T> {
  return { items: [], placeholders: [], span, isComplete: isWhole };
}

function asMap(node: Node | undefined): MapNode | undefined {
  return node?.kind === 'map' ? node : undefined;
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
