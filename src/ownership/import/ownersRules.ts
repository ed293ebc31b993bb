import { getOrInsert } from '../../text/getOrInsert.ts';
import { folderOf, pathFrom, type RepoPath } from '../../text/repoPath.ts';
import { allOf, quoted } from '../../text/sentence.ts';
import { noHeading } from '../codeowners/codeowners.ts';
import { intersection, literal, type Shape } from '../codeowners/shape.ts';
import type { FileNote } from '../ownersFiles/note.ts';
import type { Approver, OwnersFile, OwnersFilter } from '../ownersFiles/ownersFile.ts';
import type { OwnersTree } from '../ownersFiles/ownersTree.ts';
import { ownersKey, type DomainRule } from './domainRules.ts';
import { filterShapes, maxListed } from './filterShapes.ts';

/** The OWNERS files of a repository as one list of rules, of which the last one that matches wins. */
export interface OwnersRules {
  readonly rules: readonly DomainRule[];
  /** Where each rule comes from, by its number, which its `line` is. */
  readonly places: ReadonlyMap<number, RulePlace>;
  /** Rules whose folder has `no_parent_owners`, where an outer folder has approvers. */
  readonly cut: ReadonlySet<DomainRule>;
  /** The rules of outer folders whose approvers can approve too, the innermost one first. */
  readonly outer: ReadonlyMap<DomainRule, readonly DomainRule[]>;
  readonly notes: readonly FileNote[];
  readonly errors: readonly FileNote[];
}

export interface RulePlace {
  readonly file: OwnersFile;
  readonly line: number;
  readonly approvers: readonly Approver[];
}

/** What the rules are made of. */
export interface RulesContext {
  readonly paths: Iterable<RepoPath>;
  /** The owner that stands for an approver in the leadership file; undefined for an alias without members. */
  readonly ownerOf: (approver: Approver) => string | undefined;
}

/** Filters that match a file together, without those that match everything. */
type Combination = readonly OwnersFilter[];

/**
 * Rules for OWNERS files, those of outer folders first. A folder that repeats the approvers of the next outer one needs
 * none. Filters of the same folder add up: where several match a file, there is a rule for what they match together.
 */
export function ownersRulesOf(tree: OwnersTree, { paths, ownerOf }: RulesContext): OwnersRules {
  return new RuleList(tree, paths, ownerOf).result();
}

class RuleList {
  readonly #tree: OwnersTree;
  readonly #ownerOf: RulesContext['ownerOf'];
  readonly #filesIn: ReadonlyMap<RepoPath, readonly RepoPath[]>;
  readonly #rules: DomainRule[] = [];
  readonly #places = new Map<number, RulePlace>();
  readonly #cut = new Set<DomainRule>();
  readonly #outer = new Map<DomainRule, readonly DomainRule[]>();
  /** The rule for everything in a folder. */
  readonly #base = new Map<RepoPath, DomainRule>();
  /** The folders with a rule for some of their files. */
  readonly #partial = new Set<RepoPath>();
  readonly #notes: FileNote[] = [];
  readonly #errors: FileNote[] = [];

