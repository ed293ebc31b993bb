import { spawnSync } from 'node:child_process';
import type { Trailer } from '../../src/intent/trailers.ts';

/** git 2.39 does not end on a scissors line behind `---`: it is given so long, in milliseconds. */
const patience = 2000;

/** The trailers of a message by `git interpret-trailers --parse`; undefined where git does not answer. */
export function trailersByGit(message: string): string | undefined {
  const { status, stdout } = spawnSync('git', ['interpret-trailers', '--parse'], {
    input: message,
    encoding: 'utf8',
    timeout: patience,
  });
  return status === 0 ? stdout : undefined;
}

/** Trailers as git prints them. */
export function inLines(trailers: readonly Trailer[]): string {
  return trailers.map(({ key, value }) => `${key}: ${value}\n`).join('');
}
