import type { RepoPath } from '../../text/repoPath.ts';
import { allOf, quoted } from '../../text/sentence.ts';
import { compileShapes } from '../codeowners/effect.ts';
import { literal, patternOf, type Shape } from '../codeowners/shape.ts';
import { shapesOfExpression, type ShapeCandidates } from '../ownersFiles/expressionShapes.ts';
import type { OwnersFilter } from '../ownersFiles/ownersFile.ts';

/** The shapes of the paths that a filter matches, relative to its folder, or why there are none. */
export type FilterShapes =
  { readonly shapes: readonly Shape[]; readonly note: string | undefined } | { readonly error: string };

/**
 * Shapes that match the same files as a filter: all paths that its regular expression matches, or where that makes no
 * difference, simpler ones. If none can express it, each of its files. `files` are all in its folder, relative to it.
 */
export function filterShapes(
  { source = '', expression, matches }: OwnersFilter,
  files: readonly RepoPath[],
): FilterShapes {
  const matched = files.filter(matches);
  const alternatives = expression && shapesOfExpression(expression);
  const chosen = alternatives && chooseShapes(alternatives, files);
  if (chosen !== undefined && isSame(chosen.shapes, matches, files)) {
    const patterns = allOf(chosen.shapes.map((shape) => quoted(patternOf(shape).pattern)));
    return {
      shapes: chosen.shapes,
      note: chosen.isExact
        ? undefined
        : `Filter ${quoted(source)} is imported as ${patterns}. Both match the same files now.`,
    };
  }
  const count = matched.length;
  if (count > maxListed)
    return {
      error: `Filter ${quoted(source)} cannot be written as patterns, and matches ${String(count)} files. Simplify it, or move its files to a folder with an OWNERS file.`,
    };
  return {
    shapes: matched.map((path) => path.split('/').map(literal)),
    note: `Filter ${quoted(source)} cannot be written as patterns. ${
      count === 0 ? 'It matches no file, and was left out.' : 'The files that it matches now are listed.'
    }`,
  };
}

/** More files are not listed one by one. */
export const maxListed = 20;

interface Chosen {
  readonly shapes: readonly Shape[];
  readonly isExact: boolean;
}

/** For each alternative, the first candidate that matches files, and the same ones as the exact one. */
function chooseShapes(alternatives: readonly ShapeCandidates[], files: readonly RepoPath[]): Chosen {
  const candidates = alternatives.flat();
  const entries = candidates.flatMap((shapes, candidate) => shapes.map((shape) => ({ shape, candidate })));
  const matching = compileShapes(entries.map(({ shape }) => shape));
  const counts = new Array<number>(candidates.length).fill(0);
  for (const file of files)
    for (const candidate of new Set(matching(file).map((at) => entries[at]?.candidate ?? 0)))
      counts[candidate] = (counts[candidate] ?? 0) + 1;
  let isExact = true;
  let start = 0;
  const shapes = new Map<string, Shape>();
  for (const own of alternatives) {
    const end = start + own.length;
    const wanted = counts[end - 1] ?? 0;
    const at = wanted === 0 ? end - 1 : counts.indexOf(wanted, start);
    if (keyOf(candidates[at]) !== keyOf(candidates[end - 1])) isExact = false;
    for (const shape of candidates[at] ?? []) shapes.set(shape.join('/'), shape);
    start = end;
  }
  return { shapes: [...shapes.values()], isExact };
}

function keyOf(shapes: readonly Shape[] = []): string {
  return shapes.map((shape) => shape.join('/')).join(' ');
}

function isSame(
  shapes: readonly Shape[],
  matches: (path: RepoPath) => boolean,
  files: readonly RepoPath[],
): boolean {
  const matching = compileShapes(shapes);
  return files.every((file) => matching(file).length > 0 === matches(file));
}
