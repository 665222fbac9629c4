// SPDX-License-Identifier: MIT
// The report for everyone: on small screens, on paper, without a script, for other eyes and hands.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { addressOf, fixtures, launch, open, report } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser, folder, address;

before(async () => {
  browser = await launch();
  folder = report(join(fixtures, "venture.yaml"));
  address = addressOf(folder);
});
after(() => browser?.close());

describe("for everyone", () => {
  for (const [name, options] of Object.entries({
    desktop: {}, dark: { colorScheme: "dark" }, phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } })) {
    test(`axe finds nothing (${name})`, async () => {
      const { page, context } = await open(browser, address + "#on=2024-07-01&with=2024-03-01&open=term:2.2", options);
      await context.newCDPSession(page).then((session) => session.send("Page.setBypassCSP", { enabled: true }));
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" ")}`), []);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `the page is ${wider} pixels too wide`);
      await context.close();
    });
  }

  test("without a script it is a readable document", async () => {
    const { page, noted } = await open(browser, address, { javaScriptEnabled: false });
    assert.ok(await page.isVisible("#chart > svg"));
    assert.ok(await page.isHidden("#ask"));
    assert.match(await page.innerText("#in-force"), /Royalty on net sales/);
    assert.match(await page.textContent("#chronology"), /18 June 2024/);
    assert.equal(await page.locator("#terms-table tbody tr").count(), 12);
    assert.equal(await page.locator("#replaced-table tbody tr").count(), 4);
    assert.deepEqual(noted.requests, []);
    await page.context().close();
  });

  test("on a narrow screen every table is cards, and nothing must be hit that is smaller than a fingertip", async () => {
    for (const width of [380, 720]) {
      const { page } = await open(browser, address, { viewport: { width, height: 800 } });
      for (const table of ["answer-table", "terms-table", "events-table", "replaced-table", "undated-table"]) {
        const found = await page.evaluate((id) => {
          const box = document.getElementById(id).closest(".wide");
          box.closest("section").style.contentVisibility = "visible";
          const cell = document.querySelector(`#${id} td:last-child`);
          return { spare: box.scrollWidth - box.clientWidth, row: getComputedStyle(cell.parentNode).display, label: getComputedStyle(cell, "::before").content };
        }, table);
        assert.ok(found.spare <= 0, `${table} is ${found.spare} too wide`);
        assert.equal(found.row, "grid", table);
        assert.match(found.label, /Quotes|Confidence/, table);
      }
      const small = await page.evaluate(() => [...document.querySelectorAll("#terms a.ref")].map((one) => one.getBoundingClientRect())
        .filter((box) => box.width < 24 || box.height < 24).length);
      assert.equal(small, 0);
      await page.context().close();
    }
  });

  test("references are called as they are written", async () => {
    const { page } = await open(browser, addressOf(report(join(fixtures, "vague.yaml"))));
    const names = await page.$$eval("a.ref", (list) => list.map((one) => [one.textContent, one.getAttribute("aria-label")]));
    assert.ok(names.some(([words]) => words === "3–5"));
    assert.deepEqual(names.filter(([words, name]) => !name?.includes(words)), []);
    await page.context().close();
  });

  test("what the timeline draws can be seen beside the day asked about, and in the reader's own colours", async () => {
    const { page } = await open(browser, address, { forcedColors: "active" });
    const style = (selector, name) => page.evaluate(([one, what]) => getComputedStyle(document.querySelector(one))[what], [selector, name]);
    assert.equal(await style(".plot .bar:not(.now) rect", "opacity"), "1");
    assert.equal(await style(".plot .label", "fill"), await style(".plot .event circle", "fill"));
    assert.notEqual(await style(".plot .label", "fill"), await style(".plot .bar .sure", "fill"));
    assert.ok(await style(".plot .about", "strokeOpacity") > 0.55);
    await page.context().close();
  });

  test("it prints whole, without its controls", async () => {
    const { page } = await open(browser, address + "#open=term:2.2");
    await page.emulateMedia({ media: "print" });
    for (const gone of ["#ask", "#filters", "#panel", ".plot", "nav", ".held >> nth=0"]) assert.ok(await page.isHidden(gone), gone);
    for (const there of ["#chart > svg", "#in-force", "#chronology", "#documents"]) assert.ok(await page.isVisible(there), there);
    // The width of an A4 page between its margins: no word of a table is parted, and none is cut off.
    await page.setViewportSize({ width: 673, height: 900 });
    const cut = await page.evaluate(() => [...document.querySelectorAll("td, th")].filter((cell) =>
      cell.scrollWidth > cell.clientWidth + 1 || cell.getBoundingClientRect().right > innerWidth + 1).map((cell) => cell.textContent));
    assert.deepEqual(cut, []);
    const lines = await page.evaluate(() => [...document.querySelectorAll("#answer-table td:last-child")].map((cell) => {
      const words = document.createRange();
      words.selectNodeContents(cell);
      return words.getClientRects().length;
    }));
    assert.ok(lines.length > 0 && lines.every((count) => count === 1), String(lines));
    const pdf = await page.pdf({ format: "A4" });
    assert.ok(pdf.length > 20_000);
    await page.context().close();
  });

  test("title, timeline and the answer's beginning stand on the first printed page, in letters that can be read", async () => {
    for (const folderOf of [folder, report("--large", 20, 120)]) {
      const { page } = await open(browser, addressOf(folderOf), { viewport: { width: 673, height: 986 } });  // A4 between margins
      await page.emulateMedia({ media: "print" });
      const { top, letters } = await page.evaluate(() => ({ top: document.querySelector("#answer-table tr[data-term]").getBoundingClientRect().bottom,
        letters: 12 * document.querySelector("#chart > svg").getScreenCTM().a }));
      assert.ok(top < 986, `the first term ends at ${top}`);
      if (folderOf === folder) assert.ok(letters > 9.3, `letters of ${letters} pixels`);  // 7 points
      await page.context().close();
    }
  });

  test("motion is left out where it is not wanted", async () => {
    const { page } = await open(browser, address, { reducedMotion: "reduce" });
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
    assert.match(await page.evaluate(() => getComputedStyle(document.querySelector(".plot .bar rect")).transitionDuration), /^0s/);
    await page.context().close();
  });
});
