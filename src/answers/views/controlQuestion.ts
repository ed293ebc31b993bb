import type { ViewQuestion } from './viewNode.ts';

export interface ControlQuestion extends ViewQuestion {
  readonly grouping: 'domain' | 'person';
}
