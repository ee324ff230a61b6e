import { dress } from './styles.js';

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} className
 */
function create(tag, className) {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

/** @param {HTMLElement} element */
function focus(element) {
  element.tabIndex = -1;
  element.focus();
}

/**
 * Tells the style how wide something is: it may stand in a narrow column of a wide page, of which media queries know
 * nothing. Written past Yew, which never touches an attribute that it did not set.
 * @param {Element | null} element
 * @param {boolean} large large text has room for one column, however wide it stands
 * @param {number} [width]
 */
function measure(element, large, width = element ? element.clientWidth : 0) {
  // Not shown: nothing to measure.
  if (!element || !width) return;
  element.setAttribute('data-width', large || width < 760 ? 'narrow' : width < 1000 ? 'medium' : 'wide');
}

/**
 * What stands in the shadow root: a frame with either a notice or the widget, and the static content of the tag
 * for as long as there is no widget.
 */
export class View {
  /**
   * @param {HTMLElement} host
   * @param {() => void} onRetry
   */
  constructor(host, onRetry) {
    this.shadow = host.shadowRoot || host.attachShadow({ mode: 'open' });
    // What the loader may have said.
    while (this.shadow.lastChild) this.shadow.lastChild.remove();
    this.frame = create('div', 'ec');
    this.root = create('div', 'ec-root');
    /** Holds the widget, and what other parts put before and after it. */
    this.stage = create('div', '');
    this.notice = create('div', 'ec-notice');
    this.slot = document.createElement('slot');
    /** @type {HTMLElement} */
    this.list = create('div', '');
    this.back = create('button', 'ec-back');
    this.back.type = 'button';
    /** Whether the visitor moves between the list and a policy, and wants to be led to what comes. */
    this.moved = false;
    /** The id of the field to go on in, once the widget is there again. */
    this.place = '';
    this.onRetry = onRetry;
    this.shadow.append(this.frame, this.slot);
    // In the next frame: what changed at once would be reported to the page as a loop.
    const watch = new ResizeObserver(() => requestAnimationFrame(() => this.measure()));
    watch.observe(this.frame);
    /** @type {Promise<unknown> | undefined} */
    this.styled = undefined;
  }

  /**
   * @param {string} lang
   * @param {{ theme: string, large: boolean }} look
   */
  apply(lang, { theme, large }) {
    // Only once it stands in a page: a <link> loads nothing before.
    this.styled = this.styled || dress(this.shadow);
    this.frame.lang = lang === 'zh' ? 'zh-CN' : lang;
    this.frame.dataset.theme = theme;
    this.frame.dataset.text = large ? 'large' : '';
    this.measure();
  }

  /** Remembers the field in which the visitor is, for a widget that is drawn anew. */
  keepPlace() {
    const { activeElement } = this.shadow;
    this.place = activeElement ? activeElement.id : '';
  }

  /** A fresh place for the widget, out of sight until there is something to see. */
  freshRoot() {
    this.stage.remove();
    this.root = create('div', 'ec-root');
    this.stage = create('div', '');
    this.stage.hidden = true;
    this.stage.append(this.root);
    this.frame.append(this.stage);
    return this.root;
  }

  /**
   * @param {string} text
   * @returns {boolean} whether a widget stands below, whose live region tells it
   */
  showLoading(text) {
    const below = !this.stage.hidden && this.stage.parentNode === this.frame;
    this.say(below ? '' : 'status', text);
    return below;
  }

  /**
   * @param {string} text
   * @param {string} [retry] the label of the button, where trying again may help
   */
  showFailure(text, retry) {
    const hadFocus = Boolean(this.shadow.activeElement);
    for (const part of [this.back, this.list, this.stage]) part.remove();
    const button = this.say('alert', text, retry);
    this.shadow.append(this.slot);
    if (hadFocus && button) button.focus();
  }

  /**
   * The widget takes the place of everything else.
   * @param {(() => void) | undefined} back the way to the list of policies, where the visitor comes from there
   * @param {string} text its label
   */
  showWidget(back, text) {
    const hadFocus = this.moved || this.notice.contains(this.shadow.activeElement);
    this.moved = false;
    // By the frame, while there is little to lay out. What a host page makes of the widget itself is seen by the observer.
    this.measure(this.frame.clientWidth);
    for (const part of [this.notice, this.slot, this.list]) part.remove();
    this.stage.hidden = false;
    this.back.remove();
    if (back) {
      this.back.textContent = text;
      this.back.onclick = () => {
        this.moved = true;
        back();
      };
      this.frame.prepend(this.back);
    }
    const place = this.place && this.shadow.getElementById(this.place);
    this.place = '';
    if (place) place.focus();
    else if (hadFocus) focus(this.root);
  }

  /** A fresh place for the list of policies. */
  freshList() {
    this.list.remove();
    this.list = create('div', '');
    return this.list;
  }

  /** The list of policies takes the place of everything else. */
  showList() {
    const { list } = this;
    const moved = this.moved || this.notice.contains(this.shadow.activeElement) || this.list.contains(this.shadow.activeElement);
    for (const part of [this.notice, this.slot, this.back]) part.remove();
    this.stage.hidden = true;
    this.frame.append(list);
    this.measure();
    const title = list.querySelector('h2');
    if (moved && title) focus(title);
    // Whoever picks a policy is led to it.
    this.moved = true;
  }

  /** @param {number} [width] of the widget, where it is known already */
  measure(width) {
    const large = this.frame.dataset.text === 'large';
    measure(this.root.firstElementChild, large, width);
    measure(this.list.firstElementChild, large);
  }

  /** Nothing but the static content, as before the element was there. */
  clear() {
    for (const part of [this.notice, this.back, this.list, this.stage]) part.remove();
    this.shadow.append(this.slot);
  }

  /**
   * @param {'status' | 'alert' | ''} role
   * @param {string} text
   * @param {string} [action]
   */
  say(role, text, action) {
    const sentence = create('p', 'ec-notice-text');
    if (role) sentence.setAttribute('role', role);
    sentence.textContent = text;
    const notice = create('div', 'ec-notice');
    notice.append(sentence);
    let button;
    if (action) {
      button = create('button', 'ec-notice-button');
      button.type = 'button';
      button.textContent = action;
      button.onclick = this.onRetry;
      notice.append(button);
    }
    const hadFocus = this.notice.contains(this.shadow.activeElement);
    this.notice.remove();
    this.notice = notice;
    this.frame.prepend(notice);
    // The button that was pressed is gone; the reader's place shall not be.
    if (hadFocus) focus(sentence);
    return button;
  }
}
