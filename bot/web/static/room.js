"use strict";
// Two conveniences; every page works without them.

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

// Words marked with the mouse or finger in the text become the proof in the form beside it.
const proof = document.getElementById("proof");
const text = document.getElementById("text");
if (proof && text) {
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (chosen && !chosen.isCollapsed && text.contains(chosen.anchorNode) && text.contains(chosen.focusNode)) {
      proof.value = chosen.toString().replace(/\s+/g, " ").trim();
      const value = document.getElementById("value");
      if (value && "same" in value.dataset) value.value = proof.value;
    }
  });
}
