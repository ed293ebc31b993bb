import type { FileList } from '../../ownership/fileList.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { importMappings, type ImportMappings } from './importMappings.ts';
import type { ModuleSetting } from './moduleSetting.ts';
import { workspacePackages, type WorkspacePackages } from './workspacePackages.ts';

/** What the settings of a repository say of imports. */
export interface Modules extends ImportMappings, WorkspacePackages {}

/** Makes one whole of settings by their paths. */
export function modulesOf(settings: ReadonlyMap<RepoPath, ModuleSetting>, files: FileList): Modules {
  const packages = workspacePackages(settings.values());
  return { ...packages, ...importMappings(settings, packages, files) };
}
