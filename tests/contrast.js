/* Give each visible text of a page whose contrast with its background is below WCAG 2 AA, with the ratio. */
() => {
  const parse = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    return colour.startsWith("color(srgb") ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = (top, ground) => [0, 1, 2].map((i) => top[i] * top[3] + ground[i] * (1 - top[3])).concat(1);
  const linear = (part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ancestors = (element) => (element ? [element, ...ancestors(element.parentElement)] : []);
  const background = (element) => {
    const layers = ancestors(element).map((one) => parse(getComputedStyle(one).backgroundColor)).filter((one) => one[3] > 0);
    return layers.reverse().reduce((ground, layer) => over(layer, ground), [255, 255, 255, 1]);
  };
  const faint = {};
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement, text = texts.currentNode.textContent.trim();
    const range = document.createRange();
    range.selectNode(texts.currentNode);
    const box = range.getBoundingClientRect(), style = getComputedStyle(element);
    const isHidden = box.width < 2 || box.height < 2 || style.visibility !== "visible" || element.matches("script, style, .unseen");
    const isNone = element.matches("[data-testid=stIconMaterial]") || element.closest("[disabled], [data-testid=stSlider]");
    const opacity = ancestors(element).reduce((all, one) => all * getComputedStyle(one).opacity, 1);
    if (!text || isHidden || isNone || opacity === 0) continue;
    const isDrawn = element instanceof SVGElement;
    const colour = parse(isDrawn ? style.fill : style.color), ground = background(element);
    colour[3] *= opacity * (isDrawn ? style.fillOpacity : 1);
    const [low, high] = [luminance(over(colour, ground)), luminance(ground)].sort((a, b) => a - b);
    const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < (isLarge ? 3 : 4.5)) faint[text.slice(0, 40)] = Math.round(ratio * 100) / 100;
  }
  return faint;
}
