import { diffArrays } from 'diff';

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
  for (const [line, our] of inOurs) {
    const their = inTheirs.get(line);
    if (their === undefined) continue;
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

/** The lines that another text keeps, in order, with their positions there. Undefined if the texts differ too much. */
function keptLines(from: readonly string[], to: readonly string[]): Map<number, number> | undefined {
  const changes = diffArrays([...from], [...to], { maxEditLength: maxDifferences });
  if (changes === undefined) return undefined;
  const kept = new Map<number, number>();
  let [line, place] = [0, 0];
  for (const { added, removed, count } of changes)
    for (let left = count; left > 0; left--)
      if (added) place++;
      else if (removed) line++;
      else kept.set(line++, place++);
  return kept;
}
