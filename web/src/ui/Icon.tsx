// One outline set, drawn for Touiza on a grid of 24. An icon never stands without a word beside it
// or an accessible name around it.
const shapes = {
  today: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M8 15l2.5 2.5L16 13",
  jobs: "M14.5 5.5a4 4 0 0 0 5 5L11 19a2.8 2.8 0 0 1-4-4l8.5-8.500zM14.5 5.5 17 3",
  code: "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8v8M12 8v8M16 8v8",
  map: "M9 4 3 6.500v13.500l6-2.5 6 2.5 6-2.500V4l-6 2.500zM9 4v13.500M15 6.500V20",
  more: "M4 7h16M4 12h16M4 17h16",
  needs: "M12 20s-7.5-4.6-7.5-10A4.3 4.3 0 0 1 12 7.3 4.3 4.3 0 0 1 19.5 10c0 5.4-7.5 10-7.5 10zM12 10v5M9.5 12.500h5",
  plan: "M4 4v16h16M7 15l4-5 3.5 3L20 6",
  campaign: "M4 10v4l11 5V5zM15 9a3 3 0 0 1 0 6M7 15.5 8 20h3l-1-3.5",
  designs: "M12 3 4 7.500v9L12 21l8-4.500v-9zM4 7.500l8 4.5 8-4.500M12 12v9",
  labs: "M4 20V9l8-5 8 5v11zM9 20v-6h6v6M4 20h16",
  lots: "M4 8h16v12H4zM4 8l2.5-4h11L20 8M12 8v4M9 12h6",
  shipments: "M3 6h11v10H3zM14 10h4l3 3v3h-7M7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  stock: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
  network: "M12 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM5.5 20a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM18.5 20a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM11 8l-4.5 7M13 8l4.5 7M8 17.500h8",
  person: "M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 21a7.5 7.5 0 0 1 15 0",
  shield: "M12 3 5 6v5.500c0 4.5 3 7.7 7 9.5 4-1.8 7-5 7-9.500V6z",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4",
  moon: "M20 14.500A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.500z",
  language: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  check: "M5 12.500l4.5 4.500L19 7",
  cross: "M6 6l12 12M18 6 6 18",
  warning: "M12 4 2.5 20h19zM12 10v4.500M12 17.300v.2",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.500M12 7.600v.2",
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  download: "M12 4v11M7.5 11l4.5 4.5 4.5-4.500M4 20h16",
  upload: "M12 16V5M7.5 9 12 4.5 16.5 9M4 20h16",
  leave: "M14 4H5v16h9M10 12h11M17.5 8l3.5 4-3.5 4",
  machine: "M4 20h16M5 20V5h14v15M5 9h14M12 9v4M10 13h4l-2 3z",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 21 21",
  turn: "M20 12a8 8 0 1 1-2.5-5.800M20 3v4.500h-4.5",
} as const;

export type IconName = keyof typeof shapes;

/** Only what points along the line of reading turns round in Arabic. */
const mirroring: IconName[] = ["back", "forward", "leave", "shipments", "campaign", "more"];

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={mirroring.includes(name) ? "icon mirrors" : "icon"} viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}

/** The mark of Touiza: three strands joined into one. */
export function Mark() {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true">
      <rect width="64" height="64" rx="14" fill="#0B6B57" />
      <g fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round">
        <path d="M32 14v36M18 22v10a14 14 0 0 0 28 0V22" />
      </g>
      <g fill="#F0A37E">
        <circle cx="32" cy="14" r="4.5" />
        <circle cx="18" cy="20" r="4.5" />
        <circle cx="46" cy="20" r="4.5" />
      </g>
    </svg>
  );
}
