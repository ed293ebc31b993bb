/** The number of lines that two texts can differ by. Beyond it, they count as different from start to end. */
const maxDifferences = 1000;

/**
 * The text that a merge results in, by lines. If both sides changed the same or adjacent lines, those of `theirs` are
 * taken.
 */
export function mergedText(base: string, ours: string, theirs: string): string {
  const [from, one, other] = [base, ours, theirs].map(linesIn) as [string[], string[], string[]];
  const inOurs = keptLines(from, one);
  const inTheirs = keptLines(from, other);
  if (inOurs === undefined || inTheirs === undefined) return theirs;
  const merged: string[] = [];
  let [atBase, atOurs, atTheirs] = [0, 0, 0];
  const take = (baseEnd: number, oursEnd: number, theirsEnd: number): void => {
    const [was, our, their] = [
      from.slice(atBase, baseEnd),
      one.slice(atOurs, oursEnd),
      other.slice(atTheirs, theirsEnd),
    ].map((lines) => lines.join('')) as [string, string, string];
    merged.push(their === was ? our : their);
    [atBase, atOurs, atTheirs] = [baseEnd, oursEnd, theirsEnd];
  };
  for (let line = 0; line < from.length; line++) {
    const [our, their] = [inOurs[line] ?? -1, inTheirs[line] ?? -1];
    if (our < 0 || their < 0) continue;
    take(line, our, their);
    take(line + 1, our + 1, their + 1);
  }
  take(from.length, one.length, other.length);
  return merged.join('');
}

/** With their line breaks. */
function linesIn(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * For each line, its position in another text, or -1 if it is not there, so that as many lines as possible are kept in
 * order (Myers, "An O(ND) Difference Algorithm and Its Variations"). Undefined if the texts differ too much.
 */
function keptLines(from: readonly string[], to: readonly string[]): Int32Array | undefined {
  const kept = new Int32Array(from.length).fill(-1);
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) kept[start] = start++;
  let [fromEnd, toEnd] = [from.length, to.length];
  while (fromEnd > start && toEnd > start && from[fromEnd - 1] === to[toEnd - 1]) kept[--fromEnd] = --toEnd;
  const steps = editsBetween(from.slice(start, fromEnd), to.slice(start, toEnd));
  if (steps === undefined) return undefined;
  for (const [one, other] of steps) kept[start + one] = start + other;
  return kept;
}

/** The pairs of equal lines on a shortest way from one text to another. */
function editsBetween(from: readonly string[], to: readonly string[]): [number, number][] | undefined {
  const size = Math.min(from.length + to.length, maxDifferences);
  const furthest = new Int32Array(2 * size + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= size; edits++) {
    trace.push(furthest.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let at = nextOn(furthest, size, diagonal, edits);
      while (at < from.length && at - diagonal < to.length && from[at] === to[at - diagonal]) at++;
      furthest[size + 1 + diagonal] = at;
      if (at >= from.length && at - diagonal >= to.length)
        return pairsAlong(trace, size, from.length, to.length);
    }
  }
  return undefined;
}

/** Where a diagonal starts after one more edit: a line added, or one removed. */
function nextOn(furthest: Int32Array, size: number, diagonal: number, edits: number): number {
  const below = furthest[size + diagonal] ?? 0;
  const above = furthest[size + 2 + diagonal] ?? 0;
  return diagonal === -edits || (diagonal !== edits && below < above) ? above : below + 1;
}

function pairsAlong(
  trace: readonly Int32Array[],
  size: number,
  fromLength: number,
  toLength: number,
): [number, number][] {
  const pairs: [number, number][] = [];
  let [one, other] = [fromLength, toLength];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits] ?? new Int32Array();
    const diagonal = one - other;
    const begin = edits === 0 ? 0 : nextOn(furthest, size, diagonal, edits);
    while (one > begin && other > begin - diagonal) pairs.push([--one, --other]);
    if (edits === 0) break;
    const below = furthest[size + diagonal] ?? 0;
    const above = furthest[size + 2 + diagonal] ?? 0;
    const isAdded = diagonal === -edits || (diagonal !== edits && below < above);
    if (isAdded) other--;
    else one--;
  }
  return pairs;
}
