// Goes on counting what the server wrote in words. No live region: a screen reader reads what is there when it comes by.
const loaded = Date.now()

const words = (unit, number) =>
  new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit, unitDisplay: 'long' }).format(number)

function left(seconds, last) {
  const days = Math.floor(seconds / 86400)
  const hours = Math.floor(seconds / 3600) % 24
  const minutes = Math.floor(seconds / 60) % 60
  const parts = []
  if (days > 0) parts.push(words('day', days))
  if (hours > 0) parts.push(words('hour', hours))
  if (days === 0 && minutes > 0) parts.push(words('minute', minutes))
  return parts.length > 0 ? parts.join(' ') : last
}

for (const element of document.querySelectorAll('[data-seconds-left]')) {
  const { secondsLeft, over, last } = element.dataset
  const end = loaded + Number(secondsLeft) * 1000
  const tick = () => {
    const seconds = Math.floor((end - Date.now()) / 1000)
    const text = seconds > 0 ? left(seconds, last) : over
    if (element.textContent !== text) element.textContent = text
    if (seconds > 0) setTimeout(tick, ((seconds % 60) + 1) * 1000)
  }
  tick()
}
