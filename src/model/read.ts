import { originOf } from '../parse/moved.ts';
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
import { remembered } from '../text/remember.ts';
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
  Unread,
} from './leadership.ts';

/** Builds the model from a tree of any shape. Values that do not match the format are treated as absent. */
export function readLeadership(root: Node, file: RepoPath): Leadership {
  const map = asMap(root);
  return {
    file,
    folder: governedFolder(file),
    inherits: scalar(map, 'inherits') === true,
    ...optional('purpose', text(map, 'purpose')),
    goals: list(map, 'goals', goalOf),
    criteria: list(map, 'decisionCriteria', criterionOf),
    ...optional('authority', rung(map, 'authority')),
    people: entries(map, 'people', personOf),
    teams: entries(map, 'teams', teamOf),
    competencies: entries(map, 'competencies', competencyOf),
    domains: list(map, 'domains', domainOf),
    unowned: list(map, 'unowned', readText),
    ...optional('review', readReview(valueOf(map, 'review'))),
    rules: (asMap(valueOf(map, 'rules'))?.entries ?? []).flatMap(({ key, value }) =>
      value.kind === 'scalar' ? [{ code: key.name, severity: String(value.value) }] : [],
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

/** Memoizes the model of a part of the tree. If the part only moved, the spans of its model are shifted. */
function readOnce<P extends Node | MapEntry, T>(read: (part: P) => T): (part: P) => T {
  const lastOf = remembered((own: P) => ({ value: read(own), by: 0 }));
  return (part) => {
    const { own, by } = originOf(part);
    const last = lastOf(own);
    if (last.by !== by) {
      last.value = moved(last.value, by - last.by);
      last.by = by;
    }
    return last.value;
  };
}

function readGoal(node: Node): Goal | undefined {
  const sentence = readText(node);
  if (sentence !== undefined) return { statement: sentence, isMeasured: false, span: node.span };
  const map = asMap(node);
  const statement = text(map, 'statement');
  if (map === undefined || statement === undefined) return undefined;
  return {
    ...optional('id', text(map, 'id')),
    statement,
    ...optional('owner', text(map, 'owner')),
    ...optional('due', text(map, 'due')),
    ...optional('status', text(map, 'status')),
    isMeasured: valueOf(map, 'measure') !== undefined,
    span: map.span,
  };
}

function readCriterion(node: Node): Criterion | undefined {
  const sentence = readText(node);
  if (sentence !== undefined)
    return {
      statement: sentence,
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
    ...optional('why', text(map, 'why')),
    ...optional('example', text(map, 'example')),
    serves: list(map, 'serves', readText),
    domains: listIfThere(map, 'domains', readText),
    paths: listIfThere(map, 'paths', readText),
    span: map.span,
  };
}

/** A person whose entry cannot be read is still declared. */
function readPerson(id: Text, node: Node): Person {
  const map = asMap(node);
  return {
    id,
    name: readText(node) ?? text(map, 'name') ?? id,
    ...optional('email', text(map, 'email')),
    ...optional('github', text(map, 'github')),
    ...optional('gitlab', text(map, 'gitlab')),
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
  return { ...optional('until', text(map, 'until')), ...optional('deputy', text(map, 'deputy')) };
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
    ...optional('name', text(map, 'name')),
    members: node.kind === 'list' ? itemsOf(node, readText) : list(map, 'members', readText),
    ...optional('github', text(map, 'github')),
    ...optional('gitlab', text(map, 'gitlab')),
    span: node.span,
    unread: unreadIn(node),
  };
}

function readCompetency(id: Text, node: Node): Competency {
  const name = readText(node) ?? text(asMap(node), 'name') ?? id;
  return { id, name, span: node.span, unread: unreadIn(node) };
}

function readDomain(node: Node): Domain | undefined {
  const map = asMap(node);
  if (map === undefined) return undefined;
  const contact = readContact(valueOf(map, 'contact'));
  return {
    id: text(map, 'id') ?? { value: '', span: map.entries[0]?.key.span ?? map.span },
    ...optional('name', text(map, 'name')),
    ...optional('purpose', text(map, 'purpose')),
    paths: list(map, 'paths', readText),
    owners: listIfThere(map, 'owners', readText),
    ...optional('parent', text(map, 'parent')),
    ...optional('delegatedBy', text(map, 'delegatedBy')),
    ...optional('authority', rung(map, 'authority')),
    decisions: list(map, 'decisions', readDecision).items,
    criteria: list(map, 'decisionCriteria', readCriterion),
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
  const authority = rung(map, 'authority');
  if (map === undefined || decision === undefined || authority === undefined) return undefined;
  return {
    decision: decision.value,
    authority: authority.value,
    consult: list(map, 'consult', readText).items,
    inform: list(map, 'inform', readText).items,
  };
}

function readContact(node: Node | undefined): Contact | undefined {
  if (node === undefined) return undefined;
  const line = readText(node);
  if (line !== undefined) return line.value;
  const ways = (asMap(node)?.entries ?? []).flatMap(({ key, value }) => {
    const way = readText(value);
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

function rung(map: MapNode | undefined, key: string): Located<AuthorityLevel> | undefined {
  const word = text(map, key);
  return isAuthorityLevel(word?.value) ? { value: word.value, span: word.span } : undefined;
}

function scalar(map: MapNode | undefined, key: string): unknown {
  const node = valueOf(map, key);
  return node?.kind === 'scalar' ? node.value : undefined;
}

function list<T>(map: MapNode | undefined, key: string, read: (item: Node) => T | undefined): Items<T> {
  return listIfThere(map, key, read) ?? nothing(map?.span ?? { start: 0, end: 0 }, map?.damaged !== true);
}

function listIfThere<T>(
  map: MapNode | undefined,
  key: string,
  read: (item: Node) => T | undefined,
): Items<T> | undefined {
  const node = valueOf(map, key);
  if (node === undefined) return undefined;
  return node.kind === 'list' ? itemsOf(node, read) : nothing(node.span, false);
}

function itemsOf<T>(node: ListNode, read: (item: Node) => T | undefined): Items<T> {
  const items = node.items.map(read).filter((item) => item !== undefined);
  return { items, span: node.span, isWhole: !node.damaged && items.length === node.items.length };
}

/** The entries of a map from ids to entries. */
function entries<T>(map: MapNode | undefined, key: string, read: (entry: MapEntry) => T): Items<T> {
  const node = valueOf(map, key);
  if (node === undefined) return nothing(map?.span ?? { start: 0, end: 0 }, map?.damaged !== true);
  if (node.kind !== 'map') return nothing(node.span, false);
  return { items: node.entries.map(read), span: node.span, isWhole: !node.damaged };
}

function idOf({ name, span }: KeyNode): Text {
  return { value: name, span };
}

function unreadIn(node: Node | undefined, isWholeValue = isWhole): Unread {
  if (node?.kind !== 'map') return new Set(node === undefined || isWhole(node) ? [] : ['others']);
  const unread = node.entries
    .filter(({ key, value }) => !isWholeValue(value) || !isOfItsKind(key.name, value))
    .map(({ key }) => key.name);
  return new Set(node.damaged ? [...unread, 'others'] : unread);
}

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
  return key !== 'inherits' || typeof value === 'boolean';
}

/** Whether a tree has no parse errors and no empty values. */
function isWhole(node: Node): boolean {
  switch (node.kind) {
    case 'dark':
      return false;
    case 'scalar':
      return node.value !== null;
    case 'list':
    case 'map':
      return !node.damaged && partsOf(node).every(isWhole);
  }
}

/** Like `isWhole`, for the value of a top-level key. Results for its parts are memoized. */
function isWholeSection(node: Node): boolean {
  if (node.kind !== 'list' && node.kind !== 'map') return isWhole(node);
  return !node.damaged && partsOf(node).every((part) => isWholePart(originOf(part).own));
}

const isWholePart = remembered(isWhole);

/** Reads a map from competency ids to levels. */
function skills(node: Node | undefined): Skill[] {
  return (asMap(node)?.entries ?? []).flatMap(({ key, value }) =>
    value.kind === 'scalar'
      ? [{ competency: { value: key.name, span: key.span }, level: String(value.value) }]
      : [],
  );
}

function nothing<T>(span: Span, isWhole = true): Items<T> {
  return { items: [], span, isWhole };
}

function asMap(node: Node | undefined): MapNode | undefined {
  return node?.kind === 'map' ? node : undefined;
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
