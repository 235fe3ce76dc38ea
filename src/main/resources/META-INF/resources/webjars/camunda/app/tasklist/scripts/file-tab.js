// The tab "File" of a task: the same file as in the forms, also before the task is claimed, and beside the forms that hold no
// personal data. It is also where a president reads the opinion to validate.
import { alertIn, documents, element, opinion, profile, readFile, summary } from './staff-api.js';

// Our pages and everything in them are in English, whatever the browser's language.
document.documentElement.lang = 'en';

const heading = (text) => element('h3', {}, text);

export default {
  id: 'candidatflow.file',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: 'File' },
  render(node, { taskId }) {
    const error = element('p', { class: 'alert alert-danger', role: 'alert', hidden: '' });
    const box = element('div', { class: 'cf-file' }, error);
    node.replaceChildren(box);
    readFile(taskId)
      .then((file) => {
        box.append(summary(file));
        if (file.opinion) {
          box.append(heading('Opinion entered'), opinion(file));
        }
        box.append(heading('Documents'), documents(file), heading('Profile'), profile(file));
      })
      .catch((refused) => alertIn(error, refused.message));
  },
  unmount() {},
};
