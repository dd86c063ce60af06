// A citation's link opens its source in this panel: `element`, `trigger` and `watch` come from gr.HTML.
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
  if (address === opened) return reveal();
  opened = address;
  trigger('cite', { address });
});
watch('value', reveal);
