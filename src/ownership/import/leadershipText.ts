import { folderOf, type RepoPath } from '../../text/repoPath.ts';
import { quoted } from '../../text/sentence.ts';
import type { Codeowners, CodeownersNote } from '../codeowners/codeowners.ts';
import { compileShapes, patternsOf } from '../codeowners/effect.ts';
import { hostName, type Host } from '../codeowners/host.ts';
import { patternOf } from '../codeowners/shape.ts';
import type { StatedPurpose } from '../codeowners/statedPurpose.ts';
import { annotationsOf } from './annotations.ts';
import { domainRulesOf, type CombinedRules, type DomainRule, type SectionOwners } from './domainRules.ts';
import { domainsOf } from './domains.ts';
import { fileText } from './fileText.ts';
import { importErrors, lostConditions } from './importErrors.ts';
import { newFileNotes } from './newFileNotes.ts';
import { withRootPatterns } from './rootPatterns.ts';

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
  /** The owners of a file in several sections of GitLab: by default, those of all of them. */
  readonly sectionOwners?: SectionOwners | undefined;
}

/**
 * A leadership file that gives every path the same owners as a CODEOWNERS file. There is one domain for the same owners
 * wherever the order of the rules allows it, with the comments about its rules. A difference for an existing file is an
 * error, a possible difference for new files is a note.
 */
export function convertCodeowners(
  original: Codeowners,
  { from, paths, purpose, sectionOwners = 'all' }: ConversionContext,
): ConvertedCodeowners {
  const [error, ...errors] = importErrors(original);
  if (error !== undefined) return { errors: [error, ...errors] };
  const codeowners = withRootPatterns(original, paths);
  const sorted =
    sortedInto(codeowners, paths, sectionOwners, 'needed') ??
    sortedInto(codeowners, paths, sectionOwners, 'all');
  if (sorted === undefined) return { errors: [{ line: 1, message: noOrder }] };
  if ('errors' in sorted) return sorted;
  const { rules, ownersOf, narrow, unmatched, domains } = sorted;
  const patterns = rules.flatMap((rule) => patternsFor(rule, narrow));
  if (domains.length > maxItems || patterns.length > maxPatterns)
    return { errors: [{ line: rules.at(-1)?.rule.line ?? 1, message: tooMany }] };
  const losses = lostConditions(codeowners);
  const written = new Set(rules.map(({ rule }) => rule.line));
  const text = fileText({
    ...{ domains, from, purpose, losses: new Map(losses.map(({ line, message }) => [line, message])) },
    patternsFor: (rule) => patternsFor(rule, narrow),
    // The comments about a rule that is left out are about the next one then.
    annotations: annotationsOf({
      ...codeowners,
      rules: codeowners.rules.filter(({ line }) => written.has(line)),
    }),
  });
  const notes = [
    ...codeowners.notes,
    ...losses,
    ...widened(rules, narrow, codeowners.host),
    ...[...unmatched].map(unmatchedNote),
    ...newFileNotes(codeowners, domains, ownersOf),
  ];
  return {
    text,
    domains: domains.filter(({ isUnowned }) => !isUnowned).length,
    notes: notes.sort((one, other) => one.line - other.line),
  };
}

/** The rules and domains of a CODEOWNERS file; undefined if no order of domains gives every file its owners. */
function sortedInto(
  codeowners: Codeowners,
  paths: Iterable<RepoPath>,
  sectionOwners: SectionOwners,
  combined: CombinedRules,
) {
  const read = domainRulesOf(codeowners, paths, sectionOwners, combined);
  if ('errors' in read) return read;
  const { narrow, unmatched } = narrowRules(read.rules, paths);
  const rules = read.rules.filter((rule) => !unmatched.has(rule));
  const domains = domainsOf(rules, (rule) => (narrow.has(rule) ? rule : undefined), paths, read.ownersOf);
  return domains === undefined ? undefined : { ...read, rules, narrow, unmatched, domains };
}

/** The limit of a list. */
export const maxItems = 5000;
/** More do not fit in the 1 MiB of a leadership file. */
export const maxPatterns = 100_000;
const tooMany = `Too many domains (max ${String(maxItems)}, 1 MiB). Group lines with the same owners.`;
const noOrder =
  'No order of domains gives every file its owners in all sections. Simplify the sections, or use "--sections last".';

/**
 * GitLab's rules for a file alone for which there is a folder of that name: their patterns would match files in that
 * folder here, but not on GitLab. Those that match no file at all are useless.
 */
export function narrowRules(
  rules: readonly DomainRule[],
  paths: Iterable<RepoPath>,
): { readonly narrow: ReadonlySet<DomainRule>; readonly unmatched: ReadonlySet<DomainRule> } {
  const alone = rules.filter(({ shape }) => patternOf(shape).isWider);
  const matching = compileShapes(alone.map(({ shape }) => shape));
  const rulesFor = (path: RepoPath): DomainRule[] => matching(path).flatMap((at) => alone[at] ?? []);
  const narrow = new Set<DomainRule>();
  const matched = new Set<DomainRule>();
  const seen = new Set<RepoPath>(['']);
  for (const path of alone.length === 0 ? [] : paths) {
    for (const rule of rulesFor(path)) matched.add(rule);
    for (let folder = folderOf(path); !seen.has(folder); folder = folderOf(folder)) {
      seen.add(folder);
      for (const rule of rulesFor(folder)) narrow.add(rule);
    }
  }
  return { narrow, unmatched: new Set([...narrow].filter((rule) => !matched.has(rule))) };
}

function unmatchedNote({ rule: { line, pattern } }: DomainRule): CodeownersNote {
  return {
    line,
    message: `Not imported: on GitLab, ${quoted(pattern)} matches no file. For the folder, write ${quoted(`${pattern}/`)}.`,
  };
}

export function patternsFor(rule: DomainRule, narrow: ReadonlySet<DomainRule>): readonly string[] {
  return narrow.has(rule) ? patternsOf(rule.shape) : [patternOf(rule.shape).pattern];
}

function widened(
  rules: readonly DomainRule[],
  narrow: ReadonlySet<DomainRule>,
  host: Host,
): CodeownersNote[] {
  const first = rules.find((rule) => patternOf(rule.shape).isWider && !narrow.has(rule));
  return first === undefined
    ? []
    : [
        {
          line: first.rule.line,
          message: `On ${hostName(host)}, ${quoted(first.rule.pattern)} does not match inside a folder of that name; in leadership.yaml it does. No such folder exists now.`,
        },
      ];
}
