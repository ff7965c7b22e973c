// The words of a page that stand out too little from what is behind them (WCAG 2, 1.4.3), each in a line.
() => {
  const part = value => ((value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const colour = told => told.match(/[\d.]+/g).map(Number);
  const behind = one => {
    for (; one; one = one.parentElement) {
      const found = colour(getComputedStyle(one).backgroundColor);
      if (found.length < 4 || found[3] > 0) return found;
    }
    return [255, 255, 255];
  };
  const ratio = (one, told) => {
    const [a, b] = [light(colour(told)), light(behind(one))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const wanted = style => {
    const size = parseFloat(style.fontSize);
    return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
  };
  const found = [];
  const look = (one, words, told) => {
    const here = ratio(one, told), least = wanted(getComputedStyle(one));
    if (here < least) found.push(`contrast ${here.toFixed(2)} of "${words.trim().slice(0, 40)}"`);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const one = node.parentElement;
    if (node.data.trim() && one.checkVisibility()) look(one, node.data, getComputedStyle(one).color);
  }
  for (const one of document.querySelectorAll("[placeholder]"))
    look(one, one.placeholder, getComputedStyle(one, "::placeholder").color);
  return found;
}
