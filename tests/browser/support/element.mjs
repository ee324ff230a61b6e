/** The element as a visitor and a host page know it: roles and names, properties and events. */
export class ElementUnderTest {
  /** @param {import('@playwright/test').Locator} host */
  constructor(host) {
    this.host = host;
    this.loading = host.locator('.ec-notice').getByRole('status');
    this.failure = host.getByRole('alert');
    this.again = host.getByRole('button', { name: '重新开始' });
    this.retry = host.getByRole('button', { name: '再试一次' });
  }

  /** A figure of the form, by its label. */
  figure(label) {
    return this.host.getByRole('textbox', { name: label });
  }

  /** The outcome of the latest loading. */
  ready() {
    return this.host.evaluate((element) => element.ready);
  }

  answers() {
    return this.host.evaluate((element) => element.answers);
  }

  report() {
    return this.host.evaluate((element) => element.report);
  }

  setAnswers(answers) {
    return this.host.evaluate((element, value) => {
      element.answers = value;
    }, answers);
  }

  set(attribute, value) {
    return this.host.evaluate((element, [name, text]) => element.setAttribute(name, text), [attribute, value]);
  }

  /** Calls a method of the element. */
  call(method) {
    return this.host.evaluate((element, name) => element[name](), method);
  }

  /** The events that have reached the document, by name. */
  async heard(name) {
    const all = await this.host.page().evaluate(() => window.heard);
    return all.filter((event) => event.name === name);
  }
}
