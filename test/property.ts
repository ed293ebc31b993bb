import assert from 'node:assert/strict';
import fc from 'fast-check';

/** What holds for all inputs. The tests check the same inputs at every run, `npm run fuzz` new ones. */
export interface Property<Input> {
  /** The title of its test, after that of the group. */
  readonly title: string;
  readonly input: fc.Arbitrary<Input>;
  /** Throws if the property does not hold for an input. Calls `saw` for each case in it. */
  readonly check: (input: Input, saw: (kind: string) => void) => void;
  /** How many inputs the tests check. */
  readonly runs: number;
  /** How many cases of a kind there must be at least among the inputs of the tests, so that they are of use. */
  readonly atLeast?: Readonly<Record<string, number>>;
}

/** The seed of the tests: they check the same inputs everywhere. */
const seed = 20_260;

/** A test that a property holds. A failure is reported with the simplest input that was found, and with its seed. */
export function holds<Input>({ title, input, check, runs, atLeast = {} }: Property<Input>): void {
  it(title, function () {
    this.timeout(600_000);
    const seen = new Map<string, number>();
    const saw = (kind: string): void => void seen.set(kind, (seen.get(kind) ?? 0) + 1);
    const property = fc.property(fc.noBias(input), (one) => {
      check(one, saw);
    });
    fc.assert(property, { seed, numRuns: runs, includeErrorInReport: true });
    for (const [kind, count] of Object.entries(atLeast))
      assert.ok((seen.get(kind) ?? 0) >= count, `${kind}: only ${String(seen.get(kind) ?? 0)}`);
  });
}

/** Chooses a number from 0 to below a limit. 0 should be the simplest choice: a failing input shrinks towards it. */
export type Choose = (limit: number) => number;

/** Inputs that a function makes by choosing. They shrink by fewer and by smaller choices. */
export function chosen<Input>(make: (choose: Choose) => Input): fc.Arbitrary<Input> {
  return new Chosen(make);
}

/** One of some items, the simplest one first. */
export function pick<Item>(choose: Choose, items: readonly Item[]): Item {
  return items[choose(items.length)] as Item;
}

/** Some items, at most so many. */
export function several<Item>(choose: Choose, most: number, make: (at: number) => Item): Item[] {
  return Array.from({ length: choose(most + 1) }, (_, at) => make(at));
}

/** One or more of some items, at most so many. */
export function oneOrMore<Item>(choose: Choose, most: number, items: readonly Item[]): Item[] {
  return Array.from({ length: 1 + choose(most) }, () => pick(choose, items));
}

class Chosen<Input> extends fc.Arbitrary<Input> {
  readonly make: (choose: Choose) => Input;

  constructor(make: (choose: Choose) => Input) {
    super();
    this.make = make;
  }

  generate(random: fc.Random): fc.Value<Input> {
    const choices: number[] = [];
    const input = this.make((limit) => {
      if (limit < 2) return 0;
      const choice = random.nextInt(0, limit - 1);
      choices.push(choice);
      return choice;
    });
    return new fc.Value(input, choices);
  }

  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- fast-check wants a type guard, of this parameter
  canShrinkWithoutContext(_: unknown): _ is Input {
    return false;
  }

  /** What is made of simpler choices. Where there are too few of them, the others are 0. */
  shrink(_: Input, choices: unknown): fc.Stream<fc.Value<Input>> {
    return fc.stream(simpler(choices as readonly number[])).map((fewer) => {
      let next = 0;
      return new fc.Value(
        this.make((limit) => (limit < 2 ? 0 : (fewer[next++] ?? 0) % limit)),
        fewer.slice(0, next),
      );
    });
  }
}

/** Choices without some of them, from many to one; then with one that is smaller. */
function* simpler(choices: readonly number[]): IterableIterator<number[]> {
  for (let count = choices.length; count > 0; count = Math.floor(count / 2))
    for (let start = choices.length - count; start >= 0; start -= count)
      yield choices.toSpliced(start, count);
  for (const [at, choice] of choices.entries())
    for (const smaller of new Set([0, Math.floor(choice / 2), choice - 1]))
      if (smaller >= 0 && smaller < choice) yield choices.with(at, smaller);
}
