"use strict";
/* Names of towns, and of what lies around, that never overlap: the more important name wins. A name keeps clear of
 * the pins, clusters and signs that `obstacles` gives as boxes in projected pixels, and of the edge of the map. */
function placeLabels(map, settings, obstacles) {
  const HEIGHT = 16, GAPS = [10, 17, 25];
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = "11.5px system-ui, sans-serif";
  const towns = settings.towns.map(([name, lat, lon, fromZoom]) => ({
    name, fromZoom, at: L.latLng(lat, lon), width: pen.measureText(name).width, layer: null,
  }));
  for (const [name, lat, lon] of settings.surroundings) label(name, [lat, lon], "around", [0, 8], 0).addTo(map);

  function label(name, at, className, anchor, width) {
    const element = document.createElement("span");
    element.textContent = name;
    return L.marker(at, {
      pane: "labels", interactive: false, keyboard: false,
      icon: L.divIcon({ className: `label ${className}`, html: element, iconSize: [width, 14], iconAnchor: anchor }),
    });
  }

  /* Where a name may stand, as [left, top] from its town: right or left of it, further off, above or below. */
  function* spots(w) {
    for (const gap of GAPS) yield* [[gap, -HEIGHT / 2], [-gap - w, -HEIGHT / 2]];
    for (const gap of GAPS) yield* [[-w / 2, gap - 2], [-w / 2, -gap - HEIGHT + 2]];
  }

  const meet = (a, b) => !(a[2] < b[0] || a[0] > b[2] || a[3] < b[1] || a[1] > b[3]);

  function place() {
    const view = map.getPixelBounds(), taken = [], inTheWay = obstacles();
    const isIn = (box) => box[0] > view.min.x && box[2] < view.max.x && box[1] > view.min.y && box[3] < view.max.y;
    const isFree = (box, ...lists) => lists.every((list) => !list.some((other) => meet(box, other)));
    for (const town of towns) {
      if (town.layer) map.removeLayer(town.layer);
      town.layer = null;
      if (map.getZoom() < town.fromZoom) continue;
      const { x, y } = map.project(town.at, map.getZoom()), w = town.width + 4;
      const dot = [x - 4, y - 4, x + 4, y + 4];
      if (!isIn(dot) || !isFree(dot, taken)) continue;
      for (const [left, top] of spots(w)) {
        const box = [x + left, y + top, x + left + w, y + top + HEIGHT];
        if (!isIn(box) || !isFree(box, taken, inTheWay)) continue;
        taken.push(box, dot);
        town.layer = L.layerGroup([
          label(town.name, town.at, "town", [-left, -top - 1], w),
          L.circleMarker(town.at, { radius: 2, interactive: false, className: "dot" }),
        ]).addTo(map);
        break;
      }
    }
  }

  map.on("moveend", place);
  return place;
}
