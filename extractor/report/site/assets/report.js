"use strict";
// A report's page: findings and their boxes light up together, j and k walk, decisions are kept.
(() => {
  const { $, say, announce, decisionOf, decide, saveFile, askForReviewer, reviewerName, shelf } = window.extract;
  const report = $("report").dataset;
  const cards = [...document.querySelectorAll(".finding")];
  const counterparts = new Map();
  for (const element of document.querySelectorAll(".left [data-for]")) {
    for (const target of element.dataset.for.trim().split(" ")) {
      counterparts.set(target, [...(counterparts.get(target) || []), element]);
    }
  }
  const wide = matchMedia("(min-width: 901px)");

  // --- lighting up ------------------------------------------------------------------------------

  function light(id, on) {
    const own = $(id);
    if (own) own.classList.toggle("hot", on);
    const shown = own && own.matches(".finding") ? shownFor(id) : counterparts.get(id) || [];
    for (const element of shown) element.classList.toggle("hot", on);
  }

  // Where a finding's own words are not marked, the section that it is about is shown.
  function shownFor(id) {
    const about = $(id).querySelector(".finding-head a[href^='#s-']");
    return counterparts.get(id) || (about && counterparts.get(about.hash.slice(1))) || [];
  }

  function reveal(id) {
    const shown = shownFor(id)[0];
    if (shown && wide.matches) shown.scrollIntoView({ block: "center", inline: "nearest" });
  }

  function linked(element, ids) {
    element.addEventListener("pointerenter", () => ids.forEach((id) => light(id, true)));
    element.addEventListener("pointerleave", () => ids.forEach((id) => light(id, false)));
  }

  for (const element of document.querySelectorAll(".left [data-for]")) linked(element, element.dataset.for.trim().split(" "));
  for (const element of [...cards, ...document.querySelectorAll(".section")]) {
    linked(element, [element.id]);
    element.addEventListener("focusin", () => light(element.id, true));
    element.addEventListener("focusout", () => light(element.id, false));
  }
  for (const mark of document.querySelectorAll("mark[data-for]")) {
    mark.addEventListener("click", () => go(cards.findIndex((card) => card.id === mark.dataset.for.trim().split(" ")[0])));
  }
  for (const link of document.querySelectorAll("a.look")) {
    link.addEventListener("click", (event) => {
      const card = link.closest(".finding");
      const shown = shownFor(card.id)[0];
      if (!shown) return;
      event.preventDefault();
      shown.scrollIntoView({ block: "center", inline: "nearest" });
      light(card.id, true);
    });
  }
  for (const box of document.querySelectorAll("a.box")) {
    box.addEventListener("click", (event) => {
      const target = $(box.dataset.for);
      if (!target) return;
      event.preventDefault();
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "nearest" });
    });
  }

  // --- turning a page that was scanned on its side -------------------------------------------------

  for (const button of document.querySelectorAll(".turn")) {
    const sheet = button.closest(".sheet").querySelector("svg");
    const [width, height] = [Number(button.dataset.width), Number(button.dataset.height)];
    let quarters = 0;
    button.addEventListener("click", () => {
      quarters = (quarters + 1) % 4;
      const [x, y] = [[0, 0], [height, 0], [width, height], [0, width]][quarters];
      sheet.setAttribute("viewBox", quarters % 2 ? `0 0 ${height} ${width}` : `0 0 ${width} ${height}`);
      sheet.firstElementChild.setAttribute("transform", `translate(${x} ${y}) rotate(${quarters * 90})`);
    });
  }

  // --- walking ----------------------------------------------------------------------------------

  let at = -1;

  function go(to) {
    if (to < 0 || to >= cards.length) return;
    at = to;
    cards[at].focus({ preventScroll: true });
    cards[at].scrollIntoView({ block: "nearest" });
    reveal(cards[at].id);
  }

  cards.forEach((card, index) => card.addEventListener("focusin", () => { at = index; }));

  const keys = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    a: () => choose("agree"),
    x: () => choose("overrule"),
    u: () => choose("leave"),
    "[": () => follow("prev"),
    "]": () => follow("next"),
    "?": () => $("keys") && $("keys").showModal(),
  };

  function follow(rel) {
    const link = document.querySelector(`a[rel="${rel}"]`);
    if (link) link.click();
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest('input:not([type="radio"], [type="checkbox"]), textarea, select, dialog');
    if (typing || event.ctrlKey || event.altKey || event.metaKey || shelf.getItem("extract:keys") === "off") return;
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  if ($("keys")) {
    const off = $("keys-off");
    off.checked = shelf.getItem("extract:keys") === "off";
    off.addEventListener("change", () => shelf.setItem("extract:keys", off.checked ? "off" : "on"));
    $("keys-open").addEventListener("click", () => $("keys").showModal());
  }

  // --- deciding ---------------------------------------------------------------------------------

  const radios = (card) => [...card.querySelectorAll('input[type="radio"]')];
  const built = new Map(cards.map((card) => [card, {
    decision: radios(card).find((radio) => radio.checked).value,
    reason: card.querySelector("textarea").value,
    time: card.querySelector("time") ? card.querySelector("time").dateTime : "",
  }]));

  function choose(value) {
    if (at < 0) return;
    const radio = radios(cards[at]).find((entry) => entry.value === value);
    radio.checked = true;
    changed(cards[at]);
  }

  function show(card, decision, reason, by) {
    for (const radio of radios(card)) radio.checked = radio.value === decision;
    card.querySelector(".reason").hidden = decision !== "overrule";
    card.querySelector("textarea").value = reason;
    card.classList.toggle("overruled", decision === "overrule" && reason.trim() !== "");
    if (by !== null) card.querySelector(".decided-by").textContent = by;
    count();
  }

  function standing(card) {
    const kept = decisionOf(card.dataset.id);
    const made = built.get(card);
    return kept && (!made.time || Date.parse(kept.time) >= Date.parse(made.time)) ? kept : made;
  }

  function recall(card) {
    const now = standing(card);
    const by = now.reviewer === undefined ? null
      : now.decision === "leave" ? ""
      : `${now.reviewer} · ${new Date(now.time).toLocaleString(say("th-TH", "en-GB"), { dateStyle: "medium", timeStyle: "short" })}`;
    show(card, now.decision, now.reason, by);
  }

  async function changed(card) {
    const decision = radios(card).find((radio) => radio.checked).value;
    const text = card.querySelector("textarea");
    const reason = decision === "overrule" ? text.value.trim() : "";
    if (!reviewerName()) {
      recall(card);
      askForReviewer();
      return;
    }
    card.querySelector(".reason").hidden = decision !== "overrule";
    text.classList.toggle("wanted", decision === "overrule" && !reason);
    if (decision === "overrule" && !reason) {
      text.focus();
      announce(say("โปรดระบุเหตุผลที่ไม่เห็นด้วย", "Please give the reason for overruling"));
      return;
    }
    try {
      await decide(card.dataset.id, decision, reason, report.path, report.sha256);
    } catch {
      recall(card);
      announce(say("บันทึกไม่สำเร็จ โปรดลองอีกครั้ง", "It could not be saved. Please try again."));
      return;
    }
    recall(card);
    announce(say("บันทึกผลพิจารณาแล้ว", "Decision kept"));
  }

  function count() {
    const decided = cards.filter((card) => standing(card).decision !== "leave").length;
    $("decided").textContent = decided;
  }

  for (const card of cards) {
    for (const radio of radios(card)) radio.addEventListener("change", () => changed(card));
    card.querySelector("textarea").addEventListener("change", () => changed(card));
  }
  $("save").addEventListener("click", () => saveFile(cards.map((card) => card.dataset.id)));
  const recallAll = () => cards.forEach(recall);
  window.addEventListener("pageshow", recallAll);
  window.extract.onLanguage(recallAll);
})();
