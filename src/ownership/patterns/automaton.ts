import { globSet, type GlobEntry, type GlobSet } from './globSet.ts';
import { intern, getOrInsert } from '../../text/getOrInsert.ts';
import { ruleGroups, type Rule, type RuleGroup } from './matchSet.ts';
import type { Element } from './pattern.ts';

/**
 * Rules compiled to an automaton over the names in a path. All patterns share one trie of names. A state is
 * the set of trie nodes that a folder has reached. States are created on demand, and each state caches its
 * steps by name. So no name is matched twice, and no pattern can be slow. Nodes below a `**` are
 * tracked apart from the others (anchored), which keeps the number of states small.
 */
export interface Automaton {
  /** The states of the root: the nodes at the start of patterns, and the nodes below a `**`. */
  readonly anchored: State;
  readonly globstarStates: State;
  /** The step for a name, or for one that no pattern mentions. */
  readonly step: (from: State, name: string | undefined) => Step;
  /** The union of two globstar states. */
  readonly joined: (one: State, other: State) => State;
  readonly filesIn: (state: State) => FilePlan;
}

export interface State {
  /** The nodes that have next nodes, sorted by number. */
  readonly nodes: readonly Node[];
  /** The next nodes, by literal name and by glob. */
  readonly literals: readonly ReadonlyMap<string, Node>[];
  readonly globs: readonly GlobSet<Node>[];
  /** Cached steps, by name. */
  readonly steps: Map<string, Step>;
  /** The step for a name that matches no literal and no glob. */
  otherwise: Step | undefined;
  files: FilePlan | undefined;
}

/** The step from a folder to a subfolder. */
export interface Step {
  readonly to: State;
  /** The nodes of each `**` that starts there. Undefined below a `**`, where they are part of `to`. */
  readonly globstarStates: State | undefined;
  /** The rules that match the subfolder, and so everything below it. */
  readonly gain: RuleGroup | undefined;
}

/** The rules that match the files of a folder, by name. States share the plans of their nodes. */
export interface FilePlan {
  readonly any: RuleGroup | undefined;
  readonly literals: readonly ReadonlyMap<string, RuleGroup>[];
  readonly globs: readonly GlobSet<RuleGroup>[];
}

/** A node of the trie. It stands for the elements at the start of a pattern. */
export interface Node {
  readonly number: number;
  /** Whether the node stands for a `**`, which also leads to itself. */
  readonly isGlobstar: boolean;
  /** Whether the node is a loop or below one. */
  readonly isBelowGlobstar: boolean;
  literals: Map<string, Node> | undefined;
  globs: Map<string, GlobEntry<Node>> | undefined;
  any: Node | undefined;
  globstar: Node | undefined;
  /** Positions of the rules that match a path at this node, and everything below it. */
  readonly below: number[];
  /** Positions of the rules that match a file at this node, but nothing below it. */
  readonly exact: number[];
  /** The glob set for the next nodes, and the rules for files. Both are created on demand. */
  globSet: GlobSet<Node> | undefined;
  files: NodeFiles | undefined;
}

/** The rules that match the files at the next nodes of a node, by name. */
interface NodeFiles {
  readonly literals: ReadonlyMap<string, RuleGroup>;
  readonly globs: GlobSet<RuleGroup> | undefined;
}

/** The maximum number of steps that a state caches. */
const maxSteps = 65_536;

