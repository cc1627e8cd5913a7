"use strict";
// What both kinds of page share: the language, the reviewer, and the decisions kept in this browser.
// Decisions are lines as `extract decide import` reads them; see extractor/report/decisions.py.
(() => {
  const html = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const PREFIX = "extract:decision:1:";

  const shelf = (() => {
    try {
      const probe = "extract:probe";
      localStorage.setItem(probe, "1");
      localStorage.removeItem(probe);
      return localStorage;
    } catch {
      const kept = new Map();
      return {
        getItem: (key) => (kept.has(key) ? kept.get(key) : null),
        setItem: (key, value) => kept.set(key, value),
        removeItem: (key) => kept.delete(key),
      };
    }
  })();

  // --- language ---------------------------------------------------------------------------------

  const lang = () => html.lang;
  const say = (th, en) => (lang() === "th" ? th : en);
  const listeners = [];

  function speak(wanted) {
    html.lang = wanted === "en" ? "en" : "th";
    for (const button of document.querySelectorAll("[data-lang]")) {
      button.setAttribute("aria-pressed", String(button.dataset.lang === lang()));
    }
    for (const element of document.querySelectorAll("[data-th]")) {
      element.textContent = element.dataset[lang()];
    }
    for (const element of document.querySelectorAll("[data-th-placeholder]")) {
      element.placeholder = lang() === "th" ? element.dataset.thPlaceholder : element.dataset.enPlaceholder;
    }
    for (const listener of listeners) listener();
  }

  for (const button of document.querySelectorAll("[data-lang]")) {
    button.addEventListener("click", () => {
      shelf.setItem("extract:lang", button.dataset.lang);
      speak(button.dataset.lang);
    });
  }

  function announce(text) {
    const live = $("live");
    live.textContent = "";
    setTimeout(() => { live.textContent = text; }, 30);
  }

  // --- the same words, however they are spelt (as extractor/thai.py folds them) --------------------

  const LOWER = "\u0e3a\u0e38\u0e39";
  const UPPER = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4d";
  const SIGNS = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e";
  const rank = (mark) => (LOWER.includes(mark) ? 0 : UPPER.includes(mark) ? 1 : 2);
  const RUN = new RegExp(`[${LOWER}${UPPER}${SIGNS}]{2,}`, "g");

  function fold(text) {
    return text
      .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
      .replace(/\u0e40\u0e40/g, "\u0e41")
      .replace(/([\u0e01-\u0e2e\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]) +(?=[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])/g, "$1")
      .replace(RUN, (run) => [...new Set(run)].sort((a, b) => rank(a) - rank(b)).join(""))
      .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33")
      .replace(/\u0e32\u0e4d/g, "\u0e33")
      .replace(/\u0e33([\u0e48-\u0e4b\u0e32\u0e33]+)/g, (_, behind) =>
        [...new Set([...behind].filter((mark) => "\u0e48\u0e49\u0e4a\u0e4b".includes(mark)))].join("") + "\u0e33")
      .replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
      .replace(/\s+/g, "")
      .toLowerCase();
  }

  // --- decisions --------------------------------------------------------------------------------

  const served = document.querySelector('meta[name="decisions"]').content === "server";
  const reviewer = $("reviewer");
  reviewer.value = shelf.getItem("extract:reviewer") || "";
  reviewer.addEventListener("change", () => shelf.setItem("extract:reviewer", reviewer.value.trim()));
  reviewer.addEventListener("input", () => reviewer.parentElement.classList.remove("wanted"));

  function decisionOf(id) {
    try {
      const kept = JSON.parse(shelf.getItem(PREFIX + id));
      return kept && kept.finding === id ? kept : null;
    } catch {
      return null;
    }
  }

  // What the review server has kept, from this browser or another one, stands.
  async function fetchDecisions() {
    const answer = await fetch(document.body.dataset.root + "decisions");
    if (!answer.ok) return;
    for (const line of (await answer.text()).split("\n").filter(Boolean)) {
      shelf.setItem(PREFIX + JSON.parse(line).finding, line);
    }
    for (const listener of listeners) listener();
  }

  function askForReviewer() {
    reviewer.parentElement.classList.add("wanted");
    reviewer.focus();
    announce(say("โปรดกรอกชื่อผู้พิจารณาก่อน", "Please enter the reviewer's name first"));
  }

  async function decide(finding, decision, reason, path, sha256) {
    const entry = {
      $schema: "urn:extract:decision:1", finding, decision, reason, path, sha256,
      reviewer: reviewer.value.trim(), time: new Date().toISOString(),
    };
    if (served) {
      const answer = await fetch(document.body.dataset.root + "decisions", {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(entry),
      });
      if (!answer.ok) throw new Error(String(answer.status));
    }
    shelf.setItem(PREFIX + finding, JSON.stringify(entry));
    return entry;
  }

  function saveFile(ids) {
    const lines = ids.map(decisionOf).filter(Boolean).map((entry) => JSON.stringify(entry) + "\n");
    if (!lines.length) {
      announce(say("ยังไม่มีผลพิจารณาให้บันทึก", "There are no decisions to save yet"));
      return;
    }
    const link = document.createElement("a");
    const stamp = new Date().toISOString().slice(0, 16).replace(/[-:]/g, "").replace("T", "-");
    link.href = URL.createObjectURL(new Blob(lines, { type: "application/jsonl" }));
    link.download = `decisions-${stamp}.jsonl`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    announce(say(`บันทึกผลพิจารณา ${lines.length} ข้อแล้ว`, `${lines.length} decisions saved`));
  }

  window.extract = {
    $, say, speak, announce, fold, decisionOf, decide, saveFile, askForReviewer, shelf, served,
    reviewerName: () => reviewer.value.trim(),
    onLanguage: (listener) => { listeners.push(listener); },
  };

  document.addEventListener("DOMContentLoaded", () => {
    speak(shelf.getItem("extract:lang") || html.lang);
    if (served) fetchDecisions();
  });
})();
