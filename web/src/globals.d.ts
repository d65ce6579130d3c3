/** Where the style sheet of the map is; build.mjs knows its hash. */
declare const MAP_STYLE_SHEET: string;