  constructor(tree: OwnersTree, paths: Iterable<RepoPath>, ownerOf: RulesContext['ownerOf']) {
    this.#tree = tree;
    this.#ownerOf = ownerOf;
    this.#filesIn = filesInFolders(
      [...tree.files.values()].filter(({ filters }) => filters.some(({ source }) => source !== undefined)),
      paths,
    );
  }

  result(): OwnersRules {
    const placeOf = ({ folder }: OwnersFile): string => folder.replaceAll('/', '\0');
    const files = [...this.#tree.files.values()]
      .filter(({ filters }) => filters.length > 0)
      .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
    for (const file of files) this.#add(file);
    return {
      rules: this.#rules,
      places: this.#places,
      cut: this.#cut,
      outer: this.#outer,
      notes: this.#notes,
      errors: this.#errors,
    };
  }

  #add(file: OwnersFile): void {
    const { folder } = file;
    const everything = file.filters.filter(({ source }) => source === undefined);
    const others = file.filters.filter(({ source }) => source !== undefined);
    const ownersAlone = this.#ownersOf(everything);
    const combinations = this.#combinationsOf(folder, others).filter((some) => {
      const owners = this.#ownersOf([...everything, ...some]);
      return ownersKey(owners) !== ownersKey(ownersAlone) && this.#isNeeded(some, everything);
    });
    const { chain, isCut } = this.#outerOf(folder);
    const base = this.#isRepeated(folder, ownersAlone, chain, isCut || combinations.length > 0)
      ? undefined
      : this.#addRule(file, everything, [[...folderShape(folder), '*', '**']], chain, isCut);
    if (base !== undefined) this.#base.set(folder, base);
    if (combinations.length > 0)
      this.#addCombinations(file, everything, combinations, base === undefined ? chain : [base, ...chain]);
  }

  #addCombinations(
    file: OwnersFile,
    everything: Combination,
    combinations: readonly Combination[],
    chain: readonly DomainRule[],
  ): void {
    const files = this.#filesIn.get(file.folder) ?? [];
    const shapesOf = new Map<OwnersFilter, readonly Shape[]>();
    for (const filter of new Set(combinations.flat())) {
      const made = filterShapes(filter, files);
      const place = { file: file.path, line: filter.line };
      if ('error' in made) this.#errors.push({ ...place, message: made.error });
      else {
        shapesOf.set(filter, made.shapes);
        if (made.note !== undefined) this.#notes.push({ ...place, message: made.note });
      }
    }
    for (const some of combinations) {
      const shapes =
        shapesOfAll(some.map((filter) => shapesOf.get(filter) ?? [])) ?? this.#listed(file, some, files);
      const own = shapes.map((shape) => [...folderShape(file.folder), ...shape]);
      this.#addRule(file, [...everything, ...some], own, chain, false);
    }
    this.#partial.add(file.folder);
  }

  /** The files that some filters match together, if no pattern can express that. */
  #listed(file: OwnersFile, some: Combination, files: readonly RepoPath[]): readonly Shape[] {
    const place = { file: file.path, line: some.at(-1)?.line ?? 1 };
    const sources = allOf(some.map(({ source = '' }) => quoted(source)));
    const matched = files.filter((path) => some.every(({ matches }) => matches(path)));
    if (matched.length > maxListed)
      this.#errors.push({
        ...place,
        message: `Filters ${sources} match ${String(matched.length)} files together, which no patterns can express. Rewrite one.`,
      });
    else
      this.#notes.push({
        ...place,
        message: `Filters ${sources} match files together, which no patterns can express. These files are listed.`,
      });
    return matched.length > maxListed ? [] : matched.map((path) => path.split('/').map(literal));
  }

  /** Adds a rule for each shape, and returns the first one; none for filters without owners. */
  #addRule(
    file: OwnersFile,
    filters: Combination,
    shapes: readonly Shape[],
    chain: readonly DomainRule[],
    isCut: boolean,
  ): DomainRule | undefined {
    const owners = this.#ownersOf(filters);
    if (owners.length === 0) return undefined;
    const number = this.#places.size + 1;
    const last = filters.at(-1);
    const line = last?.line ?? 1;
    const pattern = `${file.folder}/${last?.source ?? ''}`;
    this.#places.set(number, { file, line, approvers: filters.flatMap(({ approvers }) => approvers) });
    const rule = {
      line: number,
      pattern,
      shapes,
      owners,
      isExclusion: false,
      section: 0,
      heading: noHeading,
    };
    const made = shapes.map((shape): DomainRule => ({ shape, owners, rule }));
    for (const one of made) {
      this.#rules.push(one);
      this.#outer.set(one, chain);
      if (isCut) this.#cut.add(one);
    }
    return made[0];
  }

  #ownersOf(filters: Combination): string[] {
    return [
      ...new Set(
        filters.flatMap(({ approvers }) => approvers.flatMap((approver) => this.#ownerOf(approver) ?? [])),
      ),
    ];
  }

  /** Whether the files of a combination have other owners than by each of its filters alone. */
  #isNeeded(some: Combination, everything: Combination): boolean {
    const keys = [some, ...some.map((filter) => [filter])].map((filters) =>
      ownersKey(this.#ownersOf([...everything, ...filters])),
    );
    return some.length === 1 || keys.some((key) => key !== keys[0]);
  }

  /** The combinations of filters that match files, and each filter alone for new files; the smaller ones first. */
  #combinationsOf(folder: RepoPath, filters: Combination): Combination[] {
    const found = new Map(filters.map((filter, at) => [String(at), [filter]]));
    for (const path of this.#filesIn.get(folder) ?? []) {
      const some = [...filters.entries()].filter(([, { matches }]) => matches(path));
      if (some.length > 0)
        found.set(
          some.map(([at]) => at).join(),
          some.map(([, filter]) => filter),
        );
    }
    return [...found.values()].sort((one, other) => one.length - other.length);
  }

  /** The rules for everything in outer folders whose approvers can approve in a folder. */
  #outerOf(folder: RepoPath): { readonly chain: readonly DomainRule[]; readonly isCut: boolean } {
    const chain: DomainRule[] = [];
    let isCut = false;
    for (let at = folder; at !== '';) {
      isCut ||= this.#tree.files.get(at)?.hasNoParentOwners === true;
      at = folderOf(at);
      const rule = this.#base.get(at);
      if (rule === undefined) continue;
      if (isCut) return { chain, isCut };
      chain.push(rule);
    }
    return { chain, isCut: false };
  }

  /** Whether the files of a folder have the same owners without a rule of its own. */
  #isRepeated(
    folder: RepoPath,
    owners: readonly string[],
    [next]: readonly DomainRule[],
    isSpecial: boolean,
  ): boolean {
    if (next === undefined || isSpecial || ownersKey(next.owners) !== ownersKey(owners)) return false;
    for (let at = folderOf(folder); ; at = folderOf(at)) {
      if (this.#partial.has(at)) return false;
      if (this.#base.get(at) === next) return true;
      if (at === '') return false;
    }
  }
}

function folderShape(folder: RepoPath): string[] {
  return folder === '' ? [] : folder.split('/').map(literal);
}

/** The shapes of the paths that all of several lists of shapes match. */
function shapesOfAll([first = [], ...lists]: readonly (readonly Shape[])[]): readonly Shape[] | undefined {
  let shared = first;
  for (const list of lists) {
    if (shared.length * list.length > maxPairs) return undefined;
    const both = shared.flatMap((one) => list.map((other) => intersection(one, other)));
    if (both.includes(undefined)) return undefined;
    shared = both.flatMap((shapes) => shapes ?? []);
  }
  return shared;
}

/** More pairs of shapes are not compared. */
const maxPairs = 500;

/** The files below some folders, relative to each of them. */
function filesInFolders(
  files: readonly OwnersFile[],
  paths: Iterable<RepoPath>,
): ReadonlyMap<RepoPath, readonly RepoPath[]> {
  const folders = new Set(files.map(({ folder }) => folder));
  const found = new Map<RepoPath, RepoPath[]>();
  for (const path of folders.size === 0 ? [] : paths)
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      if (folders.has(folder)) getOrInsert(found, folder, () => []).push(pathFrom(folder, path));
      if (folder === '') break;
    }
  return found;
}
