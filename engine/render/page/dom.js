// dom.js - elements from names, attributes and children. Words become text nodes, never markup.
const SVG = "http://www.w3.org/2000/svg";
const byId = (id) => document.getElementById(id);

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

const h = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
const s = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

// Runs a task at most once a frame, with the last arguments given.
function eachFrame(task) {
  let waiting = false, latest = [];
  return (...args) => {
    latest = args;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      task(...latest);
    });
  };
}

// "event:3", "term:1.0" -> {what, places}
function refOf(words) {
  const match = /^(event|term|conflict|document|events):([\d.,]+)$/.exec(words ?? "");
  return match && { what: match[1], places: match[2].split(/[.,]/).map(Number) };
}
