// The dump: every segment with its role; a selection of them; the roles they can be given.

const DOUBTFUL = 60;
const hiddenRoles = new Set();

const dump = {
  row: null,
  segments: [],
  nodes: [],
  // The selection goes from one segment to the other, either way round; -1 is none.
  from: -1,
  to: -1,

  open(row, segments) {
    Object.assign(this, { row, segments, from: -1, to: -1 });
    this.nodes = segments.map((segment, number) => this.line(segment, number));
    this.box = el("ul", { class: "nc-dump", role: "listbox", "aria-multiselectable": "true",
      tabindex: 0, "aria-label": "The dump’s segments", onclick: (event) => this.click(event) }, ...this.nodes);
    this.legend = el("div", { class: "nc-legend", role: "group", "aria-label": "Roles shown" });
    this.panel = el("div", { class: "panel", hidden: true, role: "region", "aria-label": "Selected segments" });
    this.paint();
    return el("section", { class: "dump", "aria-label": "Dump" }, this.legend, this.box, this.panel);
  },
  line([, text, start, , confidence, reason], number) {
    const before = this.segments[number - 1];
    return el("li", { role: "option", id: `s-${number}`, "data-gap": Boolean(before) && start - before[3] > 1,
      "data-doubt": confidence < DOUBTFUL, title: `${confidence} % sure: ${flat(reason)}` },
      el("span", { class: "nc-role" }),
      isolated(text.replace(/^\n+|\n+$/g, ""), "span", { class: "nc-t" }),
      el("span", { class: "nc-why" }, `${confidence} % sure: `, isolated(reason)));
  },
  roleOf(number) {
    return corrections.get(this.row.key).roles.get(number) ?? this.segments[number][0];
  },
  // Roles, corrections, selection and what is hidden, as they are now.
  paint() {
    const { roles } = corrections.get(this.row.key);
    const [first, last] = this.range();
    this.nodes.forEach((node, number) => {
      const role = store.roles[this.roleOf(number)];
      const corrected = roles.has(number);
      const mark = corrected ? "✎ " : node.dataset.doubt !== undefined ? "? " : "";
      node.className = `nc-s nc-r-${role.value}${role.article ? "" : " nc-boiler"}` +
        `${node.dataset.gap !== undefined ? " nc-gap" : ""}${corrected ? " corrected" : ""}`;
      node.firstChild.textContent = mark + role.name;
      node.hidden = hiddenRoles.has(role.value);
      node.setAttribute("aria-selected", String(number >= first && number <= last));
    });
    if (this.to >= 0) this.box.setAttribute("aria-activedescendant", `s-${this.to}`);
    else this.box.removeAttribute("aria-activedescendant");
    this.paintLegend();
    this.paintPanel();
  },
  range() {
    return this.to < 0 ? [1, 0] : [Math.min(this.from, this.to), Math.max(this.from, this.to)];
  },
  chosen() {
    const [first, last] = this.range();
    const numbers = this.segments.map((_, number) => number).slice(first, last + 1);
    return numbers.filter((number) => !this.nodes[number].hidden);
  },
  paintLegend() {
    const counts = new Map();
    this.segments.forEach((_, n) => counts.set(this.roleOf(n), (counts.get(this.roleOf(n)) ?? 0) + 1));
    const there = store.roles.filter(({ number }) => counts.has(number));
    const chip = (name, count, classes, roles) => el("label", { class: `nc-chip ${classes}` },
      el("input", { type: "checkbox", "data-roles": roles.join(" "), onchange: (event) => this.toggle(event, roles) }),
      name, el("b", {}, whole.format(count)));
    const chips = there.map(({ number, value, name }) => chip(name, counts.get(number), `nc-r-${value}`, [value]));
    const boilerplate = there.filter(({ article }) => !article);
    const total = boilerplate.reduce((sum, { number }) => sum + counts.get(number), 0);
    if (total) chips.push(chip("all boilerplate", total, "", boilerplate.map(({ value }) => value)));
    const focused = document.activeElement?.dataset?.roles;
    this.legend.replaceChildren(...chips);
    for (const box of this.legend.querySelectorAll("input")) {
      box.checked = !box.dataset.roles.split(" ").every((role) => hiddenRoles.has(role));
      if (box.dataset.roles === focused) box.focus();
    }
  },
  toggle(event, roles) {
    for (const role of roles) hiddenRoles[event.target.checked ? "delete" : "add"](role);
    this.paint();
  },

  click(event) {
    const node = event.target.closest("li");
    if (node && !String(getSelection())) this.select(this.nodes.indexOf(node), event.shiftKey);
  },
  select(number, more = false) {
    if (number < 0 || number >= this.nodes.length) return;
    this.to = number;
    if (!more || this.from < 0) this.from = number;
    route.replace({ s: number });
    this.paint();
    this.nodes[number].scrollIntoView({ block: "nearest" });
  },
  clear() {
    this.from = this.to = -1;
    route.replace({ s: "" });
    this.paint();
  },
  // The next segment in sight that is like this, from the last selected on.
  move(step, more = false, like = () => true) {
    let number = this.to < 0 && step < 0 ? this.nodes.length : this.to;
    do number += step; while (this.nodes[number] && (this.nodes[number].hidden || !like(number)));
    this.select(number, more);
  },
  nextDoubtful() {
    const before = this.to;
    const like = (number) => this.segments[number][4] < DOUBTFUL;
    this.move(1, false, like);
    if (this.to === before) { this.to = -1; this.move(1, false, like); }
  },

  paintPanel() {
    const numbers = this.chosen();
    this.panel.hidden = !numbers.length;
    if (!numbers.length) return;
    const [role, , start, end, confidence, reason] = this.segments[this.to];
    const told = numbers.length > 1
      ? [el("strong", {}, counted(numbers.length, "segment"))]
      : [el("strong", {}, store.roles[role].name), ` ${confidence} % sure: `, isolated(reason),
         el("span", { class: "soft" }, ` · segment ${this.to}, characters ${start}–${end}`)];
    const current = new Set(numbers.map((number) => this.roleOf(number)));
    const chips = store.roles.map(({ number, value, name }) => el("button",
      { type: "button", class: `nc-chip nc-r-${value}`, "aria-pressed": String(current.size === 1 && current.has(number)),
        onclick: () => this.correct(number) }, name));
    this.panel.replaceChildren(
      el("p", {}, ...told),
      el("div", { class: "roles", role: "group", "aria-label": "Correct the role", onkeydown: (event) => this.typed(event) }, ...chips),
      el("p", { class: "acts" },
        el("button", { type: "button", onclick: () => this.undo() }, "Undo correction"),
        el("button", { type: "button", onclick: () => this.copyLink() }, "Copy link"),
        el("button", { type: "button", onclick: () => { this.clear(); this.box.focus({ preventScroll: true }); } }, "Close")));
    this.panel.querySelector(".acts button").disabled =
      !numbers.some((number) => corrections.get(this.row.key).roles.has(number));
  },
  correct(role) {
    for (const number of this.chosen()) corrections.setRole(this.row.key, number, role, this.segments[number][0]);
    const inside = this.panel.contains(document.activeElement);
    this.paint();
    if (inside) this.box.focus({ preventScroll: true });
    document.dispatchEvent(new Event("corrected"));
  },
  undo() {
    for (const number of this.chosen()) corrections.setRole(this.row.key, number, this.segments[number][0], this.segments[number][0]);
    this.paint();
    document.dispatchEvent(new Event("corrected"));
  },
  copyLink() {
    const address = location.href.split("#")[0] + `#${new URLSearchParams({ a: this.row.key, s: this.to })}`;
    navigator.clipboard?.writeText(address).then(() => say("Link copied."), () => say(address));
  },
  // First letters go to a role, arrows to its neighbours.
  typed(event) {
    const chips = [...event.currentTarget.children];
    const at = chips.indexOf(document.activeElement);
    const after = [...chips.slice(at + 1), ...chips.slice(0, at + 1)];
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    let next;
    if (steps[event.key]) next = chips.at((at + steps[event.key]) % chips.length);
    else if (/^[a-z]$/.test(event.key) && !event.ctrlKey && !event.metaKey) {
      next = after.find((chip) => chip.textContent.startsWith(event.key));
      event.stopPropagation();
    }
    if (next) { next.focus(); event.preventDefault(); event.stopPropagation(); }
  },
};
