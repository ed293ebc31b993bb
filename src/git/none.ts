import type { gitAuthors as authors } from './authors.ts';
import type { gitCommentMark as commentMark } from './commentMark.ts';
import type { gitFiles as files } from './files.ts';
import type { gitIdentity as identity } from './identity.ts';
import type { gitLog as log } from './log.ts';

/*
 * What the editor asks of git, where no program can be started: in a browser. The build puts this file in the place
 * of the others of this folder there, and fails where the editor asks for what is not here.
 */

export const gitAuthors: typeof authors = () => Promise.resolve([]);

export const gitCommentMark: typeof commentMark = () => Promise.resolve(undefined);

export const gitFiles: typeof files = () => Promise.resolve(false);

export const gitIdentity: typeof identity = () => Promise.resolve(undefined);

export const gitLog: typeof log = () => Promise.resolve(undefined);
