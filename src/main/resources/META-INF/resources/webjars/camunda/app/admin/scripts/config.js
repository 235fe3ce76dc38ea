import { name } from '../../../../assets/brand.js';

export default {
  app: { name: 'Admin', vendor: name },
  disableWelcomeMessage: true,
};
