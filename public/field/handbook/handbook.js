// Whoever came from the app goes back to where they were.
const [back] = document.getElementsByTagName('a')
if (history.length > 1 && document.referrer.startsWith(`${location.origin}/field`))
  back.addEventListener('click', (event) => {
    event.preventDefault()
    history.back()
  })
