import { folderOf } from '../../text/repoPath.ts';
import type { PathContext, PathReading } from './pathContext.ts';

/** The packages of the repository in the dependencies of a `package.json`, and the name of the package itself. */
export function dependencyIn(line: string, { file, modules }: PathContext): PathReading[] {
  if (file === undefined || !/(?:^|\/)package\.json$/.test(file)) return [];
  const entry = /^\s*"([^"\\]+)"\s*:\s*"(?:(?:workspace|file|link|portal):|\*|[~^]?\d)/d.exec(line);
  const [start, end] = entry?.indices?.[1] ?? [0, 0];
  const folder = modules?.packageFor(entry?.[1] ?? '', file)?.folder;
  if (folder === undefined || folder === folderOf(file)) return [];
  return [{ span: { start, end }, path: `${folder}/` }];
}
