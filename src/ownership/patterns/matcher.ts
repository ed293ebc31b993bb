import type { RepoPath } from '../../text/repoPath.ts';
import { textOfUtf8 } from '../../text/utf8.ts';
import { automaton, type FilePlan, type Node, type State } from './automaton.ts';
import { byteNames, type ByteNames } from './byteNames.ts';
import { noMatches, type MatchSet, type Rule, type RuleGroup } from './matchSet.ts';
import { anyFileName } from './pattern.ts';

/** Many patterns, compiled to be matched together. */
export interface Matcher extends TreeMatcher<MatcherState> {
  /** The position of the rule that wins for a file, or -1. */
  readonly decide: (path: RepoPath) => number;
  /** Like `decide`, for many paths in one pass. Fast if adjacent paths share folders. */
  readonly decideAll: (paths: readonly RepoPath[]) => Int32Array;
  /** All rules that match a file. */
  readonly setOf: (path: RepoPath) => MatchSet;
  /** The match set of a file in a folder. */
  readonly fileIn: (place: MatcherState, name: string) => MatchSet;
}

/** Matches while walking a tree: the root, a subfolder of a folder, and the match set of a file in a folder. */
export interface TreeMatcher<P extends Place<object>> {
  readonly root: P;
  readonly enter: (place: P, name: string) => P;
  /** The same for a name in UTF-8, which becomes a string only if a pattern mentions it. */
  readonly enterBytes: (place: P, bytes: Uint8Array, start: number, end: number) => P;
  readonly fileInBytes: (place: P, bytes: Uint8Array, start: number, end: number) => P['set'];
  /** Whether everything below two folders has the same matches. */
  readonly isSame: (one: P, other: P) => boolean;
}

/** The matching state of a folder. S is a match set. */
export interface Place<S> {
  /** The rules that match everything in it. */
  readonly set: S;
  /** Whether everything below has the same match set. */
  readonly isSettled: boolean;
}

export interface MatcherState extends Place<MatchSet> {
  /** The automaton states for what is below. */
  readonly anchored: State;
  readonly globstarStates: State;
  /** For a file, and for a subfolder, with a name that no pattern mentions. Computed when first needed. */
  otherFile: MatchSet | undefined;
  otherFolder: MatcherState | undefined;
}

/**
 * Compiles rules. The last rule that matches wins. A path takes two steps of the automaton for each folder,
 * and one lookup of the file name, regardless of the number of rules.
 */
