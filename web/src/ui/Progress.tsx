// The seven quantities of anything that is counted, as one bar with its numbers beside it.
import { formatNumber } from "../text/format";
import { t, word } from "../text/text";

export interface Quantities {
  needed: number;
  planned: number;
  committed: number;
  made: number;
  accepted: number;
  in_transit: number;
  received: number;
}

const order = ["needed", "planned", "committed", "made", "accepted", "in_transit", "received"] as const;

/**
 * Each quantity lies on top of the one that includes it; what is on the way stands before what has
 * arrived. More than needed is drawn past the mark of the need, never cut off.
 */
export function ProgressBar({ quantities, isSmall = false, label }: { quantities: Quantities; isSmall?: boolean; label?: string }) {
  const whole = Math.max(quantities.needed, quantities.planned, quantities.committed, quantities.made, 1);
  const width = (value: number) => `${Math.min(100, (value / whole) * 100)}%`;
  const surplus = Math.max(0, quantities.made - quantities.needed);
  const spoken = order.map((name) => `${word("quantity", name)} ${formatNumber(quantities[name])}`).join(", ");
  return (
    <div class={isSmall ? "quantities small" : "quantities"}>
      <div class="bar" role="img" aria-label={label ? `${label}: ${spoken}` : spoken}>
        <i class="planned" style={{ width: width(quantities.planned) }} />
        <i class="committed" style={{ width: width(quantities.committed) }} />
        <i class="made" style={{ width: width(quantities.made) }} />
        <i class="accepted" style={{ width: width(quantities.accepted) }} />
        <i class="in_transit" style={{ width: width(quantities.received + quantities.in_transit) }} />
        <i class="received" style={{ width: width(quantities.received) }} />
        {whole > quantities.needed && quantities.needed > 0 && <i class="needed" style={{ insetInlineStart: width(quantities.needed) }} />}
      </div>
      {!isSmall && (
        <dl>
          {order.map((name) => (
            <div key={name} data-quantity={name}>
              <dt>
                <span class={`swatch ${name}`} aria-hidden="true" />
                {word("quantity", name)}
              </dt>
              <dd>{formatNumber(quantities[name])}</dd>
            </div>
          ))}
          {surplus > 0 && (
            <div data-quantity="surplus">
              <dt>{t("quantity.surplus")}</dt>
              <dd class="clay">{formatNumber(surplus)}</dd>
            </div>
          )}
        </dl>
      )}
    </div>
  );
}

/** A bar against a requirement; the one that limits is marked in word and colour. */
export function Meter({ label, value, whole, text, isLimit = false }: { label: string; value: number; whole: number; text: string; isLimit?: boolean }) {
  const share = whole > 0 ? Math.min(100, (value / whole) * 100) : 0;
  return (
    <div class={isLimit ? "meter limit" : "meter"}>
      <span>{label}</span>
      <span class="track" aria-hidden="true">
        <i style={{ width: `${share}%` }} />
      </span>
      <span class="number">{text}</span>
    </div>
  );
}
