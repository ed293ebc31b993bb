// The commands that are run most often start from small bundles of their own, all others from one.
switch (process.argv[2]) {
  case 'check':
    void import('./cli/start/check.ts');
    break;
  case 'who':
    void import('./cli/start/who.ts');
    break;
  case 'commit-msg':
    void import('./cli/start/commitMsg.ts');
    break;
  case 'prepare-commit-msg':
    void import('./cli/start/prepareCommitMsg.ts');
    break;
  default:
    void import('./cli/start/all.ts');
}
