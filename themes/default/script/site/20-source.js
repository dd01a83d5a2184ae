// Shows a signed file in its page, laid out for reading, once somebody wants to see it. What the
// page says in its place is for where that fails.
(() => {
  for (const details of document.querySelectorAll('details[data-source]')) {
    const show = async () => {
      const text = details.querySelector('pre');
      const fault = text.textContent;
      text.textContent = '';
      try {
        const answer = await fetch(details.dataset.source);
        if (!answer.ok) throw new Error(answer.statusText);
        text.textContent = JSON.stringify(await answer.json(), null, 2);
      } catch {
        text.textContent = fault;
      }
    };
    details.addEventListener('toggle', show, { once: true });
  }
})();
