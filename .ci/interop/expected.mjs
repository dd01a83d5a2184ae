// What the content says of every award, read here on its own and not by laureate:
// so a credential that is missing, too many, or wrong about its state is found out.
import {basename, join, sep} from 'node:path';
import {readFileSync} from 'node:fs';
import {parse} from 'yaml';
import {filesIn} from './site.mjs';

const load = path => parse(readFileSync(path, 'utf8'), {schema: 'core'});
const list = value => Array.isArray(value) ? value : [value];
const slug = path => basename(path, '.yaml');

/** The day that is `duration` (years, months, days) after `day`. */
function after(day, duration) {
  const [, years, months, days] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(duration);
  const date = new Date(day);
  date.setUTCFullYear(date.getUTCFullYear() + Number(years ?? 0));
  date.setUTCMonth(date.getUTCMonth() + Number(months ?? 0));
  date.setUTCDate(date.getUTCDate() + Number(days ?? 0));
  return date;
}

function people(content) {
  const all = filesIn(join(content, 'people'), '.yaml').flatMap(file =>
    list(load(file)).map(person => [person.slug ?? slug(file), person]));
  return new Map(all);
}

/** One entry per credential that the site must publish, by `badge|name|time`. */
export function expectedOf(content, now) {
  const badges = new Map(filesIn(join(content, 'badges'), '.yaml').map(f => [slug(f), load(f)]));
  const earners = people(content);
  const folder = join(content, 'awards') + sep;
  const expected = new Map();
  for(const award of filesIn(folder, '.yaml').flatMap(file => list(load(file)))) {
    for(const earner of award.earners ?? [award.earner]) {
      const person = earners.get(earner);
      if(person.visibility === 'private') {
        continue;
      }
      const awarded = new Date(award.awarded);
      const duration = badges.get(award.badge).valid_for;
      const expires = award.expires ? new Date(award.expires) :
        duration ? after(awarded, duration) : undefined;
      expected.set(`${award.badge}|${person.name}|${awarded.toISOString()}`, {
        revoked: award.revoked !== undefined,
        // Within two days of now either answer is right: time zones.
        expired: expires && Math.abs(expires - now) > 2 * 864e5 ? expires < now : undefined,
        ...(expires ? {} : {expired: false}),
      });
    }
  }
  return expected;
}

/** The names of those who hold what counts, and so have a portfolio. */
export function holdersOf(expected) {
  const current = [...expected].filter(([, should]) => !should.revoked && should.expired !== true);
  return new Set(current.map(([key]) => key.split('|')[1]));
}

/** The same key, from a credential. */
export function keyOf(credential) {
  const subject = credential.credentialSubject;
  const badge = /\/badges\/([a-z0-9-]+)\/(?:v[^/]+\/)?achievement\.json$/.exec(subject.achievement.id)[1];
  const name = subject.identifier.find(each => each.identityType === 'name').identityHash;
  const awarded = new Date(credential.awardedDate ?? credential.validFrom);
  return `${badge}|${name}|${awarded.toISOString()}`;
}
