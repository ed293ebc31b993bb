import type { Domain, Leadership, Text } from '../../model/leadership.ts';
import { statusOfDomain } from '../../model/owner.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { quoted } from '../../text/sentence.ts';
import { visibleLine } from '../../text/visible.ts';
import { readPattern } from '../patterns/pattern.ts';
import type { MatchSet } from '../patterns/matchSet.ts';
import type { Ownership } from '../patterns/ownership.ts';
import { handlesOn } from './handles.ts';
import { hostName, type Host } from './host.ts';
import {
  areDisjoint,
  canonical,
  intersection,
  isCovered,
  literal,
  mayMeet,
  partsOf,
  shapeOf,
  type Shape,
} from './shape.ts';

/** An entry of a leadership file that a host cannot express. */
export interface UnsupportedEntry {
  readonly leadership: Leadership;
  readonly at: Text;
  /** The problem and the remedy. */
  readonly message: string;
}

/** The lines of a CODEOWNERS file, or why there are none. */
export type GeneratedCodeowners =
  | {
      readonly lines: readonly string[];
      /** The owners that are left out, because they are placeholders. */
      readonly placeholders: readonly UnsupportedEntry[];
    }
  | { readonly refusals: readonly UnsupportedEntry[] };

/** A line to write. */
interface Line {
  readonly shape: Shape;
  readonly owners: readonly string[];
  /** Whether its paths are intentionally unowned. */
  readonly isUnowned: boolean;
  /** A comment with its source. */
  readonly title: string;
}

/** The lines of a CODEOWNERS file, the outermost leadership file first, since on a host too the last match wins. */
export function writeCodeowners(
  leaderships: readonly Leadership[],
  ownership: Ownership,
  host: Host,
): GeneratedCodeowners {
  const refusals: UnsupportedEntry[] = [];
  const lines: Line[] = [];
  const budget = { lines: maxRestored };
  for (const leadership of leaderships.toSorted(outermostFirst)) {
    if (!leadership.inherits && leadership.folder !== '') {
      const folder = leadership.folder.split('/').map(literal);
      lines.push({
        shape: [...folder, '*', '**'],
        owners: [],
        isUnowned: false,
        title: `${leadership.file} does not inherit`,
      });
    }
    const refuse = (at: Text, message: string): void => {
      refusals.push({ leadership, at, message });
    };
    for (const domain of leadership.domains.items)
      addList(lines, domain.paths.items, {
        host,
        folder: leadership.folder,
        owners: ownersOf(domain, ownership, leadership, host, refuse),
        isUnowned: statusOfDomain(domain) === 'intentionally-unowned',
        title: `${domain.id.value} (${leadership.file})`,
        refuse,
        budget,
      });
    addList(lines, leadership.unowned.items, {
      host,
      folder: leadership.folder,
      owners: [],
      isUnowned: true,
      title: `unowned (${leadership.file})`,
      refuse,
      budget,
    });
  }
  return refusals.length > 0
    ? { refusals }
    : { lines: textsOf(lines, host), placeholders: leaderships.flatMap(placeholdersIn) };
}

function placeholdersIn(leadership: Leadership): UnsupportedEntry[] {
  return leadership.domains.items
    .flatMap(({ owners }) => owners?.placeholders ?? [])
    .map((at) => ({
      leadership,
      at,
      message: `${quoted(at.value)} is a placeholder and was left out. Replace it with an owner.`,
    }));
}

/** The handles of the owners of a path with these matches on a host; owners without one are left out. */
export function ownersOn(host: Host, ownership: Ownership, set: MatchSet): readonly string[] {
  const { matchedBy } = ownership.winnerIn(set);
  return matchedBy?.domain === undefined
    ? []
    : ownersOf(matchedBy.domain, ownership, matchedBy.leadership, host, () => undefined);
}

type Refuse = (at: Text, message: string) => void;

function outermostFirst(one: Leadership, other: Leadership): number {
  const depth = ({ folder }: Leadership): number => (folder === '' ? 0 : folder.split('/').length);
  return depth(one) - depth(other) || (one.folder < other.folder ? -1 : 1);
}

function ownersOf(
  domain: Domain,
  ownership: Ownership,
  { folder }: Leadership,
  host: Host,
  refuse: Refuse,
): string[] {
  const owners = new Map<string, string>();
  for (const owner of domain.owners?.items ?? []) {
    const found = handlesOn(host, ownership.scopeIn(folder), owner.value);
    if ('missing' in found) refuse(owner, found.missing);
    else for (const handle of found.handles) owners.set(handle.toLowerCase(), handle);
  }
  return [...owners.values()];
}

/** Adds the lines of a list of patterns; for a `!pattern`, repeats the earlier lines that match there. */
function addList(
  lines: Line[],
  patterns: readonly Text[],
  list: {
    host: Host;
    folder: RepoPath;
    owners: readonly string[];
    isUnowned: boolean;
    title: string;
    refuse: Refuse;
    budget: { lines: number };
  },
): void {
  const { host, folder, owners, isUnowned, title, refuse, budget } = list;
  const before = patterns.some(({ value }) => value.startsWith('!')) ? lastOfEach(lines) : [];
  const add = (at: Text, line: Line): void => {
    const message = unsupportedReason(line.shape, host);
    if (message === undefined) lines.push(line);
    else refuse(at, message);
  };
  const own: Shape[] = [];
  for (const [position, at] of patterns.entries()) {
    const reading = readPattern(at.value);
    if ('fault' in reading) continue;
    const shape = shapeOf(at.value, folder);
    if (!reading.pattern.isNegated) {
      const isAlone = host === 'gitlab' && patterns[position + 1]?.value === `!${at.value}/`;
      const written = isAlone && isOnlyOne(shape, own) ? fileAlone(shape) : shape;
      add(at, { shape: written, owners, isUnowned, title });
      own.push(shape);
      continue;
    }
    const previous = patterns[position - 1];
    if (lines.at(-1)?.title === title && previous !== undefined && at.value === `!${previous.value}/`)
      if (partsOf(lines.at(-1)?.shape ?? []).end === 'exact') continue;
    const restored = budget.lines < 0 ? undefined : restore(before, shape);
    budget.lines -= restored?.length ?? 0;
    if (restored === undefined)
      refuse(at, `Exclusion "${at.value}" cannot be expressed in CODEOWNERS. Rewrite the list without "!".`);
    else for (const line of restored) add(at, { ...line, title: `${title} without ${at.value}` });
  }
}

