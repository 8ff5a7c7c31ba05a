"use strict";
// The page is whole without this script: it only filters, sorts, and listens to the keyboard.
(() => {
  const CHUNK = 40;
  const main = document.getElementById("findings");
  const form = document.getElementById("filters");
  const status = document.getElementById("status");
  const empty = document.getElementById("empty");
  const single = document.getElementById("single");
  const fields = form.elements;
  const RANK = { error: 0, warning: 1, info: 2 };
  const SORTS = ["file", "severity", "rule"];

  const items = [];
  for (const group of main.querySelectorAll(".group")) {
    const file = group.firstElementChild.firstElementChild.textContent;
    for (const node of group.querySelectorAll(".f")) {
      const rule = node.dataset.r;
      items.push({ node, file, rule, family: rule.split(".")[0], severity: node.dataset.s, order: items.length, text: null, long: false });
    }
  }
  const total = items.length;
  if (!total) return;
  const files = new Set(items.map((item) => item.file));
  let shown = items;
  let sorted = "file";

  const number = (count) => count.toLocaleString("en");
  const checked = (name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value);

  function wanted() {
    const words = fields.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const severity = new Set(checked("severity"));
    const family = new Set(checked("family"));
    const file = fields.file.value;
    return {
      text: (item) => words.every((word) => searchable(item).includes(word)),
      file: (item) => !file || item.file === file,
      severity: (item) => !severity.size || severity.has(item.severity),
      family: (item) => !family.size || family.has(item.family),
    };
  }

  function searchable(item) {
    item.text ??= `${item.file}\n${item.rule}\n${item.node.textContent}`.toLowerCase();
    return item.text;
  }

  const ORDERS = {
    file: () => 0,
    severity: (a, b) => RANK[a.severity] - RANK[b.severity],
    rule: (a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  };

  // Findings are put into chunks, and the browser lays out only the chunks that are near the window.
  function* arrange(sort) {
    const counts = new Map();
    for (const item of shown) counts.set(item[sort], (counts.get(item[sort]) || 0) + 1);
    for (const old of main.querySelectorAll(".group")) old.remove();
    let key = null, chunk = null, group = null;
    for (const item of shown) {
      const next = item[sort] !== key;
      if (next) group = heading(key = item[sort], counts.get(key));
      if (next || chunk.childElementCount === CHUNK) {
        if (chunk) yield;
        chunk = document.createElement("div");
        chunk.className = "chunk";
        group.append(chunk);
      }
      if (next) empty.before(group);
      chunk.append(item.node);
      place(item, sort);
    }
  }

  // What fills the window comes at once, the rest in slices that leave room for the next key.
  let work = null;
  let pause = 0;
  function start(sort) {
    clearTimeout(pause);
    work = arrange(sort);
    for (let at = 0; work && at < 4; at += 1) advance();
    pause = setTimeout(slice);
  }

  function advance() {
    if (work.next().done) work = null;
  }

  function slice() {
    const end = performance.now() + 12;
    while (work && performance.now() < end) advance();
    if (work) pause = setTimeout(slice);
  }

  function finish() {
    while (work) advance();
  }

  function heading(name, size) {
    const group = document.createElement("section");
    const head = document.createElement("h2");
    const label = document.createElement("span");
    const count = document.createElement("span");
    group.className = "group";
    count.className = "count";
    label.textContent = name;
    count.textContent = number(size);
    head.append(label, count);
    group.append(head);
    return group;
  }

  // Beside a heading that is no file, each finding says its file itself.
  function place(item, sort) {
    const long = sort !== "file";
    if (item.long === long) return;
    item.long = long;
    const where = item.node.querySelector(".m span");
    item.at ??= where.textContent;
    where.textContent = long ? `${item.file}:${item.at}` : item.at;
  }

  function update() {
    const want = wanted();
    const sort = fields.sort.value;
    const counts = new Map();
    const before = shown;
    shown = [];
    for (const item of items) {
      if (!want.file(item) || !want.text(item)) continue;
      const severity = want.severity(item), family = want.family(item);
      if (family) counts.set(item.severity, (counts.get(item.severity) || 0) + 1);
      if (severity) counts.set(`.${item.family}`, (counts.get(`.${item.family}`) || 0) + 1);
      if (severity && family) shown.push(item);
    }
    for (const box of form.querySelectorAll("[type=checkbox]")) {
      const count = counts.get(box.name === "family" ? `.${box.value}` : box.value) || 0;
      box.parentElement.lastElementChild.textContent = number(count);
      box.parentElement.classList.toggle("none", !count);
    }
    shown.sort((a, b) => ORDERS[sort](a, b) || a.order - b.order);
    if (sort !== sorted || shown.length !== before.length || shown.some((item, at) => item !== before[at])) {
      sorted = sort;
      start(sort);
    }
    empty.hidden = shown.length > 0;
    status.textContent = `${number(shown.length)} of ${number(total)} findings`;
  }

  function keep() {
    const state = new URLSearchParams();
    if (fields.q.value) state.set("q", fields.q.value);
    for (const name of ["severity", "family"]) if (checked(name).length) state.set(name, checked(name).join());
    if (fields.file.value) state.set("file", fields.file.value);
    if (fields.sort.value !== "file") state.set("sort", fields.sort.value);
    const hash = state.toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.href.split("#")[0]);
  }

  function restore() {
    if (location.hash.length > 1 && !location.hash.includes("=")) return;  // a place in the page, as the skip link
    const state = new URLSearchParams(location.hash.slice(1));
    fields.q.value = state.get("q") || "";
    for (const name of ["severity", "family"]) {
      const values = (state.get(name) || "").split(",");
      for (const box of form.querySelectorAll(`[name=${name}]`)) box.checked = values.includes(box.value);
    }
    fields.file.value = files.has(state.get("file")) ? state.get("file") : "";
    fields.sort.value = SORTS.includes(state.get("sort")) ? state.get("sort") : "file";
    update();
  }

  function change() {
    keep();
    update();
  }

  let timer = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(change, event.target === fields.q ? 120 : 0);
  });
  form.addEventListener("reset", () => setTimeout(change));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", restore);
  addEventListener("beforeprint", finish);

  const current = () => document.activeElement.closest?.(".f");

  function step(by) {
    const at = shown.findIndex((item) => item.node === current());
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, at + by))];
    if (!next) return;
    if (!next.node.isConnected) finish();
    next.node.focus({ preventScroll: true });
    next.node.scrollIntoView({ block: "center", behavior: "instant" });
  }

  function only(severity) {
    const boxes = [...form.querySelectorAll("[name=severity]")];
    const box = boxes.find((one) => one.value === severity);
    if (!box) return;
    const alone = box.checked && checked("severity").length === 1;
    for (const one of boxes) one.checked = one === box && !alone;
    change();
  }

  const KEYS = {
    "/": () => { fields.q.focus(); fields.q.select(); },
    j: () => step(1),
    k: () => step(-1),
    w: () => current()?.querySelector(".w")?.click(),
    1: () => only("error"),
    2: () => only("warning"),
    3: () => only("info"),
    s: () => { fields.sort.value = SORTS[(SORTS.indexOf(fields.sort.value) + 1) % 3]; change(); },
    x: () => form.reset(),
    "?": () => document.getElementById("keys").togglePopover(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target === fields.q) {
      if (!fields.q.value) return fields.q.blur();
      fields.q.value = "";
      event.preventDefault();
      return change();
    }
    const typing = event.target.closest?.("input:not([type=checkbox]), select");
    if (!single.checked || typing || !Object.hasOwn(KEYS, event.key)) return;
    if (document.querySelector(".panel:popover-open") && event.key !== "?") return;
    event.preventDefault();
    KEYS[event.key]();
  });

  document.documentElement.classList.add("js");
  form.hidden = false;
  restore();
})();
