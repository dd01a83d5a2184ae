// The page that takes anything: files dropped or chosen, a text, an address, a link.
(laureate => {
  const {say, make, loadWords, report, judgeText, judgeFile, judgeAddress} = laureate.page;
  const desk = document.querySelector('[data-desk]');
  const find = name => desk.querySelector(`[name=${name}]`);
  const results = desk.querySelector('[data-results]');
  const said = desk.querySelector('[data-said]');
  const MAX_FILES = 50;
  let turn = 0;

  /** The reason that an address cannot be asked, if it cannot. */
  function addressOf(text) {
    try {
      const url = new URL(text.trim());
      return url.protocol === 'https:' || url.origin === location.origin ? url : null;
    } catch {
      return null;
    }
  }

  /** What to type instead. */
  const command = name => `laureate verify ${/^[\w./:?&=%~-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`}`;

  /** Shows what each comes to; `work` are names and functions that judge. */
  async function show(work) {
    const mine = ++turn;
    results.replaceChildren();
    said.className = 'kind';
    said.textContent = say('working');
    const reports = [];
    for (const [name, judge] of work) {
      const judged = await judge();
      judged.values = {...judged.values, command: command(name), host: location.host};
      // What it proves is said once.
      judged.isOneOfMany = reports.length < work.length - 1;
      reports.push(make('article', {class: 'box', 'data-of': name},
        make('h3', {class: 'kind', dir: 'auto'}, name), report(judged)));
    }
    // What was asked for since comes instead.
    if (mine === turn) {
      results.replaceChildren(...reports);
      // Seen in the reports, heard here.
      said.className = 'outcome';
      said.textContent = reports.map(each => `${each.dataset.of}: ${each.querySelector('.told strong').textContent}`).join('. ');
      results.querySelector('.told')?.focus();
    }
  }

  function tell(key, values) {
    results.replaceChildren();
    said.className = 'notice';
    said.textContent = say(key, values);
  }

  const {base} = desk.dataset;
  const showFiles = files => files.length > 0 &&
    show([...files].slice(0, MAX_FILES).map(file => [file.name, () => judgeFile(file, base)]));
  const showText = text => text.trim() === '' ? tell('empty') : show([[say('pasted'), () => judgeText(text, base)]]);

  function showAddress(text) {
    const url = addressOf(text);
    return url ? show([[url.href, () => judgeAddress(url.href, base)]]) : tell('no_address');
  }

  /** `#url=…` names what to check. Other sites are asked only when the reader says so. */
  function follow() {
    const given = new URLSearchParams(location.hash.slice(1)).get('url');
    if (!given) {
      return;
    }
    find('address').value = given;
    const url = addressOf(given);
    if (url?.origin === location.origin) {
      showAddress(given);
    } else {
      tell(url ? 'confirm' : 'no_address', {host: url?.host});
      find('ask').focus();
    }
  }

  function listen() {
    const zone = desk.querySelector('[data-drop]');
    find('file').addEventListener('change', event => showFiles(event.target.files));
    find('text').form.addEventListener('submit', event => {
      event.preventDefault();
      showText(find('text').value);
    });
    find('address').form.addEventListener('submit', event => {
      event.preventDefault();
      showAddress(find('address').value);
    });
    // Anywhere on the page, so that a file that misses the box does not replace the page.
    for (const kind of ['dragover', 'dragleave', 'drop']) {
      document.addEventListener(kind, event => {
        if (event.target.closest?.('input, textarea') && !event.dataTransfer?.types.includes('Files')) {
          return;
        }
        event.preventDefault();
        zone.toggleAttribute('data-over', kind === 'dragover');
        if (kind === 'drop') {
          const {files} = event.dataTransfer;
          files.length > 0 ? showFiles(files) : showText(event.dataTransfer.getData('text/plain'));
        }
      });
    }
    addEventListener('hashchange', follow);
  }

  if (location.protocol === 'file:') {
    document.querySelector('[data-from-file]').hidden = false;
  } else {
    loadWords().then(() => {
      listen();
      desk.hidden = false;
      follow();
    });
  }
})(globalThis.laureate);
