import { defineConfig } from "@playwright/test";

const chromium = process.env.ROTARIUM_CHROMIUM;
if (!chromium)
  throw new Error("no browser: run `make test`, or `scripts/env.sh playwright test` with Chromium installed");

const port = Number(process.env.ROTARIUM_TEST_PORT ?? 4173);
const site = `http://127.0.0.1:${port}/sub/path/`;

export default defineConfig({
  testDir: "e2e",
  timeout: 60_000, // machines that build at the same time are slow
  workers: 1, // timings are measured too
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    baseURL: site,
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: "reduce" }, // figures would still glide when their pixels are compared
    trace: "on-first-retry", // a trace of every test would cost a third of the time
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium,
      // The browser asks for nothing but the page.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: { command: `node scripts/serve-dist.mjs ${port}`, url: site, reuseExistingServer: false },
});
