"use strict";
// The triage table: sorting, filtering, searching, and decisions as they stand in this browser.
(() => {
  const { $, say, announce, fold, decisionOf, saveFile, onLanguage } = window.extract;
  const body = $("triage").tBodies[0];
  const heads = [...$("triage").tHead.rows[0].cells];
  const form = $("filters");
  const fields = { text: $("search"), unit: $("by-unit"), round: $("by-round"), verdict: $("by-verdict"), code: $("by-code"), decided: $("by-decided") };
  const order = $("by-order");
  const tiles = [...document.querySelectorAll(".tile")];
  const collator = new Intl.Collator("th", { numeric: true });
  const KINDS = { e: "error", w: "warning", i: "info" };
  const LETTERS = { a: "agree", o: "overrule" };

  let rows = [...body.rows].map((element) => ({
    element,
    found: element.dataset.f.trim().split(" ").filter(Boolean).map((entry) => {
      const [kind, id, code, decided] = entry.split(":");
      return { kind: KINDS[kind], id, code, built: LETTERS[decided] || "" };
    }),
    cells: Object.fromEntries(heads.map((head, at) => [head.dataset.key, element.cells[at]])),
    open: 0,
  }));

  // --- decisions --------------------------------------------------------------------------------

  function choice(finding) {
    const kept = decisionOf(finding.id);
    if (!kept) return finding.built;
    return kept.decision === "leave" ? "" : kept.decision;
  }

  function count() {
    const totals = { error: 0, warning: 0, info: 0, decided: 0 };
    for (const row of rows) {
      const counts = { error: 0, warning: 0, info: 0 };
      let decided = 0;
      for (const finding of row.found) {
        const chosen = choice(finding);
        if (chosen) decided += 1;
        if (chosen !== "overrule") counts[finding.kind] += 1;
      }
      for (const kind of Object.keys(counts)) {
        row.cells[kind].textContent = counts[kind] || "";
        row.cells[kind].dataset.n = counts[kind];
        totals[kind] += counts[kind];
      }
      row.open = row.found.length - decided;
      totals.decided += decided;
      if (row.found.length) {
        row.cells.decided.textContent = `${decided}/${row.found.length}`;
        row.cells.decided.dataset.n = decided / row.found.length;
      }
    }
    for (const [name, total] of Object.entries(totals)) $("total-" + name).textContent = total;
  }

  // --- filters ----------------------------------------------------------------------------------

  function matches(row, terms) {
    const data = row.element.dataset;
    return (fields.unit.value === "*" || data.u === fields.unit.value)
      && (fields.round.value === "*" || data.r === fields.round.value)
      && (fields.verdict.value === "*" || data.v === fields.verdict.value)
      && (fields.code.value === "*" || row.found.some((finding) => finding.code === fields.code.value && choice(finding) !== "overrule"))
      && (fields.decided.value === "*" || (fields.decided.value === "open" ? row.open > 0 : row.open === 0))
      && terms.every((term) => data.h.includes(term));
  }

  // A browser lays out thousands of rows slowly: so many are shown, and more when asked for.
  const PORTION = 500;
  let most = PORTION;

  function show() {
    const terms = fields.text.value.split(/\s+/).map(fold).filter(Boolean);
    let fitting = 0;
    for (const row of rows) {
      const fits = matches(row, terms);
      if (fits) fitting += 1;
      row.element.hidden = !fits || fitting > most;
      row.element.classList.remove("later");
    }
    return fitting;
  }

  function filter() {
    const fitting = show();
    const shown = Math.min(fitting, most);
    $("more").hidden = fitting <= most;
    $("fitting").textContent = fitting;
    for (const tile of tiles) tile.setAttribute("aria-pressed", String(tile.dataset.verdict === fields.verdict.value));
    $("empty").hidden = shown > 0;
    const text = say(`แสดง ${shown} จาก ${rows.length} ฉบับ`, `${shown} of ${rows.length} shown`);
    $("shown").textContent = text;
    remember();
    return text;
  }

  function filterAloud() {
    most = PORTION;
    announce(filter());
  }

  $("more").addEventListener("click", () => {
    most += PORTION;
    announce(filter());
  });

  // --- sorting ----------------------------------------------------------------------------------

  function valueOf(row, key, kind) {
    const cell = row.cells[key];
    if (kind === "number") return cell.dataset.n === "" ? null : Number(cell.dataset.n);
    return cell.textContent.trim();
  }

  function compare(a, b, kind) {
    if (a === null || b === null) return 0;
    return kind === "number" ? a - b : collator.compare(a, b);
  }

  function sort(key, direction) {
    const head = heads.find((entry) => entry.dataset.key === key);
    if (!head) return;
    const kind = head.dataset.kind;
    const sign = direction === "descending" ? -1 : 1;
    const keyed = rows.map((row, at) => ({ row, at, value: valueOf(row, key, kind) }));
    // What has no value stands last, whichever way.
    keyed.sort((a, b) => (a.value === null) - (b.value === null) || sign * compare(a.value, b.value, kind) || a.at - b.at);
    rows = keyed.map((entry) => entry.row);
    most = PORTION;
    show();
    body.append(...rows.map((row) => row.element));
    for (const entry of heads) entry.setAttribute("aria-sort", entry === head ? direction : "none");
    order.value = `${key} ${direction}`;
    remember();
  }

  function turn(head) {
    const now = head.getAttribute("aria-sort");
    const other = { ascending: "descending", descending: "ascending" };
    sort(head.dataset.key, other[now] || head.dataset.first);
    filter();
    announce(say("เรียงลำดับแล้ว", "Sorted"));
  }

  function nameOrders() {
    const chosen = order.value;
    order.replaceChildren(...heads.flatMap((head) => ["ascending", "descending"].map((direction) => {
      const option = document.createElement("option");
      option.value = `${head.dataset.key} ${direction}`;
      const label = head.querySelector(say(".th", ".en")).textContent;
      option.textContent = `${label} ${direction === "ascending" ? "↑" : "↓"}`;
      return option;
    })));
    order.value = chosen || "verdict ascending";
  }

  // --- the view is kept in the address, so that going back returns to it ----------------------------

  function remember() {
    const state = new URLSearchParams();
    for (const [name, field] of Object.entries(fields)) {
      if (field.value && field.value !== "*") state.set(name, field.value);
    }
    if (fields.round.value === "") state.set("round", "");
    if (order.value && order.value !== "verdict ascending") state.set("order", order.value);
    const text = state.toString();
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
  }

  function recall() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const [name, field] of Object.entries(fields)) {
      if (state.has(name)) field.value = state.get(name);
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "*";
    }
    const [key, direction] = (state.get("order") || "").split(" ");
    if (direction) sort(key, direction === "descending" ? "descending" : "ascending");
  }

  // --- wiring -----------------------------------------------------------------------------------

  for (const head of heads) head.firstElementChild.addEventListener("click", () => turn(head));
  order.addEventListener("change", () => { sort(...order.value.split(" ")); filterAloud(); });
  fields.text.addEventListener("input", filterAloud);
  for (const field of Object.values(fields)) if (field.tagName === "SELECT") field.addEventListener("change", filterAloud);
  for (const tile of tiles) {
    tile.addEventListener("click", () => {
      const on = tile.getAttribute("aria-pressed") === "true";
      fields.verdict.value = on ? "*" : tile.dataset.verdict;
      filterAloud();
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { sort("verdict", "ascending"); filterAloud(); }));
  $("save").addEventListener("click", () => saveFile(rows.flatMap((row) => row.found.map((finding) => finding.id))));
  window.addEventListener("beforeprint", () => { most = Infinity; filter(); });
  window.addEventListener("pageshow", () => { count(); filter(); });
  onLanguage(() => { nameOrders(); count(); filter(); });
  nameOrders();
  recall();
})();