export function automaton(rules: readonly Rule[]): Automaton {
  const root = trieOf(rules);
  const groupOf = ruleGroups(rules);
  const states = new Map<string, State>();

  const stateOf = (nodes: Iterable<Node>): State => {
    const inOrder = [...new Set(nodes)].sort((one, other) => one.number - other.number);
    return getOrInsert(states, inOrder.map(({ number }) => number).join(), () => newState(inOrder));
  };
  const globstarsOf = (reached: readonly Node[]): Node[] => reached.flatMap(({ globstar }) => globstar ?? []);
  const stepBy = ({ nodes }: State, asked: readonly Node[]): Step => {
    const unasked = nodes.flatMap((node) => [
      ...(node.isGlobstar ? [node] : []),
      ...(node.any === undefined ? [] : [node.any]),
    ]);
    const reached = [...asked, ...unasked];
    const onward = reached.filter(leadsOn);
    const globstars = globstarsOf(reached);
    const isBelowGlobstar = nodes[0]?.isBelowGlobstar === true;
    return {
      to: stateOf(isBelowGlobstar ? [...onward, ...globstars] : onward),
      globstarStates: isBelowGlobstar || globstars.length === 0 ? undefined : stateOf(globstars),
      gain: groupOf(reached.flatMap(({ below }) => below)),
    };
  };

  return {
    anchored: stateOf([root].filter(leadsOn)),
    globstarStates: stateOf(globstarsOf([root])),
    step: (from, name) => {
      const isOther = name === undefined || from.nodes.length === 0;
      const known = isOther ? from.otherwise : from.steps.get(name);
      if (known !== undefined) return known;
      const asked = isOther ? undefined : askedFor(from, name);
      const step = asked === undefined ? (from.otherwise ??= stepBy(from, [])) : stepBy(from, asked);
      if (!isOther && from.steps.size < maxSteps) from.steps.set(name, step);
      return step;
    },
    joined: intern((one: State, other: State) => stateOf([...one.nodes, ...other.nodes])),
    filesIn: (state) => (state.files ??= filePlan(state, groupOf)),
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

/** The nodes that a name reaches by a literal or a glob. Undefined if there are none. */
function askedFor({ literals, globs }: State, name: string): Node[] | undefined {
  let asked: Node[] | undefined;
  for (const byName of literals) {
    const literal = byName.get(name);
    if (literal !== undefined) (asked ??= []).push(literal);
  }
  for (const byGlob of globs) for (const node of byGlob.matching(name)) (asked ??= []).push(node);
  return asked;
}

function filePlan({ nodes }: State, groupOf: ReturnType<typeof ruleGroups>): FilePlan {
  const ofNodes = nodes.map((node) => (node.files ??= filesOf(node, groupOf)));
  return {
    any: groupOf(nodes.flatMap(({ any }) => (any === undefined ? [] : matching(any)))),
    literals: ofNodes.flatMap(({ literals }) => (literals.size === 0 ? [] : literals)),
    globs: ofNodes.flatMap(({ globs }) => globs ?? []),
  };
}

function filesOf({ literals, globs }: Node, groupOf: ReturnType<typeof ruleGroups>): NodeFiles {
  const groupsOf = <T>(entries: Iterable<readonly [T, Node]>): [T, RuleGroup][] =>
    [...entries].flatMap(([of, next]) => {
      const gain = groupOf(matching(next));
      return gain === undefined ? [] : [[of, gain]];
    });
  const ofGlobs = groupsOf([...(globs?.values() ?? [])].map(({ glob, value }) => [glob, value]));
  return {
    literals: new Map(groupsOf(literals ?? [])),
    globs: ofGlobs.length === 0 ? undefined : globSet(ofGlobs.map(([glob, value]) => ({ glob, value }))),
  };
}

/** Positions of the rules that match a file at a node. */
function matching({ below, exact }: Node): readonly number[] {
  return [...below, ...exact];
}

function trieOf(rules: readonly Rule[]): Node {
  let count = 0;
  const newNode = (above?: Node, isLoop = false): Node => ({
    number: count++,
    isGlobstar: isLoop,
    isBelowGlobstar: isLoop || above?.isBelowGlobstar === true,
    literals: undefined,
    globs: undefined,
    any: undefined,
    globstar: undefined,
    below: [],
    exact: [],
    globSet: undefined,
    files: undefined,
  });
  const next = (node: Node, element: Element): Node => {
    switch (element.kind) {
      case 'literal':
        return getOrInsert((node.literals ??= new Map<string, Node>()), element.text, () => newNode(node));
      case 'glob':
        return getOrInsert((node.globs ??= new Map<string, GlobEntry<Node>>()), element.text, () => ({
          glob: element,
          value: newNode(node),
        })).value;
      case 'any':
        return (node.any ??= newNode(node));
      case 'any-number':
        return node.isGlobstar ? node : (node.globstar ??= newNode(node, true));
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
 * The elements that the trie needs for a pattern. A `**` at the end is removed, because the pattern then
 * matches everything below. So is a `**` before a final `*`, which adds nothing, as in `a/**` before `/*` and
 * everything below.
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

/** Whether a node has next nodes. Its loop does not count, because it is a node of its own. */
function leadsOn({ isGlobstar, literals, globs, any }: Node): boolean {
  return isGlobstar || literals !== undefined || globs !== undefined || any !== undefined;
}
