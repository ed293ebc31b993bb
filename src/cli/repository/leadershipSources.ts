import path from 'node:path';
import type { SourceFile } from '../../analyze.ts';
import { GitFailure } from '../../git/failure.ts';
import { indexedText } from '../../git/indexFile.ts';
import { readRepositoryFile, type ReadFile } from '../../git/readFile.ts';
import { governedFolder } from '../../model/leadershipFile.ts';
import { limits } from '../../parse/limits.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { bytesOf } from './readFile.ts';

/** Leadership files, and those that are missing. */
export interface LeadershipSources {
  readonly sources: readonly SourceFile[];
  readonly missing: readonly MissingFile[];
}

/** A leadership file outside a sparse checkout that a partial clone does not contain: the owners below are unknown. */
export interface MissingFile {
  readonly path: RepoPath;
  readonly failure: GitFailure;
}

/**
 * Reads leadership files from the working tree, or from Git's index for those outside a sparse checkout. `isListed` says
 * whether Git lists a path. Fails if a file cannot be read.
 */
export async function leadershipSources(
  root: string,
  files: readonly RepoPath[],
  isListed: (file: RepoPath) => boolean | Promise<boolean>,
): Promise<LeadershipSources> {
  const { bytes: maxBytes } = limits;
  const missing: MissingFile[] = [];
  const readSource = async (file: RepoPath): Promise<SourceFile | undefined> => {
    const content = await readRepositoryFile(root, file, { maxBytes, isListed });
    if (content.kind === 'refused' && content.why === 'missing' && (await isListed(file))) {
      // Outside a sparse checkout.
      try {
        const text = await indexedText(root, file, maxBytes);
        if (text !== undefined) return { path: file, text };
      } catch (error) {
        if (!(error instanceof GitFailure) || error.kind !== 'missing-object' || governedFolder(file) === '')
          throw error;
        missing.push({ path: file, failure: error });
        return undefined;
      }
    }
    return sourceFrom(content, root, file);
  };
  const read = await Promise.all(files.map(readSource));
  return { sources: read.filter((source) => source !== undefined), missing };
}

/** A leadership file from its bytes; fails if they could not be read. A file that is too large is a finding of its own. */
export function sourceFrom(content: ReadFile, root: string, file: RepoPath): SourceFile {
  const bytes = bytesOf(content, path.join(root, file), Infinity);
  return { path: file, text: new TextDecoder('utf-8').decode(bytes) };
}
