// Share links as src/report/link.rs describes them, written and read without the product.

/** FNV-1a in base 36. */
export function checksum(text) {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** A fragment with the right checksum over whatever somebody has written into it. */
export function sealed(text) {
  const payload = Buffer.from(text).toString('base64url');
  return `#ec=1.${checksum(payload)}.${payload}`;
}

const STATUSES = { met: 'm', unmet: 'u', unanswered: 'q', judged: 'j', waived: 'w', 'not-applicable': 'n', invalid: 'i' };
const PLAIN = new Map([[true, 'y'], [false, 'n'], [null, 'x']]);

/** The fragment of a link. */
export function encode({ policy, version, day, check = '', verdict = '', answers = {}, statuses = {} }) {
  const ids = [...new Set([...Object.keys(answers), ...Object.keys(statuses)])];
  const own = ids.filter((id) => Object.hasOwn(answers, id) && !PLAIN.has(answers[id]));
  const given = ids.map((id) => (!Object.hasOwn(answers, id) ? '-' : PLAIN.get(answers[id]) || 'v'));
  const letters = ids.map((id) => STATUSES[Object.hasOwn(statuses, id) ? statuses[id] : ''] || '-');
  const fields = [policy, version, day, check, verdict, ids.join(' '), given.join(''), letters.join(''), own.map((id) => answers[id])];
  return sealed(JSON.stringify(fields));
}

/** What a fragment says of the check itself. */
export function head(fragment) {
  const [, sum, payload] = fragment.slice('#ec='.length).split('.');
  if (sum !== checksum(payload)) throw new Error('the checksum does not fit');
  const [policy, version, day, check, verdict] = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return { policy, version, day, check, verdict };
}
