// Not run, only checked: what a portal writes has to fit the types, and what does not has to be refused.

import { load, STATUSES } from '../../www/engine/types/index.js';

export async function screen(file: object): Promise<string> {
  const policy = await load(file, { lang: 'zh' });
  if (policy.error) return policy.error.message;

  const { report, error } = policy.evaluate('enterprise', { trained: { 2023: 410, 2024: null }, certificates: '1020' }) as
    Exclude<ReturnType<typeof policy.evaluate>, { error: { code: string } }>;
  if (error) return error;
  const [first] = report.criteria;
  const status: 'met' | 'unmet' | 'unanswered' | 'judged' | 'waived' | 'not-applicable' | 'invalid' = first.status;

  const session = policy.session('enterprise', { answers: { staff: 12 }, asOf: '2026-11-24' });
  if (session.error) return session.error.code;
  const edited = session.set('staff', undefined);
  if (edited.error) return edited.error.code;
  // @ts-expect-error answers are plain data
  session.set('staff', new Date());

  const batch = await policy.batch('enterprise', {
    staff: Int32Array.of(1, 2),
    trained: { 2023: { values: Float64Array.of(1, 2), unanswered: Uint8Array.of(0, 1) } },
  });
  if (batch.error) return batch.error.code;
  return [status, edited.verdict, batch.names[batch.verdicts[0]], STATUSES[batch.criteria[0].statuses[0]]].join();
}
