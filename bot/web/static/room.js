"use strict";
// Conveniences; every page works without them.

// A Mini App is told by Telegram who has opened it, behind the # of its address: the door hands that over.
const door = document.getElementById("door");
if (door) {
  const told = new URLSearchParams(location.hash.slice(1)).get("tgWebAppData");
  if (told) {
    door.elements.init.value = told;
    history.replaceState(null, "", location.pathname + location.search);
    door.submit();
  }
}

// Words that are marked become the proof in the form.
const proof = document.getElementById("proof");
function prove(words) {
  proof.value = words.replace(/\s+/g, " ").trim();
  const value = document.getElementById("value");
  if (value && "same" in value.dataset) value.value = proof.value;
}

// With the mouse or finger in the text beside it.
const text = document.getElementById("text");
if (proof && text) {
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (chosen && !chosen.isCollapsed && text.contains(chosen.anchorNode) && text.contains(chosen.focusNode))
      prove(chosen.toString());
  });
}

// On the page: the first and the last word pressed, or drawn over with the mouse, without another page being fetched.
const leaf = document.getElementById("leaf");
if (proof && leaf && !("begun" in leaf.dataset)) {
  const words = [...leaf.querySelectorAll("a")];
  const told = (word, what) => new URLSearchParams(word.href.baseVal.split("#")[0]).get(what);
  const at = event => words.indexOf(event.target.closest("a"));
  let first = -1, begun = false, drawn = false;

  const mark = (one, other) => {
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    leaf.querySelectorAll(".marked").forEach(old => old.remove());
    words.forEach((word, n) => word.classList.toggle("picked", n >= from && n <= to));
    const chosen = words.slice(from, to + 1);
    prove(chosen.map((word, n) => [
      n && told(word, "dau") === told(chosen[n - 1], "dau") ? "" : word.getAttribute("aria-label"),
      n < chosen.length - 1 ? word.dataset.behind || "" : "",
    ].join(" ")).join(" "));
    proof.form.elements.dau.value = told(words[from], "dau");
    proof.form.elements.cuoi.value = Number(told(words[to], "dau")) + [...words[to].getAttribute("aria-label")].length;
  };
  const press = now => {
    if (begun) mark(first, now); else mark(first = now, now);
    begun = !begun;
  };
  const focus = now => {
    words.forEach((word, n) => word.setAttribute("tabindex", n === now ? 0 : -1));
    return words[now];
  };
  const begin = focus(Math.max(0, words.findIndex(word => word.closest("#trich"))));
  // A browser that goes to what a link names takes the focus away from everything else: it is given after that.
  if (location.hash === "#trich") addEventListener("load", () => begin.focus({ preventScroll: true }));

  leaf.addEventListener("click", event => {
    const now = at(event);
    if (now < 0) return;
    event.preventDefault();
    if (!drawn) { focus(now); press(now); }
    drawn = false;
  });
  leaf.addEventListener("dragstart", event => event.preventDefault());
  leaf.addEventListener("pointerdown", event => {
    drawn = false;
    if (event.pointerType !== "mouse" || event.button || at(event) < 0) return;
    const from = at(event);
    const over = moved => {
      const now = at(moved);
      if (now < 0 || (!drawn && now === from)) return;
      drawn = true;
      begun = false;
      mark(from, now);
    };
    leaf.addEventListener("pointermove", over);
    addEventListener("pointerup", () => leaf.removeEventListener("pointermove", over), { once: true });
  });
  leaf.addEventListener("keydown", event => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const now = at(event) + by;
    if (!by || !words[now]) return;
    event.preventDefault();
    focus(now).focus();
  });
}
