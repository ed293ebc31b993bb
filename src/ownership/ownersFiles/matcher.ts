import { getOrInsert } from '../../text/getOrInsert.ts';
import { hasCharacter, type CharacterSet, type Expression } from './expression.ts';

/** A step of a program: one character, a fork, the start or the end of the text, or a match. */
type Step =
  | { readonly kind: 'character'; readonly set: CharacterSet }
  | { readonly kind: 'fork'; readonly to: readonly number[] }
  | { readonly kind: 'start' | 'end' | 'match' };

/** All steps that are reached together after some characters. */
interface State {
  readonly reached: readonly number[];
  readonly isMatch: boolean;
  /** Whether it is a match if the text ends here. */
  readonly isMatchAtEnd: boolean;
  /** By the next character. */
  readonly next: Map<number, State>;
}

/**
 * A function that says whether an expression matches a part of a text. The time is at most the length of the text times
 * that of the expression: all ways through the expression are followed at once, and none is tried again.
 * https://swtch.com/~rsc/regexp/regexp1.html
 *
 * `spend` is called with the number of steps that are followed. Once it returns false, the answers are of no use.
 */
export function matcherOf(
  expression: Expression,
  spend: (steps: number) => boolean = () => true,
): (text: string) => boolean {
  const steps: Step[] = [];
  compile(expression, steps);
  steps.push({ kind: 'match' });
  const start = stateOf([0], 'start', steps);
  const states = new Map<string, State>();
  const after = (state: State, code: number): State => {
    const moved = state.reached.filter((at) => {
      const step = steps[at];
      return step?.kind === 'character' && hasCharacter(step.set, code);
    });
    if (!spend(state.reached.length)) return start;
    // A match can begin at each character.
    const from = [...moved.map((at) => at + 1), 0];
    if (states.size > maxStates) {
      states.clear();
      start.next.clear();
    }
    return getOrInsert(states, from.join(), () => stateOf(from, 'inside', steps));
  };
  return (text) => {
    let state = start;
    for (const character of text) {
      if (state.isMatch) return true;
      const code = character.codePointAt(0) ?? 0;
      const from = state;
      state = getOrInsert(from.next, code, () => after(from, code));
    }
    return state.isMatchAtEnd;
  };
}

/** More states are forgotten. */
const maxStates = 1000;

/** The state after steps that take no character. */
function stateOf(from: readonly number[], place: 'start' | 'inside', steps: readonly Step[]): State {
  const reach = (isEnd: boolean): Set<number> => {
    const open = [...from];
    const reached = new Set<number>();
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const step = steps[at];
      if (step === undefined || reached.has(at)) continue;
      reached.add(at);
      if (step.kind === 'fork') open.push(...step.to);
      else if ((step.kind === 'start' && place === 'start') || (step.kind === 'end' && isEnd))
        open.push(at + 1);
    }
    return reached;
  };
  const isMatch = (reached: ReadonlySet<number>): boolean => reached.has(steps.length - 1);
  const reached = reach(false);
  return {
    reached: [...reached].sort((one, other) => one - other),
    isMatch: isMatch(reached),
    isMatchAtEnd: isMatch(reach(true)),
    next: new Map(),
  };
}

/** Appends the steps of an expression. */
function compile(expression: Expression, steps: Step[]): void {
  switch (expression.kind) {
    case 'characters':
      steps.push({ kind: 'character', set: expression.set });
      return;
    case 'start':
    case 'end':
      steps.push({ kind: expression.kind });
      return;
    case 'sequence':
      for (const part of expression.parts) compile(part, steps);
      return;
    case 'choice':
      compileChoice(expression.options, steps);
      return;
    case 'repeat': {
      const { part, least, isMany } = expression;
      const fork = steps.length;
      if (least === 0) steps.push({ kind: 'match' });
      const start = steps.length;
      compile(part, steps);
      if (isMany) steps.push({ kind: 'fork', to: [start, steps.length + 1] });
      if (least === 0) steps[fork] = { kind: 'fork', to: [start, steps.length] };
    }
  }
}

function compileChoice(options: readonly Expression[], steps: Step[]): void {
  const fork = steps.length;
  steps.push({ kind: 'match' });
  const starts: number[] = [];
  const ends: number[] = [];
  for (const option of options) {
    starts.push(steps.length);
    compile(option, steps);
    ends.push(steps.length);
    steps.push({ kind: 'match' });
  }
  steps[fork] = { kind: 'fork', to: starts };
  for (const end of ends) steps[end] = { kind: 'fork', to: [steps.length] };
}
