import { folderOf, type RepoPath } from '../../text/repoPath.ts';
import { quoted } from '../../text/sentence.ts';
import { visibleLine } from '../../text/visible.ts';
import { opening, scalar, slug, unusedId } from './startText.ts';
import type { StatedPurpose } from './statedPurpose.ts';
import { coveringRules, patternsOf } from './effect.ts';
import { hostName } from './host.ts';
import { importErrors, importNotes } from './importErrors.ts';
import type { Codeowners, CodeownersRule, CodeownersNote } from './codeowners.ts';
import { areDisjoint, partsOf, patternOf } from './shape.ts';

/** A leadership file with the owners of a CODEOWNERS file, or the lines that prevent it. */
export type ConvertedCodeowners =
  | { readonly text: string; readonly domains: number; readonly notes: readonly CodeownersNote[] }
  | { readonly errors: readonly [CodeownersNote, ...CodeownersNote[]] };

/** What the conversion uses in addition to the CODEOWNERS file. */
export interface ConversionContext {
  /** The path of the CODEOWNERS file. */
  readonly from: string;
  /** All files of the repository, iterable several times. */
  readonly paths: Iterable<RepoPath>;
  readonly purpose?: StatedPurpose | undefined;
}

/**
 * A leadership file that gives every path the same owners as a CODEOWNERS file. A difference for an existing file is
 * an error, a possible difference for new files is a note.
 */
export function convertCodeowners(
  codeowners: Codeowners,
  { from, paths, purpose }: ConversionContext,
): ConvertedCodeowners {
  const narrow = narrowRules(codeowners, paths);
  const removers = removersOf(codeowners);
  const [error, ...errors] = [
    ...importErrors(codeowners, paths),
    ...[...removers].filter((rule) => narrow.has(rule)).map(narrowError),
  ];
  if (error !== undefined) return { errors: [error, ...errors] };
  const groups = groupsOf(codeowners, removers, narrow);
  if ('error' in groups) return { errors: [groups.error] };
  const excluded = codeowners.rules.filter((rule) => rule.isExclusion && !removers.has(rule));
  const unowned = excluded.flatMap((rule) => (narrow.has(rule) ? [] : patternsFor(rule, narrow)));
  for (const rule of excluded)
    if (narrow.has(rule)) groups.push({ rule, patterns: patternsFor(rule, narrow), isClosed: true });
  const text = [
    `# Generated from ${visibleLine(from)} by "leadership init".`,
    '# Replace each TODO with your own words.',
    ...opening(purpose),
    ...(groups.length === 0 ? ['domains: []'] : ['domains:', ...domainLines(groups, codeowners)]),
    ...(unowned.length === 0
      ? []
      : ['', '# Paths that need no owner.', ...listLines('', 'unowned', unowned)]),
    '',
  ].join('\n');
  const notes = [...codeowners.notes, ...widened(codeowners, narrow), ...importNotes(codeowners)];
  return { text, domains: groups.length, notes };
}

/** Consecutive rules with the same owners: one domain. */
interface Group {
  readonly rule: CodeownersRule;
  readonly patterns: string[];
  /** Whether its list has a `!pattern`, which would also exclude paths of rules added to it. */
  readonly isClosed: boolean;
}

/** The limit of a list. */
const maxItems = 5000;
/** More do not fit in the 1 MiB of a leadership file. */
const maxPatterns = 100_000;

function groupsOf(
  { rules, sections }: Codeowners,
  removers: ReadonlySet<CodeownersRule>,
  narrow: ReadonlySet<CodeownersRule>,
): Group[] | { readonly error: CodeownersNote } {
  const groups: Group[] = [];
  let count = 0;
  for (const section of sections.keys()) {
    const own = rules.filter((rule) => rule.section === section);
    const ownRemovers = [...own.entries()].filter(([, rule]) => removers.has(rule));
    for (const [at, rule] of own.entries()) {
      if (removers.has(rule) || rule.isExclusion) continue;
      const without = ownRemovers
        .filter(([place, remover]) => (remover.isExclusion || place > at) && mayMeet(rule, remover))
        .map(([, remover]) => remover);
      const patterns = [
        ...patternsFor(rule, narrow),
        ...without.flatMap((remover) => patternsFor(remover, narrow)).map((pattern) => `!${pattern}`),
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
      if (groups.length > maxItems || count > maxPatterns) return { error: tooMany(rule) };
    }
  }
  return groups;
}

/**
 * In a file with several sections, the rules that only remove owners that other rules of their section give. With one
 * section, the paths have no other owners: they are in `unowned` or in a domain without owners.
 */
function removersOf({ rules }: Codeowners): ReadonlySet<CodeownersRule> {
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
 * GitLab's rules for a file alone for which there is a folder of that name: their patterns would match files in that
 * folder here, but not on GitLab.
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

function widened({ rules, host }: Codeowners, narrow: ReadonlySet<CodeownersRule>): CodeownersNote[] {
  const rule = rules.find((one) => isForFilesAlone(one) && !narrow.has(one));
  return rule === undefined
    ? []
    : [
        {
          line: rule.line,
          message: `On ${hostName(host)}, ${quoted(rule.pattern)} does not match inside a folder of that name; in leadership.yaml it does. No such folder exists now.`,
        },
      ];
}

function narrowError({ line, pattern }: CodeownersRule): CodeownersNote {
  return {
    line,
    message: `Exclusion ${quoted(pattern)} cannot be imported: leadership.yaml would also exclude the folder of that name. Rewrite it.`,
  };
}

function tooMany({ line }: CodeownersRule): CodeownersNote {
  return {
    line,
    message: `Too many domains (max ${String(maxItems)}, 1 MiB). Group lines with the same owners.`,
  };
}

function domainLines(groups: readonly Group[], { sections }: Codeowners): string[] {
  const taken = new Set<string>();
  let section = 0;
  return groups.flatMap(({ rule, patterns }) => {
    const heading =
      rule.section === section ? [] : [`  # [${visibleLine(sections[rule.section]?.name ?? '')}]`];
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

/** A list on one line if it is short; of repeated texts only the last one is kept. */
function listLines(indent: string, key: string, texts: readonly string[]): string[] {
  const scalars = [...new Set(texts.toReversed())].reverse().map(scalar);
  const line = `${indent}${key}: [${scalars.join(', ')}]`;
  return line.length <= 110 ? [line] : [`${indent}${key}:`, ...scalars.map((text) => `${indent}  - ${text}`)];
}

/** Ids for a rule from the folders in its pattern: the innermost, then with those above it. */
function idsFor({ shapes = [], owners }: CodeownersRule): string[] {
  const names = partsOf(shapes[0] ?? []).body.filter((name) => name !== '**' && name !== '*');
  if (names.length === 0) return [owners.length === 0 ? 'unowned' : 'everything'];
  const words = names.map(slug).filter((word) => word !== '');
  const ids = words.map((_, at) => words.slice(words.length - 1 - at).join('-'));
  return [...ids, slug((owners[0] ?? 'unowned').replace(/^.*\//, ''))];
}
