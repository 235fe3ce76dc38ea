/* Tasklist signs out without leaving its page. Where the staff sign in at a provider, the provider's session must end too, and
   Camunda's own sign-in page has nothing to ask for: both are the business of the page that this leads to. */
const atProvider = document.cookie.split('; ').includes('staff-sign-in=provider');

function leave() {
  if (atProvider && window.location.hash.startsWith('#/login')) {
    window.location.replace(window.location.pathname.replace(/\/camunda\/app\/.*/, '/staff/signed-out'));
  }
}

window.addEventListener('hashchange', leave);
leave();
