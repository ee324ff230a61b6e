/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} className
 * @param {(Node | string)[]} content text is only ever inserted as text
 */
export function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/**
 * @template {Element} E
 * @param {E} target
 * @param {Record<string, string>} attributes
 */
export function withAttributes(target, attributes) {
  for (const name of Object.keys(attributes)) target.setAttribute(name, attributes[name]);
  return target;
}
