// SPDX-License-Identifier: MIT
// Exports, read by the programs they are made for.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import jsonld from "jsonld";
import papaparse from "papaparse";
import { fixtures, launch, report } from "./browser.mjs";

const require = createRequire(import.meta.url);
const models = ["venture.yaml", "hostile.yaml"];
const folders = {};
let browser;

before(async () => {
  browser = await launch();
  for (const model of models) folders[model] = report(join(fixtures, model));
});
after(() => browser?.close());
const read = (model, name) => readFileSync(join(folders[model], name), "utf8");

test("a JSON-LD processor expands the linked data, offline", async () => {
  for (const model of models) {
    const expanded = await jsonld.expand(JSON.parse(read(model, "chronology.jsonld")), {
      documentLoader: (url) => { throw new Error(`asks for ${url}`); } });
    const types = expanded.flatMap((item) => item["@type"] ?? []);
    assert.ok(types.includes("https://schema.org/Event"));
    assert.ok(types.includes("http://www.w3.org/ns/prov#Entity"));
    const quads = await jsonld.toRDF(expanded);
    assert.ok(quads.some(({ predicate, object }) => predicate.value === "http://www.w3.org/2006/time#inXSDDate" &&
      object.datatype.value === "http://www.w3.org/2001/XMLSchema#date"));
  }
});

test("a spreadsheet's reader takes the table, a row for every event and version", () => {
  for (const model of models) {
    const { data: rows, errors } = papaparse.parse(read(model, "chronology.csv"), { header: true, skipEmptyLines: true });
    assert.deepEqual(errors, []);
    const linked = JSON.parse(read(model, "chronology.jsonld"))["@graph"];
    assert.equal(rows.filter(({ record }) => record === "event").length,
      linked.filter((item) => [item["@type"]].flat().some((type) => /Event$/.test(type))).length);
    assert.equal(new Set(rows.map(({ record, id }) => `${record} ${id}`)).size, rows.length);
    for (const cell of rows.flatMap((row) => Object.values(row))) assert.doesNotMatch(cell, /^[=+@-]/);
  }
});

test("Mermaid draws the timeline", async () => {
  const page = await browser.newPage();
  await page.addScriptTag({ path: join(dirname(require.resolve("mermaid/package.json")), "dist/mermaid.min.js") });
  for (const model of models) {
    const source = read(model, "timeline.mmd");
    const svg = await page.evaluate(async (text) => (await globalThis.mermaid.render("drawn", text)).svg, source);
    assert.match(svg, /<svg/);
    assert.ok(read(model, "report.md").includes(source));
  }
  await page.close();
});

test("TimelineJS takes the slides and eras", async () => {
  const page = await browser.newPage();
  const folder = dirname(require.resolve("@knight-lab/timelinejs/package.json"));
  await page.setContent("<div id='timeline' style='width: 900px; height: 600px'></div>");
  await page.addStyleTag({ path: join(folder, "dist/css/timeline.css") });
  await page.addScriptTag({ path: join(folder, "dist/js/timeline.js") });
  for (const model of models) {
    const source = JSON.parse(read(model, "timeline.json"));
    const slides = await page.evaluate(async (data) => {
      const shown = new globalThis.TL.Timeline("timeline", data, { font: null });
      for (let i = 0; i < 100 && !shown.config; ++i) await new Promise((done) => setTimeout(done, 50));
      return shown.config?.events.length ?? document.body.innerText;
    }, source);
    assert.equal(slides, source.events.length);
    assert.notEqual(await page.title(), "ran");
  }
  await page.close();
});

test("an XML parser reads TimeML and the picture, and their references hold", async () => {
  const page = await browser.newPage();
  for (const model of models) {
    const found = await page.evaluate((text) => {
      const xml = new DOMParser().parseFromString(text, "application/xml");
      if (xml.querySelector("parsererror")) return xml.querySelector("parsererror").textContent;
      const has = (name, id) => xml.querySelector(`[${name}="${id}"]`) !== null;
      const lost = [...xml.querySelectorAll("TLINK")].filter((link) => !has("eiid", link.getAttribute("eventInstanceID")) ||
        !has("tid", link.getAttribute("relatedToTime")));
      return { events: xml.querySelectorAll("EVENT").length, links: xml.querySelectorAll("TLINK").length, lost: lost.length };
    }, read(model, "chronology.tml"));
    assert.ok(found.events > 2, JSON.stringify(found));
    assert.equal(found.links, found.events);
    assert.equal(found.lost, 0);
    const picture = await page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelectorAll("parsererror, script").length,
      read(model, "timeline.svg"));
    assert.equal(picture, 0);
  }
  await page.close();
});
