import { isHandle } from '../../model/owner.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { quoted } from '../../text/sentence.ts';
import { resolveOwners } from './effect.ts';
import type { Codeowners, CodeownersRule, CodeownersNote } from './codeowners.ts';
import { examplePath, intersection } from './shape.ts';

/**
 * The lines of a CODEOWNERS file that a leadership file cannot express: owners of several sections for a file, roles,
 * optional sections, several approvals, and some patterns.
 */
export function importErrors(codeowners: Codeowners, paths: Iterable<RepoPath>): CodeownersNote[] {
  return [...unsupported(codeowners), ...sharedPaths(codeowners, paths)].sort(
    (one, other) => one.line - other.line,
  );
}

function unsupported(codeowners: Codeowners): CodeownersNote[] {
  const { rules, sections } = codeowners;
  return [
    ...rules.flatMap(errorsOf),
    ...sections.flatMap(({ line, name, isOptional }, at) =>
      isOptional && rules.some(({ section }) => section === at)
        ? { line, message: `Optional section [${name}] cannot be imported. Remove its "^".` }
        : [],
    ),
    ...severalApprovals(codeowners),
  ];
}

/** The headings that require several approvals, unless their section is optional. */
function severalApprovals({ rules, sections }: Codeowners): CodeownersNote[] {
  const errors = new Map<number, CodeownersNote>();
  for (const { section, heading, isExclusion } of rules) {
    const { line, approvals } = heading;
    const { name = '', isOptional = false } = sections[section] ?? {};
    if (approvals < 2 || isOptional || isExclusion) continue;
    errors.set(line, {
      line,
      message: `Section [${name}] requires ${String(approvals)} approvals, which cannot be imported. Remove its "[${String(approvals)}]".`,
    });
  }
  return [...errors.values()];
}

function errorsOf({ line, pattern, shapes, owners }: CodeownersRule): CodeownersNote[] {
  if ([pattern, ...owners].some((word) => word.includes('\ufffd')))
    return [{ line, message: 'This line is not valid UTF-8.' }];
  if (shapes === undefined)
    return [{ line, message: `Pattern ${quoted(pattern)} cannot be imported. Rewrite it.` }];
  return owners
    .filter((owner) => !isHandle(owner))
    .map((owner) => ({
      line,
      message: `Role ${quoted(owner)} cannot be imported. Replace it with a group or users.`,
    }));
}

/** Files with owners in several sections, one for each pair of lines. */
function sharedPaths(codeowners: Codeowners, paths: Iterable<RepoPath>): CodeownersNote[] {
  if (ownedSections(codeowners) < 2) return [];
  const effect = resolveOwners(codeowners);
  const errors = new Map<string, CodeownersNote>();
  for (const path of paths) {
    const [first, second] = effect(path);
    if (first === undefined || second === undefined) continue;
    const [one, other] = [first.rule, second.rule].sort((left, right) => left.line - right.line);
    if (one === undefined || other === undefined) continue;
    const key = `${String(one.line)} ${String(other.line)}`;
    if (errors.has(key)) continue;
    errors.set(key, {
      line: other.line,
      message: `${quoted(path)} matches both ${ruleInWords(codeowners, other)} and ${ruleInWords(codeowners, one)} (line ${String(one.line)}). In leadership.yaml, only one domain owns a path.`,
    });
  }
  return [...errors.values()];
}

function ruleInWords({ sections }: Codeowners, { pattern, section }: CodeownersRule): string {
  return `${quoted(pattern)} ${section === 0 ? 'before the sections' : `in [${sections[section]?.name ?? ''}]`}`;
}

/** Pairs of lines of different sections that may both match a new file. */
export function importNotes(codeowners: Codeowners): CodeownersNote[] {
  if (ownedSections(codeowners) < 2) return [];
  const owned = codeowners.rules.filter(({ owners }) => owners.length > 0);
  const notes: CodeownersNote[] = [];
  let pairs = 0;
  for (const [at, one] of owned.entries())
    for (const other of owned.slice(at + 1)) {
      if (one.section === other.section) continue;
      if (++pairs > maxPairs || notes.length === maxNotes) return notes;
      const both = sharedExample(one, other);
      if (both !== undefined)
        notes.push({
          line: other.line,
          message: `A new file such as ${quoted(both)} would also match line ${String(one.line)}. In leadership.yaml, only one domain owns it.`,
        });
    }
  return notes;
}

const maxPairs = 20_000;
const maxNotes = 100;

function sharedExample(one: CodeownersRule, other: CodeownersRule): string | undefined {
  for (const left of one.shapes ?? [])
    for (const right of other.shapes ?? []) {
      const [both] = intersection(left, right) ?? [];
      if (both !== undefined) return examplePath(both);
    }
  return undefined;
}

function ownedSections({ rules }: Codeowners): number {
  return new Set(rules.filter(({ owners }) => owners.length > 0).map(({ section }) => section)).size;
}
