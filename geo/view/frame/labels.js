"use strict";
/* Names of towns, and of what lies around, that never overlap: the more important name wins. */
function placeLabels(map, settings) {
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

  function place() {
    const taken = [];
    const free = (box) => taken.every((t) => box[2] < t[0] || box[0] > t[2] || box[3] < t[1] || box[1] > t[3]);
    for (const town of towns) {
      if (town.layer) map.removeLayer(town.layer);
      town.layer = null;
      if (map.getZoom() < town.fromZoom) continue;
      const { x, y } = map.project(town.at, map.getZoom()), w = town.width + 4;
      const dot = [x - 7, y - 7, x + 7, y + 7]; // room for the pin that may come here
      const right = [x + 10, y - 8, x + 10 + w, y + 8], left = [x - 10 - w, y - 8, x - 10, y + 8];
      const box = free(dot) && [right, left].find(free);
      if (!box) continue;
      taken.push(box, dot);
      const anchor = box === right ? [-10, 7] : [10 + w, 7];
      town.layer = L.layerGroup([
        label(town.name, town.at, "town", anchor, w),
        L.circleMarker(town.at, { radius: 2, interactive: false, className: "dot" }),
      ]).addTo(map);
    }
  }

  map.on("zoomend", place);
  place();
}
