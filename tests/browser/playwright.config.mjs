import { defineConfig } from '@playwright/test';
import { program } from './support/programs.mjs';

export default defineConfig({
  testMatch: '*.spec.mjs',
  outputDir: '../../target/playwright',
  fullyParallel: true,
  workers: 2,
  // A machine that does other work as well is no failure.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['./support/tally.mjs']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { executablePath: program('chromium') },
    trace: 'retain-on-failure',
  },
});
