// The script that verifies in pages, run here: its parts, joined as the theme joins them.
import {readFileSync} from 'node:fs';
import {runInThisContext} from 'node:vm';
import {fileURLToPath} from 'node:url';
import {filesIn} from './site.mjs';

/** What the script makes: one object. */
export function verifier() {
  const folder = fileURLToPath(new URL('../../themes/default/script/verify', import.meta.url));
  const script = filesIn(folder, '.js').map(part => readFileSync(part, 'utf8')).join('');
  runInThisContext(script, {filename: 'verify.js'});
  return globalThis.laureate;
}
