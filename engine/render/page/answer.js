// answer.js - the list "in force on …" and what changed from another day.
const FIRST_ROWS = 100;  // of a long answer; the rest on request, and on paper

function makeAnswer(data) {
  const rows = new Map();
  let shown = "", wanted = [], whole = false;
  const name = (party) => typeof party === "number" ? data.parties[party].name : party ?? "";

  function table() {
    let found = byId("answer-table");
    if (found) return found;
    found = h("table", { id: "answer-table" }, h("caption", {}, "Terms in force"), h("thead", {},
      h("tr", {}, ["Term", "Held by", "Owed by", "As it stands", "From", "Until", "Confidence"].map((words) => h("th", { scope: "col" }, words)))),
    h("tbody"));
    byId("answer").replaceChildren(h("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Terms in force" }, found));
    return found;
  }

  function put() {
    const some = whole ? wanted : wanted.slice(0, FIRST_ROWS);
    const parted = wanted.some(({ state }) => state !== IN_FORCE);
    const bodies = [IN_FORCE, DISPUTED, POSSIBLE].map((state) => some.filter((item) => item.state === state)).filter((items) => items.length > 0)
      .map((items) => h("tbody", {}, parted ? heading(items[0].state) : null, items.map(row)));
    for (const body of [...table().tBodies]) body.remove();
    table().append(...bodies);
    byId("answer").querySelector(".more")?.remove();
    if (some.length === wanted.length) return;
    byId("answer").append(h("p", { class: "more" }, h("button", { type: "button", onclick: showWhole }, `Show all ${wanted.length}`)));
  }
  function heading(state) {
    return h("tr", { class: "group" }, h("th", { scope: "colgroup", colspan: 7 }, GROUP_WORDS[state]));
  }
  function showWhole() {
    whole = true;
    put();
  }
  addEventListener("beforeprint", showWhole);

  function link({ t, v }) {
    const term = data.terms[t];
    return h("a", { class: "open", href: `#term-${t}.${v}`, "data-open": `term:${t}.${v}` }, term.label);
  }

  // It holds for all of them, and they differ on something else, its rate say.
  function disagreement(term, version) {
    return data.conflicts.some(({ about }) => about === term.id || about === version.id)
      ? [" ", h("span", { class: "badge disputed" }, "sources disagree")] : null;
  }

  function row(item) {
    const key = `${item.t}.${item.v}.${item.state}`;
    if (rows.has(key)) return rows.get(key);
    const term = data.terms[item.t], version = term.versions[item.v];
    const cell = (label, ...words) => h("td", { "data-label": label }, words);
    const made = h("tr", { "data-term": item.t },
      h("th", { scope: "row" }, link(item), item.state === IN_FORCE ? disagreement(term, version)
        : [" ", h("span", { class: `badge ${STATE_WORDS[item.state]}` }, STATE_WORDS[item.state])]),
      cell("Held by", name(term.holder)), cell("Owed by", name(term.bound)),
      cell("As it stands", version.said, version.condition ? h("span", { class: "condition" }, version.condition) : null),
      cell("From", version.from.said), cell("Until", version.until ? version.until.said : "no end known"),
      cell("Confidence", version.confidence));
    rows.set(key, made);
    return made;
  }

  // "3 of 7 terms: 2 in force, 1 possible."; a term counts once, by its surest version.
  function countWords(answer, seen) {
    const all = holdersOf(answer).size, holders = [...holdersOf(seen).values()];
    const terms = (n) => `${n} ${n === 1 ? "term" : "terms"}`;
    if (all === 0) return "No term.";
    if (holders.length === 0) return `None of ${terms(all)}.`;
    const out = holders.length < all ? `${holders.length} of ${terms(all)}` : terms(all);
    const states = [IN_FORCE, DISPUTED, POSSIBLE].map((state) => [holders.filter((item) => item.state === state).length, STATE_WORDS[state]]);
    return states[IN_FORCE][0] === holders.length ? `${out}.` : `${out}: ${states.filter(([n]) => n > 0).map(([n, words]) => `${n} ${words}`).join(", ")}.`;
  }

  // As reach_words in html_answer.cpp, of the documents published by a known day.
  function reachWords(day, known) {
    const newest = data.documents.map(({ when }) => when).filter((when) => when && when.z !== null && (known === null || when.z <= known))
      .sort((one, other) => other.z - one.z || (other.a ?? -Infinity) - (one.a ?? -Infinity))[0];
    if (!newest || day < newest.z) return "";
    return `The sources reach to ${sayDay(newest.z)}; later changes are not known here.` +
      (newest.a === newest.z ? "" : ` The newest of them is not dated to the day: ${newest.said}.`);
  }

  // What waits, as far as a document published by then says so and the filters let it pass.
  function showAhead(known, keep) {
    const box = byId("ahead");
    if (!box) return;
    const said = (number) => {
      const when = data.documents[data.evidence[number][0]].when;
      return when && when.z !== null && when.z <= known;
    };
    const items = [...box.querySelectorAll("li")];
    for (const item of items) {
      const place = Number(item.dataset.prospect), { ev } = data.prospects[place];
      item.hidden = !keep.prospects(place) || (known !== null && ev.length > 0 && !ev.some(said));
    }
    box.hidden = items.every(({ hidden }) => hidden);
  }

  function show(day, known, answer, keep) {
    showAhead(known, keep);
    const seen = answer.filter(({ t }) => keep.terms(t));
    byId("answer-day").textContent = sayDay(day) + (known === null ? "" : `, as known on ${sayDay(known)}`);
    byId("answer-count").textContent = countWords(answer, seen);
    byId("answer-reach").textContent = reachWords(day, known);
    const key = seen.map(({ t, v, state }) => `${t}.${v}.${state}`).join();
    if (key === shown && byId("answer-table")) return;
    shown = key;
    if (seen.length === 0) return void byId("answer").replaceChildren();
    wanted = seen;
    put();
  }

  // From the earlier of two days to the later, whichever of them was asked about first.
  function compare(one, other, known, filter) {
    const box = byId("difference");
    box.hidden = one === null;
    if (one === null) return;
    const before = Math.min(one, other), after = Math.max(one, other);
    const change = compareDays(data.terms, before, after, known);
    const group = (title, items, line) => h("div", {}, h("h3", {}, `${title} (${items.length})`),
      items.length === 0 ? h("p", { class: "note" }, "nothing") : h("ul", {}, items.map((item) => h("li", {}, line(item)))));
    const plain = (item) => [link(item), data.terms[item.t].versions[item.v].said ? ` (${data.terms[item.t].versions[item.v].said})` : ""];
    const named = ({ name: field, before: a, after: b }) => a && b && !["condition", "until"].includes(field) ? "" : `${field.replaceAll("_", " ")}: `;
    box.replaceChildren(h("h3", {}, `What changed between ${sayDay(before)} and ${sayDay(after)}`), h("div", { class: "change-groups" },
      group("Started", change.started.filter(({ t }) => filter(t)), plain),
      group("Ended", change.ended.filter(({ t }) => filter(t)), plain),
      group("Changed", change.changed.filter(({ after: item }) => filter(item.t)), ({ before: was, after: is, fields }) => [link(is), fields.length > 0 ? ": " : "",
        fields.map((field, i) => [i ? "; " : "", named(field), field.before ? h("s", {}, field.before) : "not said", " → ", field.after || "not said"]),
        was.state === is.state ? "" : ` (${STATE_WORDS[was.state]} → ${STATE_WORDS[is.state]})`])));
  }
  return { show, compare };
}
