// The map itself, on canvas, without tiles: region shapes as the ground, labs and sites as points that
// gather in clusters. A chunk of its own, fetched when a map is first shown.
import * as L from "leaflet";
import Supercluster, { type ClusterFeature, type PointFeature } from "supercluster";
import type { MapPoint, MapWishes } from "./wishes";

/** Leaflet draws circles and polygons on its canvas; squares and hatching are ours. */
interface CanvasInside {
  _ctx: CanvasRenderingContext2D;
  _fillStroke(context: CanvasRenderingContext2D, layer: { options: L.PathOptions & { hatch?: string } }): void;
}

const fillStroke = (L.Canvas.prototype as unknown as CanvasInside)._fillStroke;

const HatchingCanvas = L.Canvas.extend({
  _fillStroke(this: CanvasInside, context: CanvasRenderingContext2D, layer: { options: L.PathOptions & { hatch?: string } }) {
    fillStroke.call(this, context, layer);
    if (!layer.options.hatch) return;
    context.save();
    context.globalAlpha = 1;
    context.fillStyle = hatching(context, layer.options.hatch);
    context.fill("evenodd");
    context.restore();
  },
  _updateSquare(this: CanvasInside & { _drawing: boolean }, layer: { _empty(): boolean; _point: L.Point; _radius: number; options: L.PathOptions }) {
    if (!this._drawing || layer._empty()) return;
    const { x, y } = layer._point;
    const half = layer._radius;
    this._ctx.beginPath();
    this._ctx.rect(x - half, y - half, half * 2, half * 2);
    this._fillStroke(this._ctx, layer);
  },
});

const SquareMarker = L.CircleMarker.extend({
  _updatePath(this: { _renderer: { _updateSquare(layer: unknown): void } }) {
    this._renderer._updateSquare(this);
  },
}) as unknown as new (at: L.LatLngExpression, options: L.CircleMarkerOptions) => L.CircleMarker;

function hatching(context: CanvasRenderingContext2D, colour: string): CanvasPattern | string {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const brush = tile.getContext("2d");
  if (!brush) return colour;
  brush.strokeStyle = colour;
  brush.lineWidth = 1.5;
  brush.beginPath();
  for (const shift of [-8, 0, 8]) {
    brush.moveTo(shift, 8);
    brush.lineTo(shift + 8, 0);
  }
  brush.stroke();
  return context.createPattern(tile, "repeat") ?? colour;
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    shades: [0, 1, 2, 3, 4].map((at) => of(`shade-${at}`)),
    line: of("control"),
    text: of("text"),
    surface: of("surface"),
    primary: of("primary"),
    clay: of("clay"),
    focus: of("info"),
  };
}

type Gathered = ClusterFeature<MapPoint> | PointFeature<MapPoint>;

const sizeOf = (count: number) => (count < 10 ? 30 : count < 100 ? 38 : 46);

/** A map in `frame`; `show` draws what is wished, as often as it changes. */
export class LeafletMap {
  private readonly map: L.Map;
  private readonly ground = L.layerGroup();
  private readonly marks = L.layerGroup();
  private readonly renderer: L.Canvas;
  private clusters: Supercluster<MapPoint> | null = null;
  private wishes: MapWishes | null = null;
  private isFitted = false;

