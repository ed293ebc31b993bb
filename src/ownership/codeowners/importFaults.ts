import { isHandle } from '../../model/owner.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { quoted } from '../../text/sentence.ts';
import { effectOf } from './effect.ts';
import { hostName } from './host.ts';
import type { Codeowners, CodeownersRule, Note } from './read.ts';
import { examplePath, intersection } from './shape.ts';

/**
 * What a CODEOWNERS file says that a leadership file cannot, in the order of its lines: owners of two sections for one
 * of the files there are, roles, optional sections, several approvals, and patterns that have no words here.
 */
export function importFaults(codeowners: Codeowners, paths: Iterable<RepoPath>): Note[] {
  return [...unsayable(codeowners), ...sharedPaths(codeowners, paths)].sort(
    (one, other) => one.line - other.line,
  );
}

function unsayable({ rules, sections, host }: Codeowners): Note[] {
  return [
    ...rules.flatMap((rule) => faultsOf(rule, hostName(host))),
    ...sections.flatMap(({ line, name, isOptional, approvals }, at) =>
      (isOptional || approvals > 1) && rules.some(({ section }) => section === at)
        ? {
            line,
            message: `The section [${name}] ${isOptional ? 'is optional' : `asks for ${String(approvals)} approvals`}, which leadership.yaml cannot say: remove ${isOptional ? 'its ^' : `its [${String(approvals)}]`} to import it`,
          }
        : [],
    ),
  ];
}

function faultsOf({ line, pattern, shapes, owners }: CodeownersRule, host: string): Note[] {
  if ([pattern, ...owners].some((word) => word.includes('\ufffd')))
    return [{ line, message: `The line is not in UTF-8: write it so` }];
  if (shapes === undefined)
    return [
      { line, message: `${quoted(pattern)} has no words in leadership.yaml: write other patterns for it` },
    ];
  return owners
    .filter((owner) => !isHandle(owner))
    .map((owner) => ({
      line,
      message: `${quoted(owner)} is a role of ${host}: name a group or people to import it`,
    }));
}

/** The files that have owners in several sections, one for each pair of lines. */
function sharedPaths(codeowners: Codeowners, paths: Iterable<RepoPath>): Note[] {
  if (ownedSections(codeowners) < 2) return [];
  const effect = effectOf(codeowners);
  const faults = new Map<string, Note>();
  for (const path of paths) {
    const [first, second] = effect(path);
    if (first === undefined || second === undefined) continue;
    const [one, other] = [first.rule, second.rule].sort((left, right) => left.line - right.line);
    if (one === undefined || other === undefined) continue;
    const key = `${String(one.line)} ${String(other.line)}`;
    if (faults.has(key)) continue;
    faults.set(key, {
      line: other.line,
      message: `${placeOf(codeowners, other)} owns ${quoted(path)}, which line ${String(one.line)} (${placeOf(codeowners, one)}) owns as well: in leadership.yaml, a path has the owners of one line`,
    });
  }
  return [...faults.values()];
}

function placeOf({ sections }: Codeowners, { pattern, section }: CodeownersRule): string {
  const name = sections[section]?.name ?? '';
  return `${quoted(pattern)} ${name === '' ? 'above all sections' : `of [${name}]`}`;
}

/** Pairs of lines of different sections that may come to have a file in common. */
export function importNotes(codeowners: Codeowners): Note[] {
  if (ownedSections(codeowners) < 2) return [];
  const owned = codeowners.rules.filter(({ owners }) => owners.length > 0);
  const notes: Note[] = [];
  let pairs = 0;
  for (const [at, one] of owned.entries())
    for (const other of owned.slice(at + 1)) {
      if (one.section === other.section) continue;
      if (++pairs > maxPairs || notes.length === maxNotes) return notes;
      const both = sharedExample(one, other);
      if (both !== undefined)
        notes.push({
          line: other.line,
          message: `A new file such as ${quoted(both)} would have owners by line ${String(one.line)} as well; in leadership.yaml, one domain owns it`,
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
