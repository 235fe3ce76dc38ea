// Enhances every page; all of them work without it. What only one page needs is a module of its own, named by that page's template.
const { initAll } = await import(document.querySelector('script[data-govuk]').dataset.govuk)
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
