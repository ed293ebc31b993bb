import { t } from './l10n.ts';

/** Why Git gave no answer. */
export type GitFailureKind =
  'not-installed' | 'no-repository' | 'not-trusted' | 'missing-object' | 'timeout' | 'failed';

export interface GitProblem {
  readonly kind: GitFailureKind;
  /** The folder in which Git ran. */
  readonly folder: string;
  /** The id of the missing object, or what Git printed, in one line; may be empty. */
  readonly detail: string;
}

/** What is wrong, and the command that helps, in one or two sentences. */
export function gitProblemInWords({ kind, folder, detail }: GitProblem): string {
  switch (kind) {
    case 'not-installed':
      return t('Cannot run Git: it is not installed, or not in PATH.');
    case 'no-repository':
      return t('{0} is not a Git repository.', folder);
    case 'not-trusted':
      return t(
        'Git does not trust {0}, because it belongs to another user. If you trust it, run: {1}',
        folder,
        `git config --global --add safe.directory "${folder}"`,
      );
    case 'missing-object':
      return t(
        'Git object {0} is missing, as in a partial clone. To download it, run: {1}',
        detail,
        `git -C "${folder}" cat-file -t ${detail}`,
      );
    case 'timeout':
      return t('Git did not respond in {0}. Run "git status" there to see why.', folder);
    case 'failed':
      return detail === ''
        ? t('Git failed in {0}. Run "git status" there to see why.', folder)
        : t('Git failed in {0}: {1}. Run "git status" there to see why.', folder, detail);
  }
}
