import { name } from '../../../../assets/brand.js';

export default {
  app: { name: 'Tasklist', vendor: name },
  customScripts: ['scripts/file-tab.js', 'scripts/task-card.js', 'scripts/due-first.js', 'scripts/signed-out.js'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
  },
};
