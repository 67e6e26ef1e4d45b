// What scripts add to pages that work without them. Nothing here decides, stores or sends anything.
import { initAll } from './vendor/govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// Sortable tables are the only part of MOJ Frontend that needs a script: fetched where there is one.
if (document.querySelector('[data-module="moj-sortable-table"]')) {
  const moj = await import('./vendor/moj-frontend.min.js')
  moj.initAll()
}

// On paper nothing can be unfolded: what is folded on the screen is printed in full, then folded again.
let folded = []
window.addEventListener('beforeprint', () => {
  folded = [...document.querySelectorAll('details:not([open])')]
  for (const one of folded) one.open = true
})
window.addEventListener('afterprint', () => {
  for (const one of folded) one.open = false
  folded = []
})
