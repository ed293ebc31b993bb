import { t } from './l10n.ts';

/** Why a file is not read. `missing` includes a link to nothing. */
export type Refusal =
  'missing' | 'folder' | 'not-regular' | 'outside' | 'inside-git' | 'ignored' | 'denied' | 'failed';

/** The reason for the middle of a sentence. */
export function refusalInWords(why: Refusal): string {
  switch (why) {
    case 'missing':
      return t('no such file');
    case 'folder':
      return t('it is a folder');
    case 'not-regular':
      return t('it is not a regular file');
    case 'outside':
      return t('it is a symbolic link to a file outside the repository');
    case 'inside-git':
      return t('it is a symbolic link into a .git folder');
    case 'ignored':
      return t('it is a symbolic link to a file that Git does not list');
    case 'denied':
      return t('permission denied');
    case 'failed':
      return t('the file system reports an error');
  }
}
