// The reader: what newsclean made of a dump, and beside it the dump.

const reader = {
  box: document.getElementById("reader"),
  row: null,

  async open(row, segment) {
    if (this.row !== row) {
      this.row = row;
      const content = await detail(row);
      if (this.row !== row) return;
      this.box.replaceChildren(this.head(row, content), el("div", { class: "halves" },
        el("section", { class: "made", "aria-label": "Extracted" }, ...this.made(row, content)),
        dump.open(row, content.segments)));
      this.box.scrollTop = 0;
    }
    if (segment !== undefined && dump.nodes[segment]) {
      dump.select(segment);
      dump.nodes[segment].scrollIntoView({ block: "center" });
    }
  },
  close(words) {
    this.row = null;
    this.box.replaceChildren(el("p", { class: "nothing" }, words));
  },
  head(row, content) {
    const checked = el("button", { type: "button", id: "checked", onclick: () => this.check() });
    const step = (steps, name, words) => el("button", { type: "button", "aria-label": words, title: `${words} (${steps > 0 ? "j" : "k"})`,
      onclick: () => openRow(list.step(steps)) }, name);
    const head = el("header", {},
      el("p", { class: "id" }, isolated(row.id), content.url ? " · " : null,
        content.url ? el("a", { href: content.url, rel: "noopener noreferrer", target: "_blank" }, "original page") : null),
      row.reason
        ? el("h2", {}, "No article: ", el("span", { class: "reason" }, row.reason))
        : isolated(row.title, "h2"),
      el("p", { class: "acts" }, step(-1, "← Previous", "Previous dump"), step(1, "Next →", "Next dump"), checked,
        el("label", { class: "why" }, el("input", { type: "checkbox", onchange: (event) => dump.box.classList.toggle("reasons", event.target.checked) }), " reasons")));
    this.paintChecked(checked);
    return head;
  },
  check() {
    corrections.setChecked(this.row.key, !corrections.get(this.row.key).checked);
    this.paintChecked(document.getElementById("checked"));
    document.dispatchEvent(new Event("corrected"));
  },
  paintChecked(button) {
    const { checked } = corrections.get(this.row.key);
    button.textContent = checked ? "✓ All lines checked" : "Mark all lines checked";
    button.setAttribute("aria-pressed", String(checked));
    button.title = "Roles you did not change are right, too (x)";
  },
  made(row, content) {
    if (row.reason) return [isolated(row.title || "", "p")];
    const cut = content.cut ? [el("p", { class: "nc-note" }, `${counted(content.cut, "more segment")} not shown: the dump is very long.`)] : [];
    return [
      el("dl", {}, ...content.fields.filter(([name]) => name !== "headline").flatMap((field) => this.field(field))),
      el("div", { class: "text" }, ...content.body.map(([kind, text]) => isolated(text, "p", { class: `k-${kind}` }))),
      ...(content.related.length ? [el("h3", {}, "Related stories"),
        el("ul", { class: "related" }, ...content.related.map(([title, url]) => isolated(title, "li", { title: flat(url) })))] : []),
      ...cut,
    ];
  },
  field([name, value, source, note, segments]) {
    const words = flat(note) || source;
    const from = segments.length
      ? el("button", { type: "button", class: "source", title: `${words} · go to the segment`, onclick: () => { dump.select(segments[0]); dump.nodes[segments[0]]?.scrollIntoView({ block: "center" }); } }, source)
      : el("small", { title: words }, source);
    return [el("dt", {}, name), el("dd", {}, isolated(value), " ", from)];
  },
};
