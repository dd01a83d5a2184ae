// A file host, as the web knows them: folders have an index.html, what is not there is 404.html,
// and text is sent packed, as GitHub Pages does.
import {createServer} from 'node:http';
import {existsSync, readFileSync, statSync} from 'node:fs';
import {extname, join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {baseOf} from './site.mjs';

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.xml': 'application/xml', '.txt': 'text/plain',
};

/** What a path of `site` is answered with: state, headers, body. */
function answer(site, prefix, url, accepted = '') {
  const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  let file = path.startsWith(prefix) ? join(site, path.slice(prefix.length)) : '';
  if(file && existsSync(file) && statSync(file).isDirectory()) {
    if(!path.endsWith('/')) {
      return [301, {location: `${path}/`}, ''];
    }
    file = join(file, 'index.html');
  }
  const found = file !== '' && existsSync(file);
  const type = types[found ? extname(file) : '.html'] ?? 'application/octet-stream';
  const body = readFileSync(found ? file : join(site, '404.html'));
  const packed = type !== 'image/png' && /\bgzip\b/.test(accepted);
  const headers = {'content-type': type, 'cache-control': 'max-age=600', ...(packed ? {'content-encoding': 'gzip'} : {})};
  return [found ? 200 : 404, headers, packed ? gzipSync(body) : body];
}

/** Serves the folder `site` below the path `prefix`: the address of its first page, and an end. */
export async function host(site, prefix) {
  const server = createServer((request, response) => {
    const [state, headers, body] = answer(site, prefix, request.url, request.headers['accept-encoding']);
    response.writeHead(state, headers);
    response.end(body);
  }).listen(0, '127.0.0.1');
  await new Promise(ready => server.once('listening', ready));
  return {address: `http://127.0.0.1:${server.address().port}${prefix}`, end: () => server.close()};
}

/**
 * Lets the pages of a context find `site` at the address that it names, with what `changed` puts
 * in place of its files by path, and nothing else.
 */
export async function standIn(context, site, changed = {}) {
  const base = baseOf(site);
  await context.route('**/*', route => {
    const url = route.request().url();
    if(!url.startsWith(base)) {
      return route.abort();
    }
    const [status, headers, body] = answer(site, new URL(base).pathname, url);
    return route.fulfill({status, headers, body: changed[url.slice(base.length)] ?? body});
  });
  return base;
}