/** The limit of repeated lines: those of one `!pattern` are repeated for the next. */
const maxRestored = 5000;

/** Whether a shape has no path in common with others. */
function isOnlyOne(shape: Shape, others: readonly Shape[]): boolean {
  return others.every((other) => intersection(shape, other)?.length === 0);
}

/** `name` and `!name/` together: only the file itself. */
function fileAlone(shape: Shape): Shape {
  return partsOf(shape).end === 'self' ? shape.slice(0, -1) : shape;
}

/** The lines that give the paths of a shape their earlier owners again; undefined if there are none. */
function restore(before: readonly Line[], shape: Shape): Line[] | undefined {
  const first = before.findLastIndex((line) => isCovered(shape, line.shape));
  const { owners = [], isUnowned = false } = before[first] ?? {};
  const restored: Line[] = [{ shape, owners, isUnowned, title: '' }];
  for (const line of before.slice(first + 1)) {
    const shapes = intersection(line.shape, shape);
    if (shapes === undefined) return undefined;
    restored.push(...shapes.map((both) => ({ ...line, shape: both })));
  }
  return lastOfEach(restored);
}

/** Of lines with the same shape only the last one, since the others cannot win. */
function lastOfEach(lines: readonly Line[]): Line[] {
  const byShape = new Map<string, Line>();
  for (const line of lines) {
    const key = line.shape.join('/');
    byShape.delete(key);
    byShape.set(key, line);
  }
  return [...byShape.values()];
}

/** The text of lines; of those with the same pattern only the last one, since the others cannot win. */
function textsOf(lines: readonly Line[], host: Host): string[] {
  const written = lines.map((line) => ({ ...line, patterns: hostPatterns(line.shape, host) ?? [] }));
  const excluding = host === 'gitlab' ? exclusionsAmong(lines) : undefined;
  const last = new Map<string, number>();
  for (const [at, { patterns }] of written.entries()) for (const pattern of patterns) last.set(pattern, at);
  const texts: string[] = [];
  let title = '';
  for (const [at, line] of written.entries())
    for (const pattern of line.patterns) {
      if (last.get(pattern) !== at) continue;
      if (line.title !== title) texts.push(`# ${visibleLine(line.title)}`);
      title = line.title;
      texts.push([`${excluding?.has(at) === true ? '!' : ''}${pattern}`, ...line.owners].join(' '));
    }
  return texts;
}

/**
 * The positions of the lines to write as `!pattern` on GitLab, which reports a line without owners as an error: those of
 * intentionally unowned paths, unless a later line gives some of them an owner. An exclusion wins over later lines.
 */
function exclusionsAmong(lines: readonly Line[]): ReadonlySet<number> {
  const excluding = new Set<number>();
  const later: Shape[] = [];
  let left = maxComparisons;
  for (const [at, { shape, owners, isUnowned }] of [...lines.entries()].reverse()) {
    if (owners.length > 0) later.push(shape);
    else if (isUnowned) {
      const near = later.filter((other) => !areDisjoint(shape, other));
      left -= near.length;
      if (left < 0) break;
      if (!near.some((other) => mayMeet(shape, other))) excluding.add(at);
    }
  }
  return excluding;
}

const maxComparisons = 20_000;

/** The patterns of a host that together match exactly the paths of a shape; undefined if there are none. */
export function hostPatterns(shape: Shape, host: Host): string[] | undefined {
  if (unsupportedReason(shape, host) !== undefined) return undefined;
  const { body, end } = partsOf(canonical(shape));
  if (body.length === 0) return end === 'children' ? ['/*'] : ['*'];
  const names = body.map((name) => (name === '**' ? name : escaped(name)));
  const only = names[1] ?? '';
  // With an `@`, it could be an address in place of a pattern.
  const isPlainFloat = names.length === 2 && names[0] === '**' && /^[\w.*?-][^@]*$/.test(only);
  const text = isPlainFloat && end !== 'children' ? only : `/${names.join('/')}`;
  switch (end) {
    case 'below':
      return [`${text}/`];
    case 'children':
      return [`${text}/*`];
    case 'exact':
      return [text];
    case 'self':
      return host === 'github' ? [text] : [text, `${text}/`];
  }
}

/** Why a host cannot express a shape. */
function unsupportedReason(shape: Shape, host: Host): string | undefined {
  const name = hostName(host);
  if (shape.some((segment) => /[^\S ]|\p{Cc}/u.test(segment)))
    return `${name} does not support control characters in patterns. Use "?" instead.`;
  if (shape.some((segment) => segment.includes('\\\\')))
    return `${name} does not define backslashes in names. Use "?" instead.`;
  if (host === 'github' && partsOf(shape).end === 'exact')
    return 'GitHub cannot match a file without also matching a folder of the same name.';
  return undefined;
}

function escaped(name: string): string {
  return name.replace(/[ [\]]/g, '\\$&');
}
