import { eraseAll } from './store.js';

/**
 * Clears the form and what is kept of it, and lets the visitor take it back.
 * @param {import('./keeper.js').Keeper} keeper
 */
export async function startOver(keeper) {
  keeper.example.clear();
  const { answers, kept } = keeper.snapshot();
  await keeper.session.reset();
  keeper.keepOnly(new Map());
  const undo = () => {
    keeper.keepOnly(kept);
    keeper.apply(answers);
    keeper.notices.set('cleared', undefined);
  };
  keeper.notices.set('cleared', () => ({ text: keeper.words.cleared, choices: [{ label: keeper.words.undo, run: undo }] }));
  keeper.notices.set('restored', undefined);
}

/**
 * Removes everything from the device, and clears the form.
 * @param {import('./keeper.js').Keeper} keeper
 * @returns {Promise<() => void>} takes it back
 */
export async function erase(keeper) {
  keeper.example.clear();
  const { answers } = keeper.snapshot();
  keeper.flush();
  const putBack = eraseAll(keeper.onErased);
  keeper.closeSheet();
  keeper.erasing = true;
  await keeper.session.reset();
  keeper.erasing = false;
  keeper.forgetNotices();
  keeper.notices.set('unread', undefined);
  return () => {
    putBack();
    keeper.apply(answers);
  };
}
