// state.js - which state a version has on a day, as known on a day. The engine's answers are carried in the
// page as runs; this only looks them up. Numbers as in query::State.
const IN_FORCE = 0, DISPUTED = 1, POSSIBLE = 2, NOT_IN_FORCE = 3;
const STATE_WORDS = ["in force", "disputed", "possible", "not in force"];
const GROUP_WORDS = ["In force", "The sources disagree about this day", "Possible: the day is not known"];  // as in html_answer.cpp

// The runs of a version as known on a day; null: as known now.
function runsOf(version, known) {
  if (known === null) return version.states[0][1];
  let runs = [];
  for (let i = 1; i < version.states.length && version.states[i][0] <= known; ++i) runs = version.states[i][1];
  return runs;
}

function stateOf(version, day, known) {
  for (const [first, last, state] of runsOf(version, known)) {
    if ((first === null || first <= day) && (last === null || day <= last)) return state;
  }
  return NOT_IN_FORCE;
}

// What holds on a day: [{t, v, state}], the surest first, then as in the model.
function answerOn(terms, day, known) {
  const out = [];
  terms.forEach((term, t) => term.versions.forEach((version, v) => {
    const state = stateOf(version, day, known);
    if (state !== NOT_IN_FORCE) out.push({ t, v, state });
  }));
  return out.sort((a, b) => a.state - b.state || a.t - b.t || a.v - b.v);
}

// The strongest version of each term that holds.
function holdersOf(answer) {
  const best = new Map();
  for (const item of answer) if (!best.has(item.t)) best.set(item.t, item);
  return best;
}

// As query::takes_over.
function takesOver({ from }, { from: began, until }) {
  return from.a !== null && from.z !== null && until !== null && until.z !== null &&
    until.z + 1 >= from.a && until.z <= from.z && (began.a === null || began.a < from.z);
}

// The end of a term: of the last version that goes on where another ends.
function termUntil(term, version, known) {
  let last = version;
  for (const _ of term.versions) {
    const next = term.versions.find((other) => other !== last && runsOf(other, known).length > 0 && takesOver(other, last));
    if (!next) break;
    last = next;
  }
  return last.until ? last.until.said : "no end known";
}

// From one day to another: {started: [item], ended: [item], changed: [{before, after, fields}]}; fields are in words.
function compareDays(terms, before, after, known) {
  const then = holdersOf(answerOn(terms, before, known)), now = holdersOf(answerOn(terms, after, known));
  const out = { started: [], ended: [], changed: [] };
  terms.forEach((term, t) => {
    const a = then.get(t), b = now.get(t);
    if (!a && b) out.started.push(b);
    if (a && !b) out.ended.push(a);
    if (!a || !b) return;
    const was = term.versions[a.v].attributes ?? {}, is = term.versions[b.v].attributes ?? {};
    const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort()
      .filter((name) => was[name] !== is[name])
      .map((name) => ({ name, before: term.versions[a.v].words[name] ?? "", after: term.versions[b.v].words[name] ?? "" }));
    const more = (name, before, after) => before === after || fields.push({ name, before, after });
    more("condition", term.versions[a.v].condition ?? "", term.versions[b.v].condition ?? "");
    more("until", termUntil(term, term.versions[a.v], known), termUntil(term, term.versions[b.v], known));
    if (fields.length > 0 || a.state !== b.state) out.changed.push({ before: a, after: b, fields });
  });
  return out;
}

// Every day on which some answer may change, sorted.
function turningDays(terms) {
  const days = new Set();
  for (const term of terms) for (const version of term.versions) for (const [, runs] of version.states) {
    for (const [first, last] of runs) {
      if (first !== null) days.add(first);
      if (last !== null) days.add(last + 1);
    }
  }
  return [...days].sort((a, b) => a - b);
}