export function compileMatcher(rules: readonly Rule[]): Matcher {
  const { anchored, globstarStates, step, joined, filesIn } = automaton(rules);
  const placeOf = (set: MatchSet, anchored: State, globstarStates: State): MatcherState => ({
    set,
    anchored,
    globstarStates: globstarStates,
    isSettled: anchored.nodes.length === 0 && globstarStates.nodes.length === 0,
    otherFile: undefined,
    otherFolder: undefined,
  });
  const root = placeOf(noMatches(), anchored, globstarStates);

  const enter = (place: MatcherState, name: string | undefined): MatcherState => {
    if (place.isSettled) return place;
    const one = step(place.anchored, name);
    const other = step(place.globstarStates, name);
    const below = one.globstarStates === undefined ? other.to : joined(other.to, one.globstarStates);
    let { set } = place;
    if (one.gain !== undefined) set = set.with(one.gain);
    if (other.gain !== undefined) set = set.with(other.gain);
    const isSame = set === place.set && one.to === place.anchored && below === place.globstarStates;
    return isSame ? place : placeOf(set, one.to, below);
  };
  /** The folder of the last lookup, with its `/`. Consecutive lookups are often in the same folder. */
  let latest: { readonly folder: RepoPath; readonly place: MatcherState } = { folder: '', place: root };
  const placeAt = (path: RepoPath, end: number): MatcherState => {
    if (latest.folder.length === end && path.startsWith(latest.folder)) return latest.place;
    let place = root;
    for (let start = 0; start < end && !place.isSettled;) {
      const slash = path.indexOf('/', start);
      place = enter(place, path.slice(start, slash));
      start = slash + 1;
    }
    latest = { folder: path.slice(0, end), place };
    return place;
  };
  const baseOf = (set: MatchSet, { any }: FilePlan): MatchSet => (any === undefined ? set : set.with(any));
  const otherFileIn = (place: MatcherState): MatchSet =>
    (place.otherFile ??= baseOf(baseOf(place.set, filesIn(place.anchored)), filesIn(place.globstarStates)));
  const withName = (before: MatchSet, { literals, globs }: FilePlan, name: string): MatchSet => {
    let set = before;
    for (const byName of literals) {
      const gain = byName.get(name);
      if (gain !== undefined) set = set.with(gain);
    }
    for (const byGlob of globs) for (const gain of byGlob.matching(name)) set = set.with(gain);
    return set;
  };
  const fileIn = (place: MatcherState, name: string): MatchSet => {
    if (place.isSettled) return place.set;
    const base = otherFileIn(place);
    if (name === anyFileName) return base;
    return withName(withName(base, filesIn(place.anchored), name), filesIn(place.globstarStates), name);
  };
  let literals: ByteNames | undefined;
  /** A name, if one of the patterns contains it literally, and if that matters in one of two places. */
  const literalName = (
    one: State | FilePlan,
    other: State | FilePlan,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): string | undefined =>
    one.literals.length + other.literals.length === 0
      ? undefined
      : (literals ??= byteNames(literalNames(rules)))(bytes, start, end);
  /** What the globs that match a name lead to. Empty between two calls. */
  const reached: Node[] = [];
  const enterBytes = (place: MatcherState, bytes: Uint8Array, start: number, end: number): MatcherState => {
    if (place.isSettled) return place;
    const [one, other] = [place.anchored, place.globstarStates];
    const literal = literalName(one, other, bytes, start, end);
    if (literal !== undefined) return enter(place, literal);
    for (const byGlob of one.globs) byGlob.addMatching(reached, bytes, start, end);
    for (const byGlob of other.globs) byGlob.addMatching(reached, bytes, start, end);
    if (reached.length === 0) return (place.otherFolder ??= enter(place, undefined));
    reached.length = 0;
    return enter(place, textOfUtf8(bytes, start, end));
  };
  /** The same for files: the rules that match. */
  const matching: RuleGroup[] = [];
  const withBytes = (
    before: MatchSet,
    plan: FilePlan,
    literal: string | undefined,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): MatchSet => {
    let set = before;
    if (literal !== undefined)
      for (const byName of plan.literals) {
        const gain = byName.get(literal);
        if (gain !== undefined) set = set.with(gain);
      }
    if (plan.globs.length === 0) return set;
    for (const byGlob of plan.globs) byGlob.addMatching(matching, bytes, start, end);
    for (const gain of matching) set = set.with(gain);
    matching.length = 0;
    return set;
  };
  const fileInBytes = (place: MatcherState, bytes: Uint8Array, start: number, end: number): MatchSet => {
    if (place.isSettled) return place.set;
    const [one, other] = [filesIn(place.anchored), filesIn(place.globstarStates)];
    const literal = literalName(one, other, bytes, start, end);
    const set = withBytes(otherFileIn(place), one, literal, bytes, start, end);
    return withBytes(set, other, literal, bytes, start, end);
  };
  return {
    root,
    enter,
    fileIn,
    isSame: (one, other) =>
      one.set === other.set && one.anchored === other.anchored && one.globstarStates === other.globstarStates,
    enterBytes,
    fileInBytes,
    setOf: (path) => {
      const end = path.lastIndexOf('/') + 1;
      return fileIn(placeAt(path, end), path.slice(end));
    },
    decide: (path) => {
      const end = path.lastIndexOf('/') + 1;
      return fileIn(placeAt(path, end), path.slice(end)).matchedBy;
    },
    decideAll: (paths) => {
      const decisions = new Int32Array(paths.length);
      /** The folders of the previous path, each with its `/`, and their places. */
      const folders: RepoPath[] = [''];
      const places: MatcherState[] = [root];
      let depth = 0;
      for (let position = 0; position < paths.length; position++) {
        const path = paths[position] ?? '';
        while (!path.startsWith(folders[depth] ?? '')) depth--;
        let place = places[depth] ?? root;
        let start = folders[depth]?.length ?? 0;
        while (!place.isSettled) {
          const slash = path.indexOf('/', start);
          if (slash < 0) break;
          place = enter(place, path.slice(start, slash));
          start = slash + 1;
          depth++;
          folders[depth] = path.slice(0, start);
          places[depth] = place;
        }
        decisions[position] = place.isSettled
          ? place.set.matchedBy
          : fileIn(place, path.slice(start)).matchedBy;
      }
      return decisions;
    },
  };
}

/** The names that patterns and their folders contain literally. */
function* literalNames(rules: readonly Rule[]): Generator<string, undefined> {
  for (const { folder, pattern } of rules) {
    if (folder !== '') yield* folder.split('/');
    for (const element of pattern.elements) if (element.kind === 'literal') yield element.text;
  }
  return undefined;
}
