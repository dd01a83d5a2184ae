// Shows a signed file in its page, laid out for reading, once somebody wants to see it.
(() => {
  for (const details of document.querySelectorAll('details[data-source]')) {
    const show = async () => {
      const text = details.querySelector('pre');
      try {
        const answer = await fetch(details.dataset.source);
        if (!answer.ok) throw new Error(answer.statusText);
        text.textContent = JSON.stringify(await answer.json(), null, 2);
      } catch {
        text.textContent = details.dataset.fault;
      }
    };
    details.addEventListener('toggle', show, { once: true });
  }
})();