  constructor(frame: HTMLElement, words: { zoomIn: string; zoomOut: string }) {
    this.renderer = new (HatchingCanvas as unknown as new (options: L.RendererOptions) => L.Canvas)({ padding: 0.4 });
    // Without animation: whoever leaves the page in the middle of one would leave it to end on a map that is gone.
    this.map = L.map(frame, { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, zoomControl: false, attributionControl: false, renderer: this.renderer, zoomSnap: 0.25, minZoom: 3, maxZoom: 12, wheelPxPerZoomLevel: 120 });
    L.control.zoom({ position: "topright", zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(this.map);
    this.map.setView([29, -9], 5);
    this.ground.addTo(this.map);
    this.marks.addTo(this.map);
    this.map.on("moveend", () => this.drawMarks());
  }

  remove(): void {
    this.map.remove();
  }

  show(wishes: MapWishes): void {
    const arePointsNew = wishes.points !== this.wishes?.points;
    this.wishes = wishes;
    this.drawGround();
    if (arePointsNew) this.gather(wishes.points);
    this.drawMarks();
  }

  private drawGround(): void {
    const wishes = this.wishes;
    if (!wishes) return;
    const paint = colours();
    this.ground.clearLayers();
    const bounds = L.latLngBounds([]);
    const ordered = [...wishes.regions].sort((a, b) => Number(a.id === wishes.chosen) - Number(b.id === wishes.chosen));
    for (const region of ordered) {
      const isChosen = region.id === wishes.chosen;
      const shape = L.polygon(region.outlines.map(toLatLngs) as L.LatLngExpression[][], {
        color: isChosen ? paint.focus : paint.line,
        weight: isChosen ? 3 : 1,
        fillColor: region.shade === null ? paint.surface : paint.shades[region.shade],
        fillOpacity: 1,
        ...({ hatch: region.isHatched ? paint.clay : undefined } as object),
      });
      shape.bindTooltip(tooltip(region.name, region.text), { sticky: true });
      shape.on("click", () => this.wishes?.onRegion?.(region.id));
      this.ground.addLayer(shape);
      bounds.extend(shape.getBounds());
    }
    if (!this.isFitted && bounds.isValid()) {
      this.isFitted = true;
      this.map.fitBounds(bounds, { padding: [12, 12] });
      this.map.setMaxBounds(bounds.pad(0.6));
    }
  }

  private gather(points: MapPoint[]): void {
    this.clusters = new Supercluster<MapPoint>({ radius: 60, maxZoom: 11 });
    this.clusters.load(points.map((point) => ({ type: "Feature", properties: point, geometry: { type: "Point", coordinates: [point.lng, point.lat] } })));
  }

  private drawMarks(): void {
    this.marks.clearLayers();
    if (!this.clusters || !this.wishes) return;
    const box = this.map.getBounds().pad(0.2);
    const found = this.clusters.getClusters([box.getWest(), box.getSouth(), box.getEast(), box.getNorth()], Math.floor(this.map.getZoom()));
    for (const each of found as Gathered[]) {
      const [lng = 0, lat = 0] = each.geometry.coordinates;
      const gathered = each.properties as { cluster?: boolean; cluster_id?: number; point_count?: number };
      if (gathered.cluster) this.drawCluster([lat, lng], gathered.cluster_id ?? 0, gathered.point_count ?? 0);
      else this.drawPoint(each.properties as MapPoint);
    }
  }

  private drawCluster(at: [number, number], id: number, count: number): void {
    const size = sizeOf(count);
    const icon = L.divIcon({ html: `${count}`, className: "map-cluster", iconSize: [size, size] });
    // For pointers only: keyboards and screen readers have the list, where each place is one link.
    const marker = L.marker(at, { icon, keyboard: false });
    marker.bindTooltip(tooltip(this.wishes?.clusterName(count) ?? String(count)));
    marker.on("click", () => this.map.setView(at, Math.min(12, this.clusters?.getClusterExpansionZoom(id) ?? 12)));
    this.marks.addLayer(marker);
  }

  private drawPoint(point: MapPoint): void {
    const paint = colours();
    const options = { radius: 7, color: paint.surface, weight: 2, fillColor: point.kind === "site" ? paint.clay : paint.primary, fillOpacity: 1, bubblingMouseEvents: false };
    const mark = point.kind === "site" ? new SquareMarker([point.lat, point.lng], { ...options, radius: 6 }) : L.circleMarker([point.lat, point.lng], options);
    mark.bindTooltip(tooltip(point.name, point.text));
    mark.on("click", () => this.wishes?.onPoint?.(point));
    this.marks.addLayer(mark);
  }
}

/** Text goes in as text: names come from people. */
function tooltip(name: string, text?: string): HTMLElement {
  const box = document.createElement("div");
  const title = document.createElement("strong");
  title.textContent = name;
  title.dir = "auto";
  box.append(title);
  if (text) {
    const line = document.createElement("div");
    line.textContent = text;
    line.dir = "auto";
    box.append(line);
  }
  return box;
}

function toLatLngs(outline: number[][]): L.LatLngTuple[] {
  return outline.map(([lng = 0, lat = 0]) => [lat, lng]);
}

