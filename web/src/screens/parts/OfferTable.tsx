import type { Schemas } from "../../api/client";
import { Link } from "../../router";
import { at } from "../../shell/session";
import { formatDay, formatNumber } from "../../text/format";
import { inLanguage, t, word } from "../../text/text";
import { Code, StatusMark } from "../../ui/Pieces";
import { Table } from "../../ui/Table";

type Offer = Schemas["OfferView"];

export function OfferTable({ offers, onMore }: { offers: Offer[]; onMore?: () => Promise<void> }) {
  if (offers.length === 0) return <p class="muted">{t("offers.none")}</p>;
  return (
    <Table
      caption={t("campaign.offers")}
      rows={offers}
      rowKey={(offer) => offer.offer_id}
      onMore={onMore}
      columns={[
        {
          label: t("need.what"),
          cell: (offer) => (
            <Link to={at(`/jobs/offers/${offer.offer_id}`)}>
              {formatNumber(offer.quantity)} × <bdi>{inLanguage(offer.component_name)}</bdi>
            </Link>
          ),
        },
        { label: t("field.lab"), cell: (offer) => <Code>{offer.lab_code}</Code> },
        { label: t("field.technology"), cell: (offer) => word("technology", offer.technology) },
        { label: t("need.by"), cell: (offer) => formatDay(offer.due_day) },
        { label: t("field.state"), cell: (offer) => <StatusMark group="offer_state" state={offer.state} kind={offer.state === "open" ? "waiting" : undefined} /> },
      ]}
    />
  );
}
