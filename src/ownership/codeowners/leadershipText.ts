import { folderOf, type RepoPath } from '../../text/repoPath.ts';
import { quoted } from '../../text/sentence.ts';
import { oneLine, opening, scalar, slug, unusedId } from '../startText.ts';
import type { StatedPurpose } from '../statedPurpose.ts';
import { coveringRules, patternsOf } from './effect.ts';
import { hostName } from './host.ts';
import { importFaults, importNotes } from './importFaults.ts';
import type { Codeowners, CodeownersRule, Note } from './read.ts';
import { areDisjoint, partsOf, patternOf } from './shape.ts';

/** A leadership file that says what a CODEOWNERS file says, or what stands in the way, by the lines of that file. */
export type Imported =
  | { readonly text: string; readonly domains: number; readonly notes: readonly Note[] }
  | { readonly faults: readonly Note[] };

/** What there is besides a CODEOWNERS file. */
export interface Surroundings {
  /** What the CODEOWNERS file is called. */
  readonly from: string;
  /** All files of the repository, which are gone through several times. */
  readonly paths: Iterable<RepoPath>;
  readonly purpose?: StatedPurpose | undefined;
}

/**
 * Makes a leadership file that gives every path the owners that a CODEOWNERS file gives it. What is true for the
 * files there are stops it; what may come to be true is a note.
 */
export function leadershipTextOf(codeowners: Codeowners, { from, paths, purpose }: Surroundings): Imported {
  const narrow = narrowRules(codeowners, paths);
  const takers = takersOf(codeowners);
  const faults = [
    ...importFaults(codeowners, paths),
    ...[...takers].filter((rule) => narrow.has(rule)).map(narrowFault),
  ];
  if (faults.length > 0) return { faults };
  const groups = groupsOf(codeowners, takers, narrow);
  if ('fault' in groups) return { faults: [groups.fault] };
  const excluded = codeowners.rules.filter((rule) => rule.isExclusion && !takers.has(rule));
  const unowned = excluded.flatMap((rule) => (narrow.has(rule) ? [] : patternsFor(rule, narrow)));
  for (const rule of excluded)
    if (narrow.has(rule)) groups.push({ rule, patterns: patternsFor(rule, narrow), isClosed: true });
  const text = [
    `# Made of ${oneLine(from)} by "leadership init": every file has the owners that it has there.`,
    '# Replace each TODO by your own words.',
    ...opening(purpose),
    ...(groups.length === 0 ? ['domains: []'] : ['domains:', ...domainLines(groups, codeowners)]),
    ...(unowned.length === 0 ? [] : ['', '# What nobody has to own.', ...listLines('', 'unowned', unowned)]),
    '',
  ].join('\n');
  const notes = [...codeowners.notes, ...widened(codeowners, narrow), ...importNotes(codeowners)];
  return { text, domains: groups.length, notes };
}

/** Consecutive rules with the same owners: one domain. */
interface Group {
  readonly rule: CodeownersRule;
  readonly patterns: string[];
  /** Whether its list has a `!pattern`, which would take out of what other rules add to it. */
  readonly isClosed: boolean;
}

/** What a list holds at most. */
const maxItems = 5000;
/** More do not fit into the 1 MiB of a leadership file. */
const maxPatterns = 100_000;

function groupsOf(
  { rules, sections }: Codeowners,
  takers: ReadonlySet<CodeownersRule>,
  narrow: ReadonlySet<CodeownersRule>,
): Group[] | { readonly fault: Note } {
  const groups: Group[] = [];
  let count = 0;
  for (const section of sections.keys()) {
    const own = rules.filter((rule) => rule.section === section);
    const ownTakers = own.filter((rule) => takers.has(rule));
    for (const rule of own) {
      if (takers.has(rule) || rule.isExclusion) continue;
      const without = ownTakers.filter(
        (taker) => (taker.isExclusion || taker.line > rule.line) && mayMeet(rule, taker),
      );
      const patterns = [
        ...patternsFor(rule, narrow),
        ...without.flatMap((taker) => patternsFor(taker, narrow)).map((pattern) => `!${pattern}`),
      ];
      count += patterns.length;

      const isClosed = patterns.some((pattern) => pattern.startsWith('!'));
      const last = groups.at(-1);
      const joins =
        last !== undefined &&
        !isClosed &&
        !last.isClosed &&
        last.rule.section === section &&
        isSame(last.rule.owners, rule.owners) &&
        last.patterns.length + patterns.length <= maxItems;
      if (joins) last.patterns.push(...patterns);
      else groups.push({ rule, patterns, isClosed });
      if (groups.length > maxItems || count > maxPatterns) return { fault: tooMuch(rule) };
    }
  }
  return groups;
}

