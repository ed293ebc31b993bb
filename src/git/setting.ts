import { askGit } from './run.ts';

/** A setting of git that applies in a folder. Undefined if it is not set. Throws a `GitFailure`. */
export async function gitSetting(folder: string, key: string): Promise<string | undefined> {
  return (await askGit(folder, ['config', '-z', '--get', key]))?.split('\0')[0];
}
