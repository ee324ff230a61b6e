// deno run --allow-read deno.mjs
import { load } from '../../npm/engine/index.js';

const file = new URL('../../eligibility-check/policies/ningxia-craftsman.json', import.meta.url);
const policy = await load(await Deno.readTextFile(file));
if (policy.error) throw new Error(policy.error.message);

const { report } = policy.evaluate('enterprise', { trained: 1200, certificates: 1019 }, { asOf: '2026-11-24' });
const share = report.criteria.find(({ id }) => id === 'certificate_share');
console.log(`${report.policy.title}: ${report.verdict}, ${share.measured.text} ${share.statusText}`);
