export default {
  app: { name: 'Cockpit', vendor: 'CandidatFlow' },
  customScripts: ['scripts/insight/heat-map.js', 'scripts/insight/bottlenecks.js', 'scripts/insight/dashboard.js'],
  disableWelcomeMessage: true,
};
