import { holds } from '../property.ts';
import { usualForm } from './usualFormProperty.ts';

describe('the usual form', () => {
  holds(usualForm);
});
