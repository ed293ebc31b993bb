import type { gitAuthors as authors } from './authors.ts';
import type { gitCommentMark as commentMark } from './commentMark.ts';
import type { gitFiles as files } from './files.ts';
import type { gitHistory as history } from './history.ts';
import type { gitIdentity as identity } from './identity.ts';
import type { indexedText as index } from './indexFile.ts';
import type { gitLog as log } from './log.ts';
import type { markedFiles as marked } from './attributes.ts';
import type { readRepositoryFile as repositoryFile } from './readFile.ts';

export { GitFailure } from './failure.ts';

/*
 * The functions that the editor needs of this folder, for a browser, where no program can be started. The
 * build replaces the other files of this folder with this one. It fails if the editor imports a function that
 * is missing here.
 */

export const gitAuthors: typeof authors = () => Promise.resolve([]);

export const gitCommentMark: typeof commentMark = () => Promise.resolve(() => '#');

export const gitFiles: typeof files = () => Promise.resolve('not-installed');

export const gitHistory: typeof history = () => Promise.resolve(undefined);

export const gitIdentity: typeof identity = () => Promise.resolve(undefined);

export const gitLog: typeof log = () => Promise.resolve(undefined);

export const indexedText: typeof index = () => Promise.resolve(undefined);

export const markedFiles: typeof marked = () => Promise.resolve([]);

export const readRepositoryFile: typeof repositoryFile = () =>
  Promise.resolve({ kind: 'refused', why: 'failed' });
