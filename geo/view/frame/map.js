"use strict";
/* The part of the map that changes: pins, hatched districts, shading, legend.
 *
 * folium has drawn the base map before this runs and calls incidentMap.start(). Streamlit then sends
 * "render" messages. The records come once, as GeoJSON from `records_url`, and after the first paint their pop-ups;
 * a message names by number which of them to show. Nothing from a document ever becomes HTML here: texts go through
 * textContent, and pop-ups arrive escaped from geo/view/popup.py. */
const incidentMap = (() => {
  let map, districts, settings, pins, areas, signs, labels, choice, legend;
  let records = null; // {url, layers: [pin by number], areas: {...}, cards: promise of [pop-up by number]}
  let args = null;
  let painted = ""; // what is on the map now, so that a message that changes nothing repaints nothing
  let popup = null, popupFor = null, popupAsked = null;
  let serial = 0, sent = { select: null, view: null, painted: false };
  let tiles = null, placed = false, knownView = null;

  // ---- Streamlit's side of the frame -------------------------------------------------------------

  const post = (type, data) =>
    window.parent.postMessage({ isStreamlitMessage: true, type: `streamlit:${type}`, ...data }, "*");

  const tell = (change) => {
    sent = { ...sent, ...change, serial: ++serial, nonce };
    post("setComponentValue", { value: sent, dataType: "json" });
  };
  const nonce = Math.random().toString(36).slice(2);

  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || event.data.type !== "streamlit:render") return;
    render(event.data.args, event.data.theme);
  });

  // ---- the base ----------------------------------------------------------------------------------

  function start(base, districtLayer, given) {
    [map, districts, settings] = [base, districtLayer, given];
    map.attributionControl.setPrefix(false).addAttribution(settings.attribution);
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
    for (const [name, order] of [["areas", 405], ["signs", 590], ["labels", 450], ["pins", 620]])
      map.createPane(name).style.zIndex = order;
    map.getPane("mapPane").append(map.getPane("overlayPane")); // the Tab key comes to the districts after the pins
    areas = L.layerGroup().addTo(map);
    signs = L.layerGroup().addTo(map);
    pins = L.markerClusterGroup({
      maxClusterRadius: 30, animate: false, showCoverageOnHover: false, spiderfyDistanceMultiplier: 1.3,
      spiderLegPolylineOptions: { className: "leg" }, iconCreateFunction: clusterIcon,
    }).addTo(map);
    districts.eachLayer((layer) => {
      layer.bindTooltip(text("span", layer.feature.properties.label), { sticky: true, className: "name" });
      layer.on("click", () => choose("district", layer.feature.properties.pcode));
      reachable(layer, layer.feature.properties.label);
    });
    labels = placeLabels(map, settings, obstacles);
    choice = L.layerGroup().addTo(map);
    legend = makeLegend();
    let pause;
    map.on("moveend", () => {
      clearTimeout(pause);
      pause = setTimeout(reportView, 500);
    });
    map.on("popupclose", (event) => {
      if (event.popup === popup) popup = popupFor = null;
    });
    new ResizeObserver(() => { settle(); knownView = viewNow(); }).observe(map.getContainer());
    post("componentReady", { apiVersion: 1 });
  }

  function settle() {
    // The first view can only be set when the frame has its size.
    map.invalidateSize({ animate: false }); // the legend has just taken its share of the frame
    if (placed || !records || !map.getSize().y) return;
    placed = true;
    goTo(args.view);
  }

  function goTo(view) {
    if (view && view.zoom != null) map.setView([view.lat, view.lon], view.zoom, { animate: false });
    else {
      const credit = map.attributionControl.getContainer().offsetHeight; // three lines on a phone
      const room = { paddingTopLeft: [6, 6], paddingBottomRight: [6, credit + 12] };
      map.fitBounds(districts.getBounds(), { animate: false, ...room });
    }
    knownView = viewNow();
  }

  const viewNow = () => {
    const { lat, lng } = map.getCenter();
    return { lat: +lat.toFixed(4), lon: +lng.toFixed(4), zoom: map.getZoom() };
  };

  // Leaflet rounds the centre to whole pixels sooner or later, so that it shifts a little with nobody moving the map.
  const isSame = (one, other) =>
    one.zoom === other.zoom && map.project(one, one.zoom).distanceTo(map.project(other, other.zoom)) < 2;

  function reportView() {
    const view = viewNow();
    if (!placed || (knownView && isSame(view, knownView))) return; // the program moved it, not a person
    knownView = view;
    tell({ view: { ...view, serial: args.view.serial } }); // told late, it must not undo a reset
  }

  // ---- what Streamlit asks for -------------------------------------------------------------------

  async function render(wanted, theme) {
    const before = args;
    args = wanted;
    document.documentElement.dataset.theme = theme && isDark(theme.backgroundColor) ? "dark" : "light";
    post("setFrameHeight", { height: args.height });
    window.frameElement?.setAttribute("aria-label", args.words.map);
    if (before && args.view && before.view && args.view.serial !== before.view.serial) {
      popupAsked = null;
      map.closePopup(); // a reset, a link or a step back begins anew
      goTo(args.view);
    }
    useTiles(args.tiles);
    if (records === null || records.url !== args.records_url) {
      const url = args.records_url;
      const fetched = await fetchJson(url);
      if (!fetched) {
        legend.replaceChildren(text("div", args.words.lost, "note"));
        return;
      }
      if (url !== args.records_url) return; // a later message asked for something else meanwhile
      records = prepare(fetched, url);
      painted = "";
    }
    paint();
    records.cards ??= fetchJson(records.cardsUrl);
    if (args.awaited) tell({ painted: true });
  }

  async function fetchJson(url) {
    try {
      const response = await fetch(url);
      if (response.ok) return await response.json();
    } catch { /* as for an answer that is none */ }
    return null;
  }

  const isDark = (colour) => {
    const hex = /^#?([0-9a-f]{6})/i.exec(colour || "");
    if (!hex) return false;
    const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex[1].slice(at, at + 2), 16));
    return 0.3 * r + 0.59 * g + 0.11 * b < 128;
  };

  function prepare(data, url) {
    const layers = [];
    L.geoJSON(data.points, {
      pointToLayer: (feature, latlng) => {
        const pin = new Pin(latlng, { renderer: pinRenderer(), pane: "pins", bubblingMouseEvents: false });
        const number = layers.length;
        pin.feature = feature;
        pin.on("click", () => { choose("incident", feature.properties.id); openPopup(feature.properties.id, pin.getLatLng(), card(number)); });
        pin.on("mouseover", () => pin.bindTooltip(text("span", feature.properties.label)).openTooltip());
        layers.push(pin);
        return pin;
      },
    });
    return { url, layers, areas: data.areas, cardsUrl: data.cards, cards: null };
  }

  function paint() {
    const key = JSON.stringify([args.points, args.areas, args.size_by, args.shading]);
    if (key !== painted) {
      painted = key;
      const shown = args.points.map((number) => records.layers[number]);
      shown.forEach((pin) => pin.size(args.size_by));
      fillLegend(shown);
      settle(); // before the pins, or they would be clustered for one zoom and then for another
      pins.clearLayers();
      pins.addLayers(shown);
      paintAreas();
      shade();
      labels();
      if (popupFor && !shown.some((p) => p.feature.properties.id === popupFor) && !args.areas.some((a) => a.ids.includes(popupFor)))
        map.closePopup(popup);
    }
    mark();
    window.incidentMapPainted = (window.incidentMapPainted || 0) + 1;
  }

  // ---- pins --------------------------------------------------------------------------------------

  let renderer = null;
  const pinRenderer = () => (renderer = renderer || L.svg({ pane: "pins", padding: 0.5 }));

  const SAMPLES = { reports: [1, 3, 8], deaths: [1, 10, 27] };
  const radius = (n) => Math.min(7.5 + 2 * Math.sqrt(Math.max(n, 0)), 18);

  const Pin = L.CircleMarker.extend({
    size(by) {
      const p = this.feature.properties;
      const kind = settings.symbols.kinds[p.kind];
      const n = by === "deaths" ? p.deaths : by === "reports" ? p.reports - 1 : 0;
      this.options.radius = radius(n || 0);
      this._radius = this.options.radius;
      Object.assign(this.options, p.sharp
        ? { className: `pin ${p.kind}`, color: "currentColor", weight: 1, fillColor: kind.colour, fillOpacity: 1 }
        : { className: `pin hollow ${p.kind}`, color: kind.colour, weight: 2.2, fillColor: "currentColor", fillOpacity: 0.55 });
      if (this._map) this.setStyle(this.options);
    },
    onAdd(on) {
      L.CircleMarker.prototype.onAdd.call(this, on);
      reachable(this, this.feature.properties.label);
      this._path.dataset.id = this.feature.properties.id;
    },
    _updatePath() {
      const { x, y } = this._point, r = this._radius;
      const outline = settings.symbols.kinds[this.feature.properties.kind].outline;
      const d = outline.map(([dx, dy]) => `${(x + dx * r).toFixed(1)},${(y + dy * r).toFixed(1)}`).join("L");
      this._renderer._setPath(this, `M${d}Z`);
    },
  });

  function clusterIcon(cluster) {
    const counts = {};
    for (const pin of cluster.getAllChildMarkers()) {
      const kind = pin.feature.properties.kind;
      counts[kind] = (counts[kind] || 0) + 1;
    }
    const total = cluster.getChildCount(), r = Math.min(12 + 2.5 * Math.log2(total), 24), size = 2 * r + 6;
    const svg = svgElement("svg", { viewBox: `${-r - 3} ${-r - 3} ${size} ${size}`, width: size, height: size });
    let from = 0;
    for (const [kind, symbol] of Object.entries(settings.symbols.kinds)) {
      if (!counts[kind]) continue;
      const to = from + counts[kind] / total;
      svg.append(svgElement("path", { d: ringPart(from, to, r), fill: symbol.colour }));
      from = to;
    }
    svg.append(svgElement("circle", { r: r - 4.5, class: "middle" }));
    const label = svgElement("text", { y: 4, "text-anchor": "middle" });
    label.textContent = total;
    svg.append(label);
    const words = Object.entries(counts).map(([kind, n]) => count(n, settings.symbols.kinds[kind])).join(", ");
    svg.setAttribute("aria-hidden", "true");
    const holder = document.createElement("div");
    holder.append(svg, text("span", words, "unseen"));
    holder.title = words;
    return L.divIcon({ html: holder, className: "cluster", iconSize: [size, size] });
  }

  /* What a name on the map must not be written over: boxes in projected pixels. */
  function obstacles() {
    const shown = [...pins._featureGroup.getLayers(), ...signs.getLayers()];
    const frame = map.getContainer().getBoundingClientRect(), corner = map.getPixelBounds().min;
    const controls = [...map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
      const { left, top, right, bottom } = control.getBoundingClientRect();
      return [left - frame.left, top - frame.top, right - frame.left, bottom - frame.top].map((at, i) => at + (i % 2 ? corner.y : corner.x));
    });
    return controls.concat(shown.map((layer) => {
      const { x, y } = map.project(layer.getLatLng(), map.getZoom());
      const icon = layer._iconObj || layer.options.icon;
      const r = (icon ? icon.options.iconSize[0] / 2 : layer.options.radius) + 1;
      return [x - r, y - r, x + r, y + r];
    }));
  }

  function ringPart(from, to, r) {
    if (to - from > 0.999) return `M0,${-r}A${r},${r} 0 1 1 -0.01,${-r}Z`;
    const at = (share) => [r * Math.sin(2 * Math.PI * share), -r * Math.cos(2 * Math.PI * share)];
    const [[x0, y0], [x1, y1]] = [at(from), at(to)];
    return `M0,0L${x0},${y0}A${r},${r} 0 ${to - from > 0.5 ? 1 : 0} 1 ${x1},${y1}Z`;
  }

  // ---- blackouts ---------------------------------------------------------------------------------

  let areaRenderer = null;

  function hatches() {
    // The patterns live in the SVG that Leaflet draws the areas into.
    areaRenderer = L.svg({ pane: "areas", padding: 0.5 }).addTo(map);
    const defs = svgElement("defs", {});
    settings.symbols.blackout.spacings_px.forEach((gap, level) => {
      const pattern = svgElement("pattern", {
        id: `hatch-${level}`, width: gap, height: gap, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
      });
      pattern.append(svgElement("rect", { width: gap, height: gap, class: "hatch-ground" }));
      pattern.append(svgElement("line", { x1: 0, y1: 0, x2: 0, y2: gap, class: "hatch-line" }));
      defs.append(pattern);
    });
    areaRenderer._container.prepend(defs);
  }

  function paintAreas() {
    if (!areaRenderer) hatches();
    areas.clearLayers();
    signs.clearLayers();
    for (const area of args.areas) {
      const feature = records.areas[area.area];
      const open = (where) => { choose("blackout", area.ids[0]); openPopup(area.ids[0], where, area.popup); };
      const shape = L.geoJSON(feature, {
        renderer: areaRenderer, pane: "areas", bubblingMouseEvents: false,
        style: { className: `blackout ${area.status}`, fillColor: `url(#hatch-${area.level})`, fillOpacity: 1 },
      }).addTo(areas);
      shape.bindTooltip(text("span", area.label), { sticky: true, className: "name" });
      const at = L.GeoJSON.coordsToLatLng(feature.properties.sign);
      shape.on("click", (event) => open(event.latlng));
      const svg = svgElement("svg", { viewBox: "-11 -11 22 22", width: 22, height: 22, "aria-hidden": "true" });
      svg.append(svgElement("circle", { r: 10.5 }), svgElement("path", { d: settings.symbols.blackout.sign }));
      const holder = document.createElement("div");
      holder.append(svg, text("span", area.label, "unseen"));
      L.marker(at, { pane: "signs", icon: L.divIcon({ html: holder, className: `sign ${area.status}`, iconSize: [22, 22] }), alt: area.label })
        .on("click", () => open(at)).addTo(signs);
    }
  }

  // ---- districts ---------------------------------------------------------------------------------

  function shade() {
    const values = args.shading ? args.shading.levels : {};
    districts.eachLayer((layer) => {
      const { pcode, label } = layer.feature.properties;
      for (let level = 1; level <= 5; level++) layer._path.classList.toggle(`shade-${level}`, values[pcode] === level);
      const note = args.shading && args.shading.words[pcode];
      layer.setTooltipContent(text("span", note ? `${label}: ${note}` : label));
    });
  }

  function mark() {
    choice.clearLayers();
    districts.eachLayer((layer) =>
      layer._path.classList.toggle("chosen", args.selected?.type === "district" && args.selected.id === layer.feature.properties.pcode));
    const pin = args.selected?.type === "incident" && records.layers.find((l) => l.feature.properties.id === args.selected.id);
    if (pin && args.points.includes(records.layers.indexOf(pin)))
      L.circleMarker(pin.getLatLng(), { pane: "pins", radius: 17, className: "halo", interactive: false }).addTo(choice);
  }

  // ---- pop-ups and choices -----------------------------------------------------------------------

  function choose(type, id) {
    tell({ select: { type, id } });
  }

  async function card(number) {
    const cards = await records.cards;
    return cards ? cards[number] : text("div", args.words.lost, "card");
  }

  async function openPopup(id, at, content) {
    popupAsked = id;
    const shown = await content;
    if (popupAsked !== id) return; // another one was chosen meanwhile
    popupFor = null;
    const { x: width, y: height } = map.getSize();
    const roomForButtons = [Math.min(56, width / 6), 12];
    popup = L.popup({
      maxWidth: Math.min(320, width - 110), minWidth: Math.min(220, width - 110), maxHeight: Math.min(230, height / 2),
      autoPanPaddingTopLeft: [12, 12], autoPanPaddingBottomRight: roomForButtons,
    })
      .setLatLng(at).setContent(shown).openOn(map);
    popupFor = id;
  }

  // ---- legend ------------------------------------------------------------------------------------

  function makeLegend() {
    const strip = document.createElement("div");
    strip.className = "legend";
    strip.setAttribute("role", "group");
    document.body.append(strip);
    return strip;
  }

  function fillLegend(shown) {
    const words = args.words, rows = [];
    legend.setAttribute("aria-label", words.legend);
    const counts = {};
    let hollow = 0;
    for (const pin of shown) {
      const p = pin.feature.properties;
      counts[p.kind] = (counts[p.kind] || 0) + 1;
      hollow += !p.sharp;
    }
    for (const [kind, symbol] of Object.entries(settings.symbols.kinds))
      rows.push(legendRow(outlinePath(symbol.outline, 7.5), symbol.label, counts[kind] || 0, { fill: symbol.colour }));
    rows.push(legendRow("M-6,0a6,6 0 1 0 12,0a6,6 0 1 0 -12,0Z", words.hollow, hollow, { fill: "none", stroke: "currentColor", "stroke-width": 2 }));
    const unheard = args.areas.reduce((n, area) => n + area.unheard, 0);
    rows.push(legendRow(null, words.blackout, args.areas.reduce((n, area) => n + area.ids.length, 0) - unheard));
    if (unheard) rows.push(legendRow(null, words.unheard, unheard, { class: "swatch unheard" }));
    const some = shown.length || args.areas.length;
    if (!some) rows.push(text("div", words.nothing, "note"));
    else if (args.size_by !== "equal") rows.push(sizesRow(words.size));
    if (args.shading) {
      const scale = document.createElement("div");
      scale.className = "scale";
      for (let level = 1; level <= 5; level++) scale.append(text("i", "", `shade-${level}`));
      const row = document.createElement("div");
      row.className = "row";
      row.append(text("span", args.shading.title, "note"), scale, text("span", args.shading.ends, "note"));
      rows.push(row);
    }
    legend.replaceChildren(...rows);
  }

  /* How large a symbol is for a few numbers of what it is sized by. */
  function sizesRow(label) {
    const row = document.createElement("div");
    row.className = "row note";
    row.append(text("span", label));
    for (const n of SAMPLES[args.size_by]) {
      const r = radius(args.size_by === "reports" ? n - 1 : n), size = 2 * r + 2;
      const svg = svgElement("svg", { viewBox: `${-r - 1} ${-r - 1} ${size} ${size}`, width: size, height: size, "aria-hidden": "true" });
      svg.append(svgElement("circle", { r, fill: "none", stroke: "currentColor" }));
      row.append(svg, text("span", n));
    }
    return row;
  }

  function legendRow(d, label, n, look) {
    const row = document.createElement("div");
    row.className = n ? "row" : "row none";
    const svg = svgElement("svg", { viewBox: "-10 -10 20 20", width: 20, height: 20, "aria-hidden": "true" });
    if (d) svg.append(svgElement("path", { d, ...look }));
    else svg.append(svgElement("rect", { x: -9, y: -7, width: 18, height: 14, class: "swatch", fill: "url(#hatch-1)", ...look }));
    row.append(svg, text("span", label), text("b", n));
    return row;
  }

  // ---- optional tiles ----------------------------------------------------------------------------

  const MAX_FAILED = 8; // so many tiles one after the other, and the built-in map is back

  // One tile is asked for first: where it does not come, nothing changes, and nothing else is asked for.
  function useTiles(wanted) {
    const dark = document.documentElement.dataset.theme === "dark";
    const url = wanted && ((dark && wanted.dark) || wanted.url);
    if ((tiles && tiles.url) === url) return;
    dropTiles();
    if (!url) return;
    const asked = (tiles = { url, layer: null });
    const { x, y } = map.project(districts.getBounds().getCenter(), map.getMinZoom()).divideBy(256).floor();
    const probe = new Image();
    probe.onload = () => { if (tiles === asked) layTiles(wanted); };
    probe.src = L.Util.template(url, { z: map.getMinZoom(), x, y, r: "" });
  }

  function layTiles(wanted) {
    let failed = 0;
    const layer = (tiles.layer = L.tileLayer(tiles.url, { maxZoom: 13 }));
    layer.on("tileload", () => { failed = 0; });
    layer.on("tileerror", () => { if (++failed >= MAX_FAILED && tiles && tiles.layer === layer) dropTiles(tiles.url); });
    tiles.attribution = wanted.attribution;
    map.attributionControl.addAttribution(wanted.attribution);
    // The land lies under the tiles: where one is missing, the built-in map shows through.
    if (!map.getPane("ground")) map.createPane("ground").style.zIndex = 150;
    const look = { pane: "ground", renderer: L.svg({ pane: "ground", padding: 0.5 }), interactive: false };
    tiles.ground = L.geoJSON(districts.toGeoJSON(), { ...look, style: { className: "ground", fillOpacity: 1 } });
    tiles.ground.addTo(map);
    layer.addTo(map);
    document.documentElement.classList.add("tiled");
    document.documentElement.classList.toggle("labelled", wanted.labelled);
  }

  function dropTiles(url) {
    if (tiles && tiles.layer) {
      map.removeLayer(tiles.layer);
      map.removeLayer(tiles.ground);
      map.attributionControl.removeAttribution(tiles.attribution);
    }
    tiles = url ? { url, layer: null } : null; // with an address: it is not tried again until another was chosen
    document.documentElement.classList.remove("tiled", "labelled");
  }

  // ---- small tools -------------------------------------------------------------------------------

  function text(tag, content, className) {
    const element = document.createElement(tag);
    element.textContent = content;
    if (className) element.className = className;
    element.dir = "auto";
    return element;
  }

  function svgElement(tag, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  const outlinePath = (outline, r) => `M${outline.map(([x, y]) => `${x * r},${y * r}`).join("L")}Z`;
  const count = (n, symbol) => `${n} ${n === 1 ? symbol.label.toLowerCase() : symbol.plural}`;

  function reachable(layer, label) {
    const path = layer._path;
    if (!path) return;
    path.setAttribute("tabindex", "0");
    path.setAttribute("role", "button");
    path.setAttribute("aria-label", label);
    path.onkeydown = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      layer.fire("click", { latlng: layer.getLatLng ? layer.getLatLng() : layer.getBounds().getCenter() });
    };
  }

  return { start, get map() { return map; }, get pins() { return records ? records.layers : []; } };
})();
