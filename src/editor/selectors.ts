import type * as vscode from 'vscode';

/** The leadership files, whatever language they are taken for. */
export const leadershipFiles: vscode.DocumentSelector = [{ pattern: '**/leadership.{yaml,yml}' }];

/** Every text that somebody may read a path in, the commit box among them. */
export const anyText: vscode.DocumentSelector = [
  { scheme: 'file' },
  { scheme: 'untitled' },
  { scheme: 'vscode-vfs' },
  { scheme: 'output' },
  { scheme: 'git' },
  { language: 'git-commit' },
  { language: 'scminput' },
];
