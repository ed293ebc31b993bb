import { globSet, type GlobEntry, type GlobSet } from './globSet.ts';
import { gains, type Gain } from './matchSet.ts';
import type { Rule } from './matcher.ts';
import type { Element } from './pattern.ts';

/**
 * Rules as an automaton over the names of a path. All patterns share one trie of names; a state is the set of its
 * nodes that a folder has reached, made when it is first reached, and the steps from it are remembered by name. So
 * nothing is tried twice, and no pattern can be slow.
 */
export interface Automaton {
  readonly start: State;
  readonly step: (from: State, name: string) => Step;
}

export interface State {
  /** What is reached here, and what was reached above and stays: the beginnings of `**`, which many states share. */
  readonly parts: readonly Part[];
  readonly loops: Part | undefined;
  readonly steps: Map<string, Step>;
}

/** Some nodes that lead further, in the order in which they were made. */
export interface Part {
  readonly nodes: readonly Node[];
  /** The nodes behind their globs. */
  readonly globs: GlobSet<Node> | undefined;
  /** Made when it is first asked for. */
  readonly files: () => FilePlan;
}

/** From a folder to one in it. */
export interface Step {
  readonly to: State;
  /** What matches that folder and so everything below. */
  readonly gain: Gain | undefined;
}

/** What matches the files of a folder, by their names. */
export interface FilePlan {
  readonly any: Gain | undefined;
  readonly literals: ReadonlyMap<string, Gain> | undefined;
  readonly globs: GlobSet<Gain> | undefined;
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
}

/** How many names a state remembers its steps for. */
const maxSteps = 65_536;

export function automaton(rules: readonly Rule[]): Automaton {
  const root = trieOf(rules);
  const gainOf = gains(rules);
  const states = new Map<string, State>();
  const loopParts = new Map<string, Part>();

  const loopsWith = (loops: Part | undefined, reached: readonly Node[]): Part | undefined => {
    const more = reached.flatMap(({ loop }) => loop ?? []);
    if (more.length === 0) return loops;
    const nodes = inOrder([...(loops?.nodes ?? []), ...more]);
    return made(loopParts, keyOf(nodes), () => partOf(nodes, gainOf));
  };
  const stateOf = (before: Part | undefined, reached: readonly Node[]): State => {
    const nodes = reached.length === 0 ? reached : inOrder(reached.filter(leadsOn));
    const loops = loopsWith(before, reached);
    return made(states, `${keyOf(nodes)};${keyOf(loops?.nodes ?? [])}`, () => ({
      parts: [
        ...(nodes.length === 0 ? [] : [partOf(nodes, gainOf)]),
        ...(loops === undefined ? [] : [loops]),
      ],
      loops,
      steps: new Map(),
    }));
  };
  /** Steps to the same state with the same gain are one step, so that their folders are one place. */
  const stepTo = intern<State, Gain | undefined, Step>((to, gain) => ({ to, gain }));

  return {
    start: stateOf(undefined, [root]),
    step: (from, name) => {
      const known = from.steps.get(name);
      if (known !== undefined) return known;
      const reached = from.parts.flatMap((part) => targets(part, name));
      const gain = gainOf(reached.flatMap(({ below }) => below));
      const step = stepTo(stateOf(from.loops, reached), gain);
      if (from.steps.size >= maxSteps) from.steps.clear();
      from.steps.set(name, step);
      return step;
    },
  };
}

/** The nodes that a name leads to, but for those that stay. */
function targets({ nodes, globs }: Part, name: string): Node[] {
  const reached: Node[] = [...(globs?.matching(name) ?? [])];
  for (const { literals, any } of nodes) {
    const literal = literals?.get(name);
    if (literal !== undefined) reached.push(literal);
    if (any !== undefined) reached.push(any);
  }
  return reached;
}

function partOf(nodes: readonly Node[], gainOf: ReturnType<typeof gains>): Part {
  let files: FilePlan | undefined;
  const entries = nodes.flatMap(({ globs }) => [...(globs?.values() ?? [])]);
  return {
    nodes,
    globs: entries.length === 0 ? undefined : globSet(entries),
    files: () => (files ??= filePlan(nodes, gainOf)),
  };
}

function filePlan(nodes: readonly Node[], gainOf: ReturnType<typeof gains>): FilePlan {
  const matching = ({ below, exact }: Node): readonly number[] => [...below, ...exact];
  const any: number[] = [];
  const literals = new Map<string, number[]>();
  const globs: GlobEntry<Gain>[] = [];
  for (const node of nodes) {
    if (node.any !== undefined) any.push(...matching(node.any));
    for (const [name, next] of node.literals ?? []) {
      const rules = matching(next);
      if (rules.length > 0) literals.set(name, [...(literals.get(name) ?? []), ...rules]);
    }
    for (const { glob, value } of node.globs?.values() ?? []) {
      const gain = gainOf(matching(value));
      if (gain !== undefined) globs.push({ glob, value: gain });
    }
  }
  const gainsOfNames = [...literals].flatMap(([name, rules]): [string, Gain][] => {
    const gain = gainOf(rules);
    return gain === undefined ? [] : [[name, gain]];
  });
  return {
    any: gainOf(any),
    literals: gainsOfNames.length === 0 ? undefined : new Map(gainsOfNames),
    globs: globs.length === 0 ? undefined : globSet(globs),
  };
}

function inOrder(nodes: readonly Node[]): readonly Node[] {
  return nodes.length < 2 ? nodes : [...new Set(nodes)].sort((one, other) => one.number - other.number);
}

function keyOf(nodes: readonly Node[]): string {
  return nodes.map(({ number }) => number).join();
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

function made<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** A function of two things that makes its answer once for each pair. */
function intern<A, B, V>(make: (one: A, other: B) => V): (one: A, other: B) => V {
  const known = new Map<A, Map<B, V>>();
  return (one, other) => {
    const byOther = made(known, one, () => new Map<B, V>());
    return made(byOther, other, () => make(one, other));
  };
}
