// tables.js - filters, and long tables shown a page at a time.
const PAGE = 200;

function makeFilters(data, changed) {
  const form = byId("filters");
  let haystacks = null;
  const partyName = (party) => typeof party === "number" ? data.parties[party].name : party ?? "";
  const quotesOf = (numbers) => numbers.map((number) => data.evidence[number][4]).join(" ");

  // What a statement is about, by the id of it: {t} a term, {e} an event.
  const places = new Map([...data.events.map(({ id }, e) => [id, { e }]),
    ...data.terms.flatMap((term, t) => [term, ...term.versions].map(({ id }) => [id, { t }]))]);

  function build() {
    return {
      events: data.events.map((event) => [event.summary, event.kind, data.kinds[event.kind], event.when?.said ?? "", event.parties.map(partyName).join(" "),
        event.amounts.join(" "), quotesOf(event.ev)].join(" ").toLowerCase()),
      terms: data.terms.map((term) => [term.label, term.kind, data.kinds[term.kind], term.object, partyName(term.holder), partyName(term.bound),
        ...term.versions.map((version) => `${version.said} ${version.condition} ${quotesOf(version.ev)}`)].join(" ").toLowerCase()),
      prospects: data.prospects.map(({ said, ev }) => `${said} ${quotesOf(ev)}`.toLowerCase()),
      conflicts: data.conflicts.map(({ name, field, sides }) => [name, field,
        ...sides.map(({ value, ev }) => `${value} ${quotesOf(ev)}`)].join(" ").toLowerCase()),
    };
  }

  function values() {
    return Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
  }

  // Which items pass: {events: n => bool, terms, prospects, conflicts}; `whole`: all of them. What is said about an event or a term passes where
  // that has the party, kind, agreement and confidence that are asked for.
  function passing() {
    const { words = "", party, kind, agreement, confidence, document: source } = values();
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    if (wanted.length > 0) haystacks ??= build();
    const said = (what, i) => wanted.every((word) => haystacks[what][i].includes(word));
    const from = (numbers) => source === undefined || numbers.some((number) => data.evidence[number][0] === Number(source));
    const same = (value, index) => value === undefined || Number(value) === index;
    const eventFits = (event) => (party === undefined || event.parties.includes(Number(party))) &&
      (kind === undefined || event.kind === kind) && same(agreement, event.agreement) && (confidence === undefined || event.confidence === confidence);
    const termFits = (term) => (party === undefined || term.holder === Number(party) || term.bound === Number(party)) &&
      (kind === undefined || term.kind === kind) && same(agreement, term.agreement) &&
      (confidence === undefined || term.versions.some((version) => version.confidence === confidence));
    const isPlain = [party, kind, agreement, confidence].every((value) => value === undefined);
    const aboutFits = (id) => {
      const { e, t } = places.get(id) ?? {};
      return e !== undefined ? eventFits(data.events[e]) : t !== undefined ? termFits(data.terms[t]) : isPlain;
    };
    const kept = {
      events: data.events.map((event, i) => eventFits(event) && from(event.ev) && said("events", i)),
      terms: data.terms.map((term, i) => termFits(term) && from(term.versions.flatMap(({ ev }) => ev)) && said("terms", i)),
      prospects: data.prospects.map(({ about, ev }, i) => aboutFits(about) && from(ev) && said("prospects", i)),
      conflicts: data.conflicts.map(({ about, sides }, i) => aboutFits(about) && from(sides.flatMap(({ ev }) => ev)) && said("conflicts", i)),
    };
    tell(kept);
    return { whole: Object.keys(values()).length === 0,
      ...Object.fromEntries(Object.entries(kept).map(([what, list]) => [what, (i) => list[i]])) };
  }

  // How much is shown; and on paper, where the filters themselves are not, by what it was chosen.
  function tell({ events, terms }) {
    const count = (list) => list.filter(Boolean).length;
    const shown = `${count(events)} of ${events.length} events, ${count(terms)} of ${terms.length} terms`;
    byId("filter-count").textContent = shown;
    const chosen = Object.keys(values()).map((name) => {
      const field = form.elements[name];
      return `${field.labels[0].firstChild.textContent.trim()} “${field.selectedOptions ? field.selectedOptions[0].textContent : field.value}”`;
    });
    byId("filter-told").hidden = chosen.length === 0;
    byId("filter-told").textContent = `Only a part is shown: ${chosen.join(", ")}. ${shown}; the timeline has all of them.`;
  }

  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", (event) => event.preventDefault());
  return {
    passing, values,
    set(wanted) {
      for (const field of form.elements) if (field.name) field.value = wanted[field.name] ?? "";
    },
  };
}

// Rows of a long table stand as text in <noscript>; they become rows when their page is looked at.
function makePages() {
  const tables = [...document.querySelectorAll("noscript[data-rows]")].map((store) => {
    const body = byId(store.dataset.rows).tBodies[0];
    const lines = store.textContent.split("\n").filter((line) => line.startsWith("<tr"))
      .map((line) => ({ line, index: Number(/data-(?:event|term)="(\d+)"/.exec(line)[1]), isEvent: line.includes("data-event=") }));
    const words = h("span", { role: "status" });
    const before = h("button", { type: "button", onclick: () => turn(-1) }, "Previous");
    const after = h("button", { type: "button", onclick: () => turn(1) }, "Next");
    body.closest(".wide").after(h("div", { class: "pager" }, before, after, words));
    let page = 0, passing = lines;
    function show() {
      const made = document.createElement("template");
      made.innerHTML = `<table><tbody>${passing.slice(page * PAGE, (page + 1) * PAGE).map(({ line }) => line).join("")}</tbody></table>`;
      body.replaceChildren(...made.content.querySelectorAll("tr"));
      const last = Math.min(passing.length, (page + 1) * PAGE);
      words.textContent = passing.length === 0 ? "No rows" : `${page * PAGE + 1} to ${last} of ${passing.length}`;
      before.disabled = page === 0;
      after.disabled = last >= passing.length;
    }
    function turn(by) {
      page += by;
      show();
    }
    return (keep) => {
      passing = lines.filter(({ index, isEvent }) => isEvent ? keep.events(index) : keep.terms(index));
      page = 0;
      show();
    };
  });
  const kinds = { event: "events", term: "terms", prospect: "prospects", conflict: "conflicts" };
  const rows = [...document.querySelectorAll("main :is([data-event], [data-term], [data-prospect], [data-conflict])")]
    .filter((row) => !row.closest("#in-force"))
    .map((row) => [row, ...Object.keys(kinds).filter((kind) => kind in row.dataset).map((kind) => [kinds[kind], Number(row.dataset[kind])])[0]]);
  const days = [...document.querySelectorAll("#chronology article")];
  const sections = ["chronology", "terms", "events", "conflicts", "gaps"].map(byId).filter(Boolean).map((section) => {
    const nothing = h("p", { class: "note", hidden: true }, "Nothing here passes the filters.");
    section.querySelector("h2").after(nothing);
    return [section, nothing];
  });
  return (keep) => {
    for (const filter of tables) filter(keep);
    for (const [row, what, index] of rows) row.hidden = !keep[what](index);
    for (const day of days) day.hidden = !day.querySelector("li:not([hidden])");
    for (const [section, nothing] of sections) {
      const items = section.querySelectorAll("[data-event], [data-term], [data-prospect], [data-conflict]");
      nothing.hidden = keep.whole || [...items].some(({ hidden }) => !hidden);
    }
  };
}
