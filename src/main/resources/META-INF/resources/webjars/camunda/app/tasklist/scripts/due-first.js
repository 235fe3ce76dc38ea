// What is due first stands first. Tasklist sorts by the date of creation unless its address says otherwise; who chooses another
// order keeps it.
function sortByDueDate() {
  const [path, query = ''] = location.hash.replace(/^#/, '').split('?');
  const parameters = new URLSearchParams(query);
  if ((path === '' || path === '/') && !parameters.has('sorting')) {
    parameters.set('sorting', JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]));
    location.replace(`#/?${parameters}`);
  }
}

window.addEventListener('hashchange', sortByDueDate);
sortByDueDate();

export default [];
