import { sheet } from '#parts';
import { toolWords } from '../sheet/tool-words.js';
import { fill } from './words.js';

/** In the order in which people need them. */
const NAMES = /** @type {const} */ (['sheet', 'copy', 'qr', 'csv', 'save']);

/**
 * Puts what a visitor can take along beside the share link. It is loaded when it is first used.
 * @param {import('./card.js').Card} card
 */
export function addTools(card) {
  const { keeper } = card;
  const load = () =>
    sheet().then(
      (sheet) => {
        keeper.closeSheet = sheet.closeSheet;
        return sheet;
      },
      () => {
        card.say(keeper.words.toolMissing);
      },
    );

  for (const name of NAMES) {
    card.add({
      label: (language) => toolWords(language)[name],
      help: (language) => toolWords(language)[`${name}Help`],
      run: async (desk) => {
        const sheet = await load();
        if (!sheet) return;
        if (desk.report()) await sheet.runTool(name, desk);
        else desk.say(keeper.words.chooseFirst);
      },
    });
  }

  /** Shows a place to drop a file on. */
  const offer = async () => {
    const sheet = await load();
    if (!sheet) return undefined;
    const place = sheet.openReport(({ report }) => {
      const { title, id } = report.policy;
      card.show(undefined);
      card.say(keeper.arrivals.openReport(report) ? '' : fill(keeper.words.fileElsewhere, String(title || id)));
    }, keeper.session.language, (trouble) => keeper.say(trouble));
    card.show(place);
    return place;
  };
  card.add({
    label: (language) => toolWords(language).open,
    help: (language) => toolWords(language).openHelp,
    run: async (desk) => {
      desk.say('');
      const place = await offer();
      const button = place && place.querySelector('button');
      if (button) button.click();
    },
  });
  // Whoever drags a file here is shown where it goes.
  card.node.addEventListener('dragenter', () => card.shown.querySelector('.ec-open') || offer());
}
