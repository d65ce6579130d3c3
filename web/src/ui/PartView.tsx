// A part: its picture at once, 3D on a tap.
import { useEffect, useRef, useState } from "preact/hooks";
import { readPreview } from "../part/preview";
import { t } from "../text/text";
import { Button } from "./Button";
import { Icon } from "./Icon";

type Showing = "picture" | "loading" | "scene" | "failed";

interface PartViewProps {
  name: string;
  pictureUrl?: string | null;
  previewUrl?: string | null;
}

export function PartView({ name, pictureUrl, previewUrl }: PartViewProps) {
  const [showing, setShowing] = useState<Showing>("picture");
  const canvas = useRef<HTMLCanvasElement>(null);
  const close = useRef<(() => void) | null>(null);
  useEffect(() => () => close.current?.(), []);

  const open = async () => {
    setShowing("loading");
    try {
      const [answer, module] = await Promise.all([fetch(previewUrl ?? "", { credentials: "same-origin" }), import("../part/scene")]);
      const preview = answer.ok ? readPreview(await answer.arrayBuffer()) : null;
      if (!preview || !canvas.current) throw new Error("preview");
      close.current = module.showScene(canvas.current, preview);
      setShowing("scene");
    } catch {
      setShowing("failed");
    }
  };
  const back = () => {
    close.current?.();
    close.current = null;
    setShowing("picture");
  };

  return (
    <div class="part-view">
      <div class="picture">
        <canvas ref={canvas} tabIndex={0} role="img" aria-label={t("part.scene", { name })} hidden={showing !== "scene"} key={showing === "scene" || showing === "loading" ? "scene" : "none"} />
        {showing !== "scene" && (pictureUrl ? <img src={pictureUrl} alt={t("part.picture", { name })} loading="lazy" /> : <Icon name="designs" />)}
      </div>
      {previewUrl && showing !== "scene" && showing !== "failed" && (
        <Button isSmall onPress={open} isBusy={showing === "loading"} icon="turn">
          {t("part.show")}
        </Button>
      )}
      {showing === "scene" && (
        <Button isSmall onPress={back} icon="cross">
          {t("part.hide")}
        </Button>
      )}
      {showing === "failed" && <p class="note">{t("part.failed")}</p>}
    </div>
  );
}
