// Draws the QR code of a page as lines, sharp on any paper, from a picture of one pixel per module.
(async () => {
  const picture = document.querySelector('img.qr');
  if (!picture) return;
  await picture.decode();
  const side = picture.naturalWidth;
  const canvas = Object.assign(document.createElement('canvas'), {width: side, height: side});
  const pen = canvas.getContext('2d');
  pen.drawImage(picture, 0, 0);
  const {data} = pen.getImageData(0, 0, side, side);
  // Around a code it must be light for four modules.
  const quiet = 4;
  const whole = side + 2 * quiet;
  let path = '';
  for (let at = 0; at < side * side; at++) {
    if (!data[4 * at]) path += `M${quiet + at % side} ${quiet + Math.floor(at / side)}h1v1h-1z`;
  }
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 ${whole} ${whole}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${whole}v${whole}H0z"/><path d="${path}"/></svg>`;
  picture.outerHTML = drawing;

  const shown = document.querySelector('p[data-code]');
  if (!shown) return;
  shown.innerHTML = drawing;
  shown.firstChild.setAttribute('role', 'img');
  shown.firstChild.setAttribute('aria-label', shown.dataset.code);
  document.querySelector('[data-save]').addEventListener('click', event => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([drawing], {type: 'image/svg+xml'}));
    link.download = event.target.dataset.save;
    link.click();
    URL.revokeObjectURL(link.href);
  });
})();
