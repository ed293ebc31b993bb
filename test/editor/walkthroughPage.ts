import * as vscode from 'vscode';
import { onPage } from './page.ts';

/** Opens the walkthrough; resolves once its picture is there. */
export async function openWalkthrough(): Promise<void> {
  // The picture needs the room.
  await vscode.commands.executeCommand('workbench.action.closeSidebar');
  await onPage(async (page, { runCommand }) => {
    await runCommand('Leadership: Get Started');
    await page.locator('.getting-started-step', { hasText: 'Create leadership.yaml' }).waitFor();
    const pictures = page.frameLocator('.getting-started-media iframe').frameLocator('#active-frame');
    await pictures.locator('svg').waitFor();
  });
}

/** The titles of the steps that are ticked. */
export async function stepsDone(): Promise<string[]> {
  return onPage(async (page) => {
    const done = page.locator('.getting-started-step', {
      has: page.locator('[role=checkbox][aria-checked=true]'),
    });
    return done.locator('.step-title').allInnerTexts();
  });
}
