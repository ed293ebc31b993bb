import { globSet, type GlobEntry, type GlobSet } from './globSet.ts';
import { intern, made } from './intern.ts';
import { gains, type Gain, type MatchSet } from './matchSet.ts';
import type { Place, Rule } from './matcher.ts';
import type { Element } from './pattern.ts';

/**
 * Rules as an automaton over the names of a path. All patterns share one trie of names; a state is the set of its
 * nodes that a folder has reached, made when it is first reached, and the steps from it are remembered by name. So
 * nothing is tried twice, and no pattern can be slow.
 */
export interface Automaton {
  readonly start: State;
  readonly step: (from: State, name: string) => Step;
  readonly filesIn: (state: State) => FilePlan;
}

export interface State {
  /** Those that lead further, in the order in which they were made. */
  readonly nodes: readonly Node[];
  /** What their names and their globs lead to. */
  readonly literals: readonly ReadonlyMap<string, Node>[];
  readonly globs: readonly GlobSet<Node>[];
  /** The steps for names that are asked for, as far as they were taken. */
  readonly steps: Map<string, Step>;
  /** The step for all others. */
  otherwise: Step | undefined;
  files: FilePlan | undefined;
}

/** From a folder to one in it. */
export interface Step {
  readonly to: State;
  /** What matches that folder and so everything below. */
  readonly gain: Gain | undefined;
  /** Where it leads from folders with a set. */
  readonly places: Map<MatchSet, Place>;
}

/** What matches the files of a folder, by their names; what a node has to say is shared by all states it is in. */
export interface FilePlan {
  readonly any: Gain | undefined;
  readonly literals: readonly ReadonlyMap<string, Gain>[];
  readonly globs: readonly GlobSet<Gain>[];
}

/** A place in the trie: where the beginning of a pattern leads. */
export interface Node {
  readonly number: number;
  /** Stands for any number of names, and so stays. */
  readonly isLoop: boolean;
  literals: Map<string, Node> | undefined;
  globs: Map<string, GlobEntry<Node>> | undefined;
  any: Node | undefined;
  loop: Node | undefined;
  /** The rules that match what leads here and everything below. */
  readonly below: number[];
  /** The rules that match a file that leads here, but nothing below a folder. */
  readonly exact: number[];
  /** The nodes behind its globs, and what matches files; made when first asked for. */
  globSet: GlobSet<Node> | undefined;
  files: NodeFiles | undefined;
}

/** What matches the files that a node leads to by their names. */
interface NodeFiles {
  readonly literals: ReadonlyMap<string, Gain>;
  readonly globs: GlobSet<Gain> | undefined;
}

/** How many names a state remembers its steps for. */
const maxSteps = 65_536;

export function automaton(rules: readonly Rule[]): Automaton {
  const root = trieOf(rules);
  const gainOf = gains(rules);
  const states = new Map<string, State>();

  const stateOf = (reached: readonly Node[]): State => {
    const nodes = new Set<Node>();
    for (const node of reached) {
      if (leadsOn(node)) nodes.add(node);
      if (node.loop !== undefined) nodes.add(node.loop);
    }
    const inOrder = [...nodes].sort((one, other) => one.number - other.number);
    return made(states, inOrder.map(({ number }) => number).join(), () => newState(inOrder));
  };
  /** Steps to the same state with the same gain are one step. */
  const stepTo = intern<State, Gain | undefined, Step>((to, gain) => ({
    to,
    gain,
    places: new Map(),
  }));
  const stepBy = ({ nodes }: State, asked: readonly Node[]): Step => {
    const unasked = nodes.flatMap((node) => [
      ...(node.isLoop ? [node] : []),
      ...(node.any === undefined ? [] : [node.any]),
    ]);
    const reached = [...asked, ...unasked];
    return stepTo(stateOf(reached), gainOf(reached.flatMap(({ below }) => below)));
  };

  return {
    start: stateOf([root]),
    step: (from, name) => {
      const known = from.steps.get(name);
      if (known !== undefined) return known;
      const asked = askedFor(from, name);
      if (asked === undefined) return (from.otherwise ??= stepBy(from, []));
      const step = stepBy(from, asked);
      if (from.steps.size >= maxSteps) from.steps.clear();
      from.steps.set(name, step);
      return step;
    },
    filesIn: (state) => (state.files ??= filePlan(state, gainOf)),
  };
}

