import { name } from '../../../../assets/brand.js';

export default {
  app: { name: 'Welcome', vendor: name },
  disableWelcomeMessage: true,
};
