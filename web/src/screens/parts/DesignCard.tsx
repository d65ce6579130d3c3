// A design as a card: picture first, then how it can be made and whether it is released.
import { address, type Schemas } from "../../api/client";
import { at } from "../../shell/session";
import { inLanguage, t, word } from "../../text/text";
import { Icon } from "../../ui/Icon";
import { LinkCard, StatusMark, Tag } from "../../ui/Pieces";

export function pictureUrl(fileId: string | null | undefined): string | null {
  return fileId ? address("/networks/{network}/files/{file}/picture.png", { file: fileId }) : null;
}

export function DesignCard({ design }: { design: Schemas["DesignView"] }) {
  const newest = design.revisions[0];
  const released = design.revisions.find((revision) => revision.revision_id === design.released_revision_id);
  const shown = released ?? newest;
  const url = pictureUrl(design.picture_file_id);
  const title = inLanguage(design.title);
  return (
    <LinkCard to={at(`/designs/${design.design_id}`)} title={<bdi>{title}</bdi>} picture={url ? <img src={url} alt="" loading="lazy" /> : <Icon name="designs" />}>
      {shown && (
        <div class="row apart">
          <StatusMark group="revision_state" state={shown.state} />
          <span class="note">{t("design.revision", { number: shown.number })}</span>
        </div>
      )}
      <div class="row">
        {design.technologies.map((code) => (
          <Tag key={code}>{word("technology", code)}</Tag>
        ))}
      </div>
    </LinkCard>
  );
}
