import { runGit } from './run.ts';

/** A setting of git, as it holds in a folder; undefined where it is not set. */
export async function gitSetting(folder: string, key: string): Promise<string | undefined> {
  return (await runGit(folder, ['config', '-z', '--get', key]))?.split('\0')[0];
}
