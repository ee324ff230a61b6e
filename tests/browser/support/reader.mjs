/**
 * A small screen reader. It knows nothing of the page but its accessibility tree: roles, names, descriptions, states
 * and live regions, as the browser hands them to such programs. It acts by keyboard.
 */
export class Reader {
  /** @param {import('@playwright/test').Page} page */
  static async on(page) {
    const reader = new Reader();
    reader.page = page;
    reader.tools = await page.context().newCDPSession(page);
    await reader.tools.send('Accessibility.enable');
    return reader;
  }

  /** Everything on the page in its order, what is only there for layout left out. */
  async all() {
    const { nodes } = await this.tools.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    /** From top to bottom, as it is read; the browser gives its nodes level by level. */
    const inOrder = (node) => [node, ...(node.childIds || []).map((id) => byId.get(id)).filter(Boolean).flatMap(inOrder)];
    return inOrder(nodes[0]).filter(({ ignored }) => !ignored).map((node) => ({ ...heard(node), text: () => textOf(node, byId) }));
  }

  async byRole(role) {
    return (await this.all()).filter((node) => node.role === role);
  }

  /** What the live regions say now. */
  async said() {
    const regions = (await this.all()).filter(({ live }) => live);
    return regions.map(({ live, text }) => ({ live, text: text() })).filter(({ text }) => text);
  }

  /** What is read out where the focus is, with what stands around it; nothing where it is nowhere. */
  async here() {
    const { result } = await this.tools.send('Runtime.evaluate', { expression: FOCUSED });
    if (!result.objectId) return undefined;
    const { nodes } = await this.tools.send('Accessibility.getPartialAXTree', { objectId: result.objectId });
    await this.tools.send('Runtime.releaseObject', { objectId: result.objectId });
    const [node, ...rest] = nodes;
    const byId = new Map(rest.map((one) => [one.nodeId, one]));
    const around = [];
    for (let at = byId.get(node.parentId); at; at = byId.get(at.parentId)) {
      if (!at.ignored && ['group', 'region', 'radiogroup', 'listitem'].includes(at.role.value)) around.push(heard(at));
    }
    return { ...heard(node), around };
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  /** Types over whatever stands in the field. */
  async type(text) {
    await this.press('Control+A');
    await this.page.keyboard.type(text);
  }

  /** The next thing that can be operated; nothing at the end of the page. */
  async next() {
    await this.press('Tab');
    return this.here();
  }

  /** Goes on until something is read out that is wanted. */
  async to(wanted) {
    const read = [];
    for (let step = 0; step < 600; step += 1) {
      const found = await this.next();
      if (!found) break;
      read.push(found.name || found.role);
      if ((await wanted(found)) === true) return found;
    }
    throw new Error(`nothing of the kind is read out, the last is ${read.slice(-5).join(' | ')}`);
  }
}

/** The one use of the page itself: which node the browser has told the reader about. */
const FOCUSED = `(() => {
  let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  return at === document.body ? undefined : at;
})()`;

/** What of a node is read out. */
function heard(node) {
  const states = Object.fromEntries((node.properties || []).map(({ name, value }) => [name, value.value]));
  return {
    role: node.role.value,
    name: (node.name ? node.name.value : '').trim(),
    description: node.description ? node.description.value : '',
    value: node.value ? node.value.value : '',
    checked: states.checked === 'true',
    invalid: states.invalid === 'true',
    expanded: states.expanded,
    level: states.level,
    live: states.live === 'off' ? undefined : states.live,
  };
}

/** The text of a node, as it is read from top to bottom. */
function textOf(node, byId) {
  if (node.role.value === 'StaticText') return node.name.value;
  const parts = (node.childIds || []).map((id) => byId.get(id)).filter(Boolean).map((child) => textOf(child, byId));
  return parts.join(node.ignored ? '' : ' ').trim();
}
