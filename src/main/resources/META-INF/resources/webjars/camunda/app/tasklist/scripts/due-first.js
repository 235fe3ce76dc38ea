// What is due first stands first: Tasklist itself sorts by the date of creation. Who chooses another order finds it again.
const KEPT = 'candidatflow.sorting';
const DUE_FIRST = JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]);

function sort() {
  const [path, query = ''] = location.hash.replace(/^#/, '').split('?');
  if (path !== '' && path !== '/') {
    return;
  }
  const parameters = new URLSearchParams(query);
  if (parameters.has('sorting')) {
    localStorage.setItem(KEPT, parameters.get('sorting'));
  } else {
    parameters.set('sorting', localStorage.getItem(KEPT) || DUE_FIRST);
    location.replace(`#/?${parameters}`);
  }
}

window.addEventListener('hashchange', sort);
sort();

export default [];
