/** What a map shows, said without any word of the library that draws it. */
export interface MapRegion {
  id: string;
  name: string;
  /** What a pointer reads on it. */
  text?: string;
  /** Rings of [longitude, latitude]; rings inside others are holes. */
  outlines: number[][][];
  /** 0 to 4 from little to much; `null` is plain ground. */
  shade: number | null;
  /** Not coverable: hatched, never only a shade. */
  isHatched?: boolean;
}

export interface MapPoint {
  id: string;
  kind: "lab" | "site";
  name: string;
  text?: string;
  lat: number;
  lng: number;
}

export interface MapWishes {
  regions: MapRegion[];
  points: MapPoint[];
  chosen: string | null;
  clusterName: (count: number) => string;
  onRegion?: (id: string) => void;
  onPoint?: (point: MapPoint) => void;
}
