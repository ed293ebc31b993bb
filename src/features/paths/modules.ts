import type { FileList } from '../../ownership/coverage/fileList.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { importMappings, type ImportMappings } from './importMappings.ts';
import type { ModuleSetting } from './moduleSetting.ts';
import { workspacePackages, type WorkspacePackages } from './workspacePackages.ts';

/** The import settings of a repository. */
export interface Modules extends ImportMappings, WorkspacePackages {}

/** Combines the settings files, keyed by path. */
export function modulesOf(settings: ReadonlyMap<RepoPath, ModuleSetting>, files: FileList): Modules {
  const packages = workspacePackages(settings.values());
  return { ...packages, ...importMappings(settings, packages, files) };
}
