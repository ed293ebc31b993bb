import { holds } from '../../../property.ts';
import { promises } from './promises.ts';

describe('random edits', () => {
  holds(promises);
});
