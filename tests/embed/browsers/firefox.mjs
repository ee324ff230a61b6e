import puppeteer from 'puppeteer-core';

// WebDriver BiDi, which needs no driver beside the browser.

class Page {
  complaints = [];
  #frame = 0;

  constructor(page) {
    this.page = page;
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  open(address) {
    return this.page.goto(address);
  }

  async enter(index) {
    this.#frame = index;
  }

  run(code, argument) {
    return this.page.frames()[this.#frame].evaluate(code, argument);
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  async picture() {
    return Buffer.from(await this.page.screenshot());
  }
}

/** @param {string} executablePath */
export async function openFirefox(executablePath) {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  return {
    page: async () => new Page(await browser.newPage()),
    close: ({ page }) => page.close(),
    quit: () => browser.close(),
  };
}
