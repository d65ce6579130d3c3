// A signature by finger, pen or mouse. Who cannot draw signs with the name alone.
import { useEffect, useRef } from "preact/hooks";
import { t } from "../text/text";
import { Button } from "./Button";

export function SignaturePad({ onChange }: { onChange: (picture: Blob | null) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const pad = canvas.current;
    const brush = pad?.getContext("2d");
    if (!pad || !brush) return;
    const scale = Math.min(2, devicePixelRatio);
    pad.width = pad.clientWidth * scale;
    pad.height = pad.clientHeight * scale;
    brush.scale(scale, scale);
    brush.lineWidth = 2.5;
    brush.lineCap = brush.lineJoin = "round";
    brush.strokeStyle = "#1c2421";
    let isDown = false;
    const start = (event: PointerEvent) => {
      isDown = true;
      pad.setPointerCapture(event.pointerId);
      brush.beginPath();
      brush.moveTo(event.offsetX, event.offsetY);
    };
    const move = (event: PointerEvent) => {
      if (!isDown) return;
      brush.lineTo(event.offsetX, event.offsetY);
      brush.stroke();
    };
    const end = () => {
      if (!isDown) return;
      isDown = false;
      pad.toBlob((picture) => onChange(picture), "image/png");
    };
    pad.addEventListener("pointerdown", start);
    pad.addEventListener("pointermove", move);
    pad.addEventListener("pointerup", end);
    pad.addEventListener("pointercancel", end);
    return () => {
      pad.removeEventListener("pointerdown", start);
      pad.removeEventListener("pointermove", move);
      pad.removeEventListener("pointerup", end);
      pad.removeEventListener("pointercancel", end);
    };
  }, []);

  const clear = () => {
    const pad = canvas.current;
    pad?.getContext("2d")?.clearRect(0, 0, pad.width, pad.height);
    onChange(null);
  };

  return (
    <div class="field">
      <span class="label">{t("signature.label")}</span>
      <span class="hint">{t("signature.hint")}</span>
      <canvas ref={canvas} class="signature" role="img" aria-label={t("signature.label")} />
      <div class="row">
        <Button isSmall look="quiet" onPress={clear}>
          {t("signature.clear")}
        </Button>
      </div>
    </div>
  );
}
