import { globSet, type GlobEntry, type GlobSet } from './globSet.ts';
import { intern, made } from './intern.ts';
import { gains, type Gain } from './matchSet.ts';
import type { Rule } from './matcher.ts';
import type { Element } from './pattern.ts';

/**
 * Rules as an automaton over the names of a path. All patterns share one trie of names; a state is a set of its nodes
 * that a folder has reached, made when it is first reached, and the steps from it are remembered by name. So nothing
 * is tried twice, and no pattern can be slow. What is below a `**` is walked apart from what is not: that keeps both
 * kinds of states few.
 */
export interface Automaton {
  /** Where the root is: among the names that patterns begin with, and among those below a `**`. */
  readonly anchored: State;
  readonly floating: State;
  readonly step: (from: State, name: string) => Step;
  /** The nodes of two states below a `**`. */
  readonly joined: (one: State, other: State) => State;
  readonly filesIn: (state: State) => FilePlan;
}

export interface State {
  /** Those that lead further, in the order in which they were made. */
  readonly nodes: readonly Node[];
  /** What their names and their globs lead to. */
  readonly literals: readonly ReadonlyMap<string, Node>[];
  readonly globs: readonly GlobSet<Node>[];
  /** The steps that were taken, by name. */
  readonly steps: Map<string, Step>;
  /** The step for a name that is not asked for. */
  otherwise: Step | undefined;
  files: FilePlan | undefined;
}

/** From a folder to one in it. */
export interface Step {
  readonly to: State;
  /** The `**` that begin there, if the step is not below one. */
  readonly loops: State | undefined;
  /** What matches that folder and so everything below. */
  readonly gain: Gain | undefined;
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
  /** Whether it is such a one, or below one. */
  readonly isFloating: boolean;
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

  const stateOf = (nodes: Iterable<Node>): State => {
    const inOrder = [...new Set(nodes)].sort((one, other) => one.number - other.number);
    return made(states, inOrder.map(({ number }) => number).join(), () => newState(inOrder));
  };
  const loopsOf = (reached: readonly Node[]): Node[] => reached.flatMap(({ loop }) => loop ?? []);
  const stepBy = ({ nodes }: State, asked: readonly Node[]): Step => {
    const unasked = nodes.flatMap((node) => [
      ...(node.isLoop ? [node] : []),
      ...(node.any === undefined ? [] : [node.any]),
    ]);
    const reached = [...asked, ...unasked];
    const onward = reached.filter(leadsOn);
    const loops = loopsOf(reached);
    const isFloating = nodes[0]?.isFloating === true;
    return {
      to: stateOf(isFloating ? [...onward, ...loops] : onward),
      loops: isFloating || loops.length === 0 ? undefined : stateOf(loops),
      gain: gainOf(reached.flatMap(({ below }) => below)),
    };
  };

  return {
    anchored: stateOf([root].filter(leadsOn)),
    floating: stateOf(loopsOf([root])),
    step: (from, name) => {
      const known = from.nodes.length === 0 ? from.otherwise : from.steps.get(name);
      if (known !== undefined) return known;
      const asked = askedFor(from, name);
      const step = asked === undefined ? (from.otherwise ??= stepBy(from, [])) : stepBy(from, asked);
      if (from.steps.size < maxSteps) from.steps.set(name, step);
      return step;
    },
    joined: intern((one: State, other: State) => stateOf([...one.nodes, ...other.nodes])),
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
  const newNode = (above?: Node, isLoop = false): Node => ({
    number: count++,
    isLoop,
    isFloating: isLoop || above?.isFloating === true,
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
        return made((node.literals ??= new Map<string, Node>()), element.text, () => newNode(node));
      case 'glob':
        return made((node.globs ??= new Map<string, GlobEntry<Node>>()), element.text, () => ({
          glob: element,
          value: newNode(node),
        })).value;
      case 'any':
        return (node.any ??= newNode(node));
      case 'any-number':
        return node.isLoop ? node : (node.loop ??= newNode(node, true));
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

/** But for its loop, which is a node of its own. */
function leadsOn({ isLoop, literals, globs, any }: Node): boolean {
  return isLoop || literals !== undefined || globs !== undefined || any !== undefined;
}