/**
 * Of a file with several sections, the rules that only take away from others of theirs. Where there is one section,
 * nobody else has what they take away: `unowned` or a domain without owners says so.
 */
function takersOf({ rules }: Codeowners): ReadonlySet<CodeownersRule> {
  const hasOneSection = new Set(rules.map(({ section }) => section)).size < 2;
  return new Set(
    hasOneSection ? [] : rules.filter(({ isExclusion, owners }) => isExclusion || owners.length === 0),
  );
}

function mayMeet({ shapes: ones = [] }: CodeownersRule, { shapes: others = [] }: CodeownersRule): boolean {
  return ones.some((one) => others.some((other) => !areDisjoint(one, other)));
}

function isSame(ones: readonly string[], others: readonly string[]): boolean {
  return (
    ones.length === others.length &&
    ones.every((owner, at) => owner.toLowerCase() === others[at]?.toLowerCase())
  );
}

/**
 * The rules for a file alone, as GitLab has them, whose patterns would cover files here that they do not cover there:
 * there is a folder of that name.
 */
function narrowRules({ rules }: Codeowners, paths: Iterable<RepoPath>): ReadonlySet<CodeownersRule> {
  const covering = coveringRules(rules.filter(isForFilesAlone));
  const narrow = new Set<CodeownersRule>();
  const seen = new Set<RepoPath>(['']);
  for (const path of paths)
    for (let folder = folderOf(path); !seen.has(folder); folder = folderOf(folder)) {
      seen.add(folder);
      for (const rule of covering(folder)) narrow.add(rule);
    }
  return narrow;
}

function isForFilesAlone({ shapes = [] }: CodeownersRule): boolean {
  return shapes.some((shape) => patternOf(shape).isWider);
}

function patternsFor(rule: CodeownersRule, narrow: ReadonlySet<CodeownersRule>): string[] {
  return (rule.shapes ?? []).flatMap((shape) =>
    narrow.has(rule) ? patternsOf(shape) : [patternOf(shape).pattern],
  );
}

function widened({ rules, host }: Codeowners, narrow: ReadonlySet<CodeownersRule>): Note[] {
  const rule = rules.find((one) => isForFilesAlone(one) && !narrow.has(one));
  return rule === undefined
    ? []
    : [
        {
          line: rule.line,
          message: `On ${hostName(host)}, ${quoted(rule.pattern)} covers nothing in a folder of that name; in leadership.yaml it would, and so would others. There is no such folder now`,
        },
      ];
}

function narrowFault({ line, pattern }: CodeownersRule): Note {
  return {
    line,
    message: `${quoted(pattern)} takes out files alone, and there is a folder of that name, whose files leadership.yaml would take out too: write other patterns for it`,
  };
}

function tooMuch({ line }: CodeownersRule): Note {
  return {
    line,
    message: `A leadership file holds at most ${String(maxItems)} domains, and ends at 1 MiB: the lines up to this one are more. Put lines with the same owners one below the other`,
  };
}

function domainLines(groups: readonly Group[], { sections }: Codeowners): string[] {
  const taken = new Set<string>();
  let section = 0;
  return groups.flatMap(({ rule, patterns }) => {
    const heading = rule.section === section ? [] : [`  # [${oneLine(sections[rule.section]?.name ?? '')}]`];
    section = rule.section;
    const owners = new Map(rule.owners.map((owner) => [owner.toLowerCase(), owner]));
    return [
      ...heading,
      `  - id: ${scalar(unusedId(idsFor(rule), taken))}`,
      ...listLines('    ', 'paths', patterns),
      ...listLines('    ', 'owners', [...owners.values()]),
    ];
  });
}

/** A list on one line, where that is not long; of a text that comes twice the last one counts. */
function listLines(indent: string, key: string, texts: readonly string[]): string[] {
  const scalars = [...new Set(texts.toReversed())].reverse().map(scalar);
  const line = `${indent}${key}: [${scalars.join(', ')}]`;
  return line.length <= 110 ? [line] : [`${indent}${key}:`, ...scalars.map((text) => `${indent}  - ${text}`)];
}

/** Ids for a rule, of the folders that its pattern names: the innermost, then with those above it. */
function idsFor({ shapes = [], owners }: CodeownersRule): string[] {
  const names = partsOf(shapes[0] ?? []).body.filter((name) => name !== '**' && name !== '*');
  if (names.length === 0) return [owners.length === 0 ? 'nobody' : 'everything'];
  const words = names.map(slug).filter((word) => word !== '');
  const ids = words.map((_, at) => words.slice(words.length - 1 - at).join('-'));
  return [...ids, slug((owners[0] ?? 'nobody').replace(/^.*\//, ''))];
}
