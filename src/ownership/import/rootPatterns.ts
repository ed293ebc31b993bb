import type { RepoPath } from '../../text/repoPath.ts';
import { quoted } from '../../text/sentence.ts';
import type { Codeowners, CodeownersNote } from '../codeowners/codeowners.ts';
import { compileShapes } from '../codeowners/effect.ts';
import { partsOf, type Shape } from '../codeowners/shape.ts';

/**
 * A CODEOWNERS file whose patterns are at the root of the repository where that makes no difference for its files: on
 * GitLab, `docs/api/` is any such folder, but there is nearly always just one. Adds a note if a pattern changes.
 */
export function withRootPatterns(codeowners: Codeowners, paths: Iterable<RepoPath>): Codeowners {
  const { host, rules: all } = codeowners;
  // Who writes `**/` means any folder.
  const floatingRules = host === 'gitlab' ? all.filter(({ pattern }) => !/^!?\*\*\//.test(pattern)) : [];
  const floating = floatingRules.flatMap(({ shapes = [] }) => shapes.filter(isFloatingPath));
  const count = floating.length;
  if (count === 0) return codeowners;
  const matching = compileShapes([...floating, ...floating.map((shape) => shape.slice(1))]);
  const elsewhere = new Set<Shape>();
  for (const path of paths) {
    const matched = new Set(matching(path));
    for (const at of matched)
      for (const shape of floating.slice(at, at + 1)) if (!matched.has(at + count)) elsewhere.add(shape);
  }
  const changed = new Set(floating.filter((shape) => !elsewhere.has(shape)));
  const rules = all.map((rule) => ({
    ...rule,
    shapes: rule.shapes?.map((shape) => (changed.has(shape) ? shape.slice(1) : shape)),
  }));
  const first = all.find(({ shapes = [] }) => shapes.some((shape) => changed.has(shape)));
  const note: CodeownersNote[] =
    first === undefined
      ? []
      : [
          {
            line: first.line,
            message: `On GitLab, ${quoted(first.pattern)} also matches in subfolders; in leadership.yaml it does not. No such path exists now.`,
          },
        ];
  return { ...codeowners, rules, notes: [...codeowners.notes, ...note] };
}

/** Whether a shape is a path at any depth, and not only a name. */
function isFloatingPath(shape: Shape): boolean {
  return (
    shape[0] === '**' &&
    partsOf(shape).body.filter((segment) => segment !== '*' && segment !== '**').length > 1
  );
}
