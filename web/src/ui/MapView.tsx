// A map on the page. Its content always stands beside it as a list: the map is a view, not the only way.
import { useEffect, useRef, useState } from "preact/hooks";
import type { LeafletMap } from "../map/leaflet_map";
import type { MapWishes } from "../map/wishes";
import { theme } from "../text/language";
import { t } from "../text/text";
import { Message } from "./Message";

let styleSheet: Promise<void> | null = null;

function withStyleSheet(): Promise<void> {
  styleSheet ??= new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = MAP_STYLE_SHEET;
    link.onload = () => resolve();
    link.onerror = () => reject(new Error("map style"));
    document.head.append(link);
  });
  return styleSheet;
}

export function MapView({ wishes, label }: { wishes: MapWishes; label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LeafletMap | null>(null);
  const [isFailed, setFailed] = useState(false);
  const colours = theme.value;

  useEffect(() => {
    let made: LeafletMap | null = null;
    let isGone = false;
    const open = async () => {
      try {
        const [module] = await Promise.all([import("../map/leaflet_map"), withStyleSheet()]);
        if (isGone || !frame.current) return;
        made = new module.LeafletMap(frame.current, { zoomIn: t("map.zoom_in"), zoomOut: t("map.zoom_out") });
        setMap(made);
      } catch {
        setFailed(true);
      }
    };
    void open();
    return () => {
      isGone = true;
      made?.remove();
    };
  }, []);

  useEffect(() => map?.show(wishes), [map, wishes, colours]);

  if (isFailed) return <Message kind="info" title={t("map.failed")} />;
  return (
    <div class="map-frame">
      <div class="map" ref={frame} role="group" aria-label={label} />
    </div>
  );
}
