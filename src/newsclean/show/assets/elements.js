// Elements are made one by one and text is only ever text: no markup is parsed anywhere.

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value == null) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

// As in newsclean.show.inert: controls and marks that turn direction are spelled out.
const UNSEEN = new RegExp(
  "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb" +
    "\\u{e0000}-\\u{e007f}\\p{Surrogate}]", "gu");

function inert(text) {
  const parts = [];
  const clean = text.replaceAll("\r\n", "\n");
  let end = 0;
  for (const found of clean.matchAll(UNSEEN)) {
    const code = found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    parts.push(clean.slice(end, found.index));
    parts.push(el("span", { class: "nc-ctl", title: "a character that is not seen" }, `U+${code}`));
    end = found.index + found[0].length;
  }
  parts.push(clean.slice(end));
  return parts;
}

// Text of a dump, with a direction of its own.
function isolated(text, tag = "bdi", attributes = {}) {
  return el(tag, { dir: "auto", ...attributes }, ...inert(text));
}

function flat(text) {
  return text.replace(UNSEEN, "\ufffd");
}

const whole = new Intl.NumberFormat("en");
const counted = (count, one, many = `${one}s`) => `${whole.format(count)} ${count === 1 ? one : many}`;
const percent = (share) => `${Math.floor(100 * share)} %`;
