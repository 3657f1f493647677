// The list of dumps: only the rows in sight are in the page.

const ROW = 58;
const list = {
  box: document.getElementById("list"),
  rows: [],
  key: "",

  show(rows) {
    this.rows = rows;
    this.draw();
  },
  get at() {
    return this.rows.findIndex((row) => row.key === this.key);
  },
  choose(key) {
    this.key = key;
    const at = this.at;
    const { scrollTop, clientHeight } = this.box;
    if (at >= 0 && (at * ROW < scrollTop || (at + 1) * ROW > scrollTop + clientHeight)) {
      this.box.scrollTop = at * ROW - clientHeight / 3;
    }
    this.draw();
  },
  // The row so many steps on, the first or last at the ends.
  step(steps) {
    const at = this.at < 0 ? (steps > 0 ? -1 : this.rows.length) : this.at;
    return this.rows[Math.min(this.rows.length - 1, Math.max(0, at + steps))];
  },
  draw() {
    const first = Math.max(0, Math.floor(this.box.scrollTop / ROW) - 4);
    const last = Math.min(this.rows.length, first + Math.ceil(this.box.clientHeight / ROW) + 8);
    const spacer = el("div", { class: "spacer", role: "presentation" });
    spacer.style.height = `${this.rows.length * ROW}px`;
    for (let n = first; n < last; n++) spacer.append(this.option(n));
    this.box.replaceChildren(spacer);
    const chosen = this.rows[this.at];
    if (chosen && this.at >= first && this.at < last) {
      this.box.setAttribute("aria-activedescendant", `row-${chosen.key}`);
    } else this.box.removeAttribute("aria-activedescendant");
  },
  option(n) {
    const row = this.rows[n];
    const own = corrections.get(row.key);
    const facts = row.reason
      ? [row.reason, row.id]
      : [row.site, row.when, row.by?.join(", ")].filter(Boolean);
    const marks = [own.checked ? "✓" : "", own.roles.size ? `✎ ${own.roles.size}` : ""];
    const option = el(
      "div",
      { class: "row", role: "option", id: `row-${row.key}`, "aria-selected": String(row.key === this.key),
        "aria-posinset": n + 1, "aria-setsize": this.rows.length, "data-key": row.key, title: flat(row.id) },
      isolated(row.title || row.id, "span", { class: "title" }),
      el("span", { class: "sure", "data-low": row.sure < 0.7 }, percent(row.sure)),
      el("span", { class: "facts" }, ...facts.flatMap((fact, k) => [k ? " · " : null, isolated(fact)])),
      el("span", { class: "marks" }, marks.filter(Boolean).join(" ")),
    );
    option.style.top = `${n * ROW}px`;
    return option;
  },
};
