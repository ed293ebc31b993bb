import { isAddress, isHandleOn, isRole } from '../../model/handle.ts';
import type { RepoPath } from '../../text/repoPath.ts';

/** A platform that reads CODEOWNERS files. */
export type Host = 'github' | 'gitlab';
export const hosts = ['github', 'gitlab'] as const;

export function hostName(host: Host): string {
  return host === 'github' ? 'GitHub' : 'GitLab';
}

/** Where a host looks for the file; it uses the first one. */
export function placesOf(host: Host): readonly RepoPath[] {
  return host === 'github'
    ? ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']
    : ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];
}

/** The CODEOWNERS file of a repository, for whichever host; undefined if there is none. */
export function codeownersFile(hasFile: (path: RepoPath) => boolean): RepoPath | undefined {
  return hosts.flatMap(placesOf).find(hasFile);
}

/** The host of a repository, detected by its files; GitHub by default. */
export function hostOf(hasFile: (path: RepoPath) => boolean): Host {
  if (hasFile('.github/CODEOWNERS')) return 'github';
  return hasFile('.gitlab/CODEOWNERS') || hasFile('.gitlab-ci.yml') ? 'gitlab' : 'github';
}

/** The files by which the CODEOWNERS file and the host of a repository are detected. */
export function detectingFiles(): RepoPath[] {
  return [...new Set([...hosts.flatMap(placesOf), '.gitlab-ci.yml'])];
}

/** The host that a CODEOWNERS file was written for, detected by its path and its syntax. */
export function hostOfText(path: RepoPath, text: string): Host | undefined {
  if (/(?:^|\/)\.github\//.test(path)) return 'github';
  if (/(?:^|\/)\.gitlab\//.test(path)) return 'gitlab';
  return /^[\t ]*(?:\^?\[[^\]\r\n]+\]|![^\s]|[^#\r\n]*\s@@\w)/m.test(text) ? 'gitlab' : undefined;
}

/** Whether a word is an owner in the CODEOWNERS file of a host: a handle there, an email address, or a role on GitLab. */
export function isOwnerOn(host: Host, word: string): boolean {
  return isAddress(word) || isHandleOn(host, word) || (host === 'gitlab' && isRole(word));
}

/** Whether a pattern is an owner, and not the name of an image such as `logo@2x.png`. */
export function isLikeOwner(pattern: string, host: Host): boolean {
  return (
    (isOwnerOn(host, pattern.replace(/[,;]+$/, '')) || /^@[^/*?]*@[^/*?]*$/.test(pattern)) &&
    !/@\dx\./.test(pattern)
  );
}
