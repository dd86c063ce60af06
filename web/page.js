// Runs once, inside the source panel: gr.HTML hands in `element`, `trigger` and `watch`.

// A citation's link opens its source in this panel.
const reveal = () => {
  const article = element.querySelector('.readout');
  if (!article) return;
  const text = article.querySelector('.text');
  const mark = article.querySelector('mark');
  if (mark) text.scrollTop = mark.offsetTop - text.clientHeight / 3;
  article.scrollIntoView({ block: 'nearest' });
  article.focus({ preventScroll: true });
};
let opened = null;
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="#cite="]');
  if (!link) return;
  event.preventDefault();
  const address = link.getAttribute('href');
  document.querySelectorAll('a.cite.open').forEach((other) => other.classList.remove('open'));
  link.classList.add('open');
  if (address === opened && element.querySelector('mark')) return reveal();
  opened = address;
  trigger('cite', { address });
});
watch('value', reveal);

// Gradio labels a message with its own markup, which a screen reader would read out in the message's place.
const label = /^(bot|user)'s message: /;
const relabel = () => document.querySelectorAll('#chat [aria-label]').forEach((message) => {
  const role = label.exec(message.getAttribute('aria-label'))?.[1];
  if (role) message.setAttribute('aria-label', role === 'bot' ? 'Answer' : 'Question');
});
new MutationObserver(relabel).observe(document.body, {
  subtree: true, childList: true, attributeFilter: ['aria-label'],
});