function newState(nodes: readonly Node[]): State {
  return {
    nodes,
    literals: nodes.flatMap(({ literals }) => literals ?? []),
    globs: nodes.flatMap((node) =>
      node.globs === undefined ? [] : (node.globSet ??= globSet([...node.globs.values()])),
    ),
    steps: new Map(),
    otherwise: undefined,
    files: undefined,
  };
}

/** The nodes that a name leads to, and not every name does; undefined where there is none. */
function askedFor({ literals, globs }: State, name: string): Node[] | undefined {
  let asked: Node[] | undefined;
  for (const byName of literals) {
    const literal = byName.get(name);
    if (literal !== undefined) (asked ??= []).push(literal);
  }
  for (const byGlob of globs) for (const node of byGlob.matching(name)) (asked ??= []).push(node);
  return asked;
}

function filePlan({ nodes }: State, gainOf: ReturnType<typeof gains>): FilePlan {
  const ofNodes = nodes.map((node) => (node.files ??= filesOf(node, gainOf)));
  return {
    any: gainOf(nodes.flatMap(({ any }) => (any === undefined ? [] : matching(any)))),
    literals: ofNodes.flatMap(({ literals }) => (literals.size === 0 ? [] : literals)),
    globs: ofNodes.flatMap(({ globs }) => globs ?? []),
  };
}

function filesOf({ literals, globs }: Node, gainOf: ReturnType<typeof gains>): NodeFiles {
  const gainsOf = <T>(entries: Iterable<readonly [T, Node]>): [T, Gain][] =>
    [...entries].flatMap(([of, next]) => {
      const gain = gainOf(matching(next));
      return gain === undefined ? [] : [[of, gain]];
    });
  const ofGlobs = gainsOf([...(globs?.values() ?? [])].map(({ glob, value }) => [glob, value]));
  return {
    literals: new Map(gainsOf(literals ?? [])),
    globs: ofGlobs.length === 0 ? undefined : globSet(ofGlobs.map(([glob, value]) => ({ glob, value }))),
  };
}

/** The rules that match a file that leads to a node. */
function matching({ below, exact }: Node): readonly number[] {
  return [...below, ...exact];
}

function trieOf(rules: readonly Rule[]): Node {
  let count = 0;
  const newNode = (isLoop = false): Node => ({
    number: count++,
    isLoop,
    literals: undefined,
    globs: undefined,
    any: undefined,
    loop: undefined,
    below: [],
    exact: [],
    globSet: undefined,
    files: undefined,
  });
  const next = (node: Node, element: Element): Node => {
    switch (element.kind) {
      case 'literal':
        return made((node.literals ??= new Map<string, Node>()), element.text, newNode);
      case 'glob':
        return made((node.globs ??= new Map<string, GlobEntry<Node>>()), element.text, () => ({
          glob: element,
          value: newNode(),
        })).value;
      case 'any':
        return (node.any ??= newNode());
      case 'any-number':
        return node.isLoop ? node : (node.loop ??= newNode(true));
    }
  };
  const root = newNode();
  for (const [position, { folder, pattern }] of rules.entries()) {
    let node = root;
    for (const name of folder === '' ? [] : folder.split('/'))
      node = next(node, { kind: 'literal', text: name });
    const { elements, coversBelow } = shortened(pattern.elements);
    for (const element of elements) node = next(node, element);
    (coversBelow ? node.below : node.exact).push(position);
  }
  return root;
}

/**
 * The elements that lead to what a pattern matches. What stands for any number of names at the end is left out: it
 * is everything below; so is what it would only repeat, as in `a/**` before `/*` and everything below.
 */
function shortened(elements: readonly Element[]): {
  readonly elements: readonly Element[];
  readonly coversBelow: boolean;
} {
  let end = elements.length;
  const isAnyNumber = (at: number): boolean => elements[at]?.kind === 'any-number';
  if (!isAnyNumber(end - 1)) return { elements, coversBelow: false };
  while (isAnyNumber(end - 1)) end--;
  const isAny = elements[end - 1]?.kind === 'any';
  let before = end - 1;
  while (isAny && isAnyNumber(before - 1)) before--;
  return {
    elements: before < end - 1 ? [...elements.slice(0, before), { kind: 'any' }] : elements.slice(0, end),
    coversBelow: true,
  };
}

function leadsOn({ literals, globs, any, loop }: Node): boolean {
  return literals !== undefined || globs !== undefined || any !== undefined || loop !== undefined;
}
