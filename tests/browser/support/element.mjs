import { expect } from '@playwright/test';

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

  /** What stands above the widget, one at a time. */
  get notice() {
    return this.host.getByRole('region', { name: /^(提示|Notice)$/ });
  }

  /** The card below the widget. */
  get end() {
    return this.host.getByRole('region', { name: /^(保存与分享|Keep and share)$/ });
  }

  /** What a screen reader was told last. */
  get told() {
    return this.host.getByRole('status');
  }

  /** What the card below the widget says after something was done with it. */
  get done() {
    return this.end.locator('.ec-keep-status');
  }

  /** The card of a policy in the list of policies. */
  listed(policy) {
    return this.host.getByRole('listitem').filter({ has: this.host.page().getByRole('heading', { name: policy }) });
  }

  /** Picks a check of a policy from the list of policies. */
  async pick(policy, check) {
    await this.listed(policy).getByRole('button', { name: check, exact: true }).click();
    await expect(this.host.locator('.columns')).toBeVisible();
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

  /** The report, once what writes it has come: a moment after the form can be used. */
  report() {
    return this.host.evaluate(async (element) => {
      await element.evaluate();
      return element.report;
    });
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
