import { name } from '../../../../assets/brand.js';

export default {
  app: { name: 'Cockpit', vendor: name },
  customScripts: ['scripts/insight/heat-map.js', 'scripts/insight/bottlenecks.js', 'scripts/insight/dashboard.js', 'scripts/insight/incidents.js', 'scripts/insight/rules.js', 'scripts/insight/finished.js', 'scripts/insight/instance.js', 'scripts/insight/paths.js'],
  disableWelcomeMessage: true,
};
