// SPDX-License-Identifier: MIT
// screenshots.mjs REPORT_FOLDER OUT [DATE] - pictures of a report.html for a README: desktop, dark, phone, the
// source panel and the printed pages. Runs where run.sh has put the packages (the build's tests/browser).
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { addressOf, launch, open } from "./browser.mjs";

const [folder, out, date] = process.argv.slice(2);
if (!folder || !out) {
  console.error("usage: node screenshots.mjs REPORT_FOLDER OUT [DATE]");
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const on = date ? `#on=${date}` : "#";
const desktop = { viewport: { width: 1360, height: 1150 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const pictures = [
  ["report", on, desktop],
  ["report-dark", on, { ...desktop, colorScheme: "dark" }],
  ["report-source", on, desktop, "#answer-table a.open >> nth=3"],
  ["report-phone", on, phone],
];
const browser = await launch();
for (const [name, hash, options, opened] of pictures) {
  const { page, context } = await open(browser, addressOf(resolve(folder), hash), options);
  if (opened) await page.click(opened);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(out, `${name}.png`) });
  await context.close();
}
const { page } = await open(browser, addressOf(resolve(folder), on), desktop);
await page.pdf({ path: join(out, "report.pdf"), format: "A4" });
await browser.close();
