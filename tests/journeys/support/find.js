// Finds what a person perceives: elements that are shown, by role and name. Prepended to the journeys' scripts.

const ROLES = {
  alert: "[role=alert]",
  button: "button",
  checkbox: "input[type=checkbox]",
  dialog: "dialog",
  field: "input[type=text], textarea",
  file: "input[type=file]",
  fold: "summary",
  heading: "h1, h2, h3",
  link: "a[href]",
  list: "ol, ul",
  radio: "input[type=radio]",
  status: "[role=status]",
};

function words(text) {
  return text.replace(/\s+/g, " ").trim();
}

// A label's first line is what the control is called; details stand below it.
function name_of(element) {
  const label = element.labels && element.labels[0];
  if (label) return words(label.innerText.trim().split("\n")[0]);
  return words(element.getAttribute("aria-label") || element.textContent);
}

function is_shown(element) {
  return element.checkVisibility({ visibilityProperty: true });
}

function shown(role, where = document) {
  return [...where.querySelectorAll(ROLES[role])].filter(is_shown);
}

// What one would click: answers are chosen by their whole card.
function target(element) {
  const card = element.type === "radio" || element.type === "checkbox";
  return card ? element.labels[0] : element;
}

function find(role, name, begins) {
  const fits = (found) => (begins ? found.startsWith(name) : found === name);
  return shown(role).filter((element) => fits(name_of(element))).map(target);
}

// What one sees at a glance, for waiting and for messages.
function glance() {
  const heading = document.querySelector("h1");
  return {
    hash: location.hash,
    title: document.title,
    heading: heading ? words(heading.textContent) : "",
    other: heading !== window.journey_left,
    focused: heading !== null && heading === document.activeElement,
    boot: document.getElementById("boot") !== null,
  };
}
