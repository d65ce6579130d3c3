// A part in 3D, turned by finger, mouse or arrow keys. Fetched only when someone asks for it.
import { Camera, Geometry, Mesh, Orbit, Program, Renderer, Transform, Vec3 } from "ogl";
import type { Preview } from "./preview";

const vertex = `#version 300 es
in vec3 position;
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
out vec3 seen;
void main() {
  vec4 at = modelViewMatrix * vec4(position, 1.0);
  seen = at.xyz;
  gl_Position = projectionMatrix * at;
}`;

// Flat shading: the preview has no normals, the slope of the surface on the screen gives them.
const fragment = `#version 300 es
precision highp float;
in vec3 seen;
uniform vec3 colour;
out vec4 pixel;
void main() {
  vec3 normal = normalize(cross(dFdx(seen), dFdy(seen)));
  float light = 0.35 + 0.5 * max(dot(normal, normalize(vec3(0.3, 0.6, 0.8))), 0.0) + 0.15 * max(normal.z, 0.0);
  pixel = vec4(colour * light, 1.0);
}`;

/** Draws `preview` on `canvas` until the answered function is called. Throws where there is no WebGL 2. */
export function showScene(canvas: HTMLCanvasElement, preview: Preview): () => void {
  const renderer = new Renderer({ canvas, alpha: true, antialias: true, dpr: Math.min(2, devicePixelRatio) });
  const { gl } = renderer;
  if (!renderer.isWebgl2) throw new Error("webgl2");
  const size = preview.high.map((high, axis) => high - preview.low[axis]!);
  const reach = Math.hypot(...size) || 1;
  const camera = new Camera(gl, { fov: 35, near: reach / 100, far: reach * 20 });
  camera.position.set(reach * 0.9, reach * 0.75, reach * 1.2);
  const orbit = new Orbit(camera, { element: canvas, target: new Vec3(0, 0, 0), enablePan: false, minDistance: reach * 0.4, maxDistance: reach * 5 });

  const scene = new Transform();
  const geometry = new Geometry(gl, { position: { size: 3, data: preview.positions }, index: { data: preview.indices } });
  const program = new Program(gl, { vertex, fragment, cullFace: false as never, uniforms: { colour: { value: [0.47, 0.76, 0.67] } } });
  const part = new Mesh(gl, { geometry, program });
  part.position.set(...(preview.low.map((low, axis) => -(low + size[axis]! / 2)) as [number, number, number]));
  // Parts stand on the plate with z up; screens have y up.
  const stand = new Transform();
  stand.rotation.x = -Math.PI / 2;
  part.setParent(stand);
  stand.setParent(scene);

  const fit = () => {
    const { clientWidth, clientHeight } = canvas.parentElement ?? canvas;
    renderer.setSize(clientWidth, clientHeight);
    camera.perspective({ aspect: clientWidth / Math.max(1, clientHeight) });
  };
  const watcher = new ResizeObserver(fit);
  watcher.observe(canvas.parentElement ?? canvas);
  fit();

  const turn = (event: KeyboardEvent) => {
    const step = { ArrowLeft: 0.15, ArrowRight: -0.15 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    scene.rotation.y += step;
  };
  canvas.addEventListener("keydown", turn);

  let frame = 0;
  const draw = () => {
    frame = requestAnimationFrame(draw);
    orbit.update();
    renderer.render({ scene, camera });
  };
  draw();
  return () => {
    cancelAnimationFrame(frame);
    watcher.disconnect();
    canvas.removeEventListener("keydown", turn);
    orbit.remove();
    gl.getExtension("WEBGL_lose_context")?.loseContext();
  };
}
