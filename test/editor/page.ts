import * as vscode from 'vscode';
import type { Page, Workbench } from '../host/workbench.mjs';

const address = process.env['LEADERSHIP_TEST_PAGE'];

/** Whether tests can see and touch the workbench as a person does: in the VS Code from npm, not in desktop VS Code. */
export const canSeePage = address !== undefined;

/**
 * Runs these steps with the Playwright page that shows this VS Code, and resolves to what they return.
 *
 * They run in another process, from their source text: they know their parameters and nothing else of this
 * file, and what goes in and comes out is JSON.
 */
export function onPage<R>(steps: (page: Page, workbench: Workbench) => Promise<R>): Promise<R>;
export function onPage<A, R>(
  steps: (page: Page, workbench: Workbench, argument: A) => Promise<R>,
  argument: A,
): Promise<R>;
export async function onPage(
  steps: (page: Page, workbench: Workbench, argument: unknown) => Promise<unknown>,
  argument?: unknown,
): Promise<unknown> {
  if (address === undefined) throw new Error('There is no page to see in desktop VS Code');
  const body = JSON.stringify({ source: String(steps), argument });
  const response = await fetch(address, { method: 'POST', body });
  const answer = (await response.json()) as { value?: unknown; error?: string };
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.value;
}

/** Takes a picture of the whole page; resolves to its file, which is named for this version of VS Code and this name. */
export async function screenshot(name: string): Promise<string> {
  const file = `${process.env['LEADERSHIP_TEST_SCREENSHOTS'] ?? ''}/${vscode.version}/${name}.png`;
  await onPage(async (page, _workbench, file) => {
    await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
  }, file);
  return file;
}
