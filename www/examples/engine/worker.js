import { load } from '../../npm/engine/index.js';

const file = await fetch('../../eligibility-check/policies/ningxia-craftsman.json');
const policy = await load(await file.json());

const rows = 100_000;
const trained = Int32Array.from({ length: rows }, (_, row) => 1000 + (row % 400));
const certificates = Int32Array.from({ length: rows }, (_, row) => 900 + (row % 300));
const batch = policy.error || (await policy.batch('enterprise', { trained, certificates }));

if (batch.error) {
  postMessage(batch.error.message);
} else {
  const share = batch.criteria.find(({ id }) => id === 'certificate_share').statuses;
  // 0 is met; see docs/engine.md.
  postMessage(`${rows} 家中 ${share.filter((status) => status === 0).length} 家证书比例达到要求`);
}
