// A file host, as the web knows them: folders have an index.html, what is not there is 404.html.
import {createServer} from 'node:http';
import {existsSync, readFileSync, statSync} from 'node:fs';
import {extname, join} from 'node:path';

const types = {
  '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.xml': 'application/xml', '.txt': 'text/plain',
};

/** Serves the folder `site` below the path `prefix`: the address of its first page, and an end. */
export async function host(site, prefix) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    let file = path.startsWith(prefix) ? join(site, path.slice(prefix.length)) : '';
    if(file && existsSync(file) && statSync(file).isDirectory()) {
      file = join(file, 'index.html');
    }
    const found = file !== '' && existsSync(file);
    const type = types[found ? extname(file) : '.html'] ?? 'application/octet-stream';
    response.writeHead(found ? 200 : 404, {'content-type': type});
    response.end(readFileSync(found ? file : join(site, '404.html')));
  }).listen(0, '127.0.0.1');
  await new Promise(ready => server.once('listening', ready));
  return {address: `http://127.0.0.1:${server.address().port}${prefix}`, end: () => server.close()};
}
