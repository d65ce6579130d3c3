#include "geometry/picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numbers>

#include "geometry/detail/corner_normals.hpp"
#include "geometry/detail/image.hpp"
#include "geometry/detail/raster.hpp"

namespace touiza::geometry {
namespace {

using detail::each_sample;
using detail::Light;
using detail::Normal;

constexpr double margin = 0.06;
constexpr float far_away = std::numeric_limits<float>::infinity();

Normal plus(Normal a, Normal b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
Normal times(Normal a, float k) { return {a.x * k, a.y * k, a.z * k}; }
float dot(Normal a, Normal b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
Normal unit(Normal n) { return times(n, 1 / std::sqrt(std::max(1e-20F, dot(n, n)))); }

/// What the eye sees: x to the right, y down (both in samples), z away from the eye.
struct Camera {
  Point right;
  Point up;
  Point away;
  double scale = 1;
  double x0 = 0;
  double y0 = 0;

  Point operator()(Point p) const {
    return {x0 + scale * dot_of(p, right), y0 - scale * dot_of(p, up), scale * dot_of(p, away)};
  }
  static double dot_of(Point a, Point b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
};

/// From the front right; a flat part is looked at from higher up, or nothing of it would be seen.
Camera camera_for(const Mesh& mesh, const Box& box, double width, double height) {
  const Point size = box.size();
  const double flatness = size.z / std::max(1e-9, std::max(size.x, size.y));
  const double elevation = (60 - 32 * std::min(1.0, flatness / 0.6)) * std::numbers::pi / 180;
  const double azimuth = (size.y > 1.5 * size.x ? 60 : -30) * std::numbers::pi / 180;
  const Point flat_right{std::cos(azimuth), std::sin(azimuth), 0};
  const Point forward{-flat_right.y, flat_right.x, 0};
  Camera camera;
  camera.right = flat_right;
  camera.up = forward * std::sin(elevation) + Point{0, 0, std::cos(elevation)};
  camera.away = forward * std::cos(elevation) - Point{0, 0, std::sin(elevation)};

  Box seen;
  for (const auto& triangle : mesh.triangles)
    for (const auto corner : triangle) seen.include(camera(mesh.points[corner]));
  const Point extent = seen.size();
  camera.scale = std::min(width * (1 - 2 * margin) / std::max(1e-9, extent.x),
                          height * (1 - 2 * margin) / std::max(1e-9, extent.y));
  const Point centre = seen.centre();
  camera.x0 = width / 2 - camera.scale * centre.x;
  camera.y0 = height / 2 - camera.scale * centre.y;
  return camera;
}

/// What is seen at each sample: how far away, and which way it faces.
struct Scene {
  int width;
  int height;
  std::vector<float> depth;
  std::vector<Normal> normal;

  Scene(int w, int h)
      : width{w},
        height{h},
        depth(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), far_away),
        normal(depth.size()) {}
  std::size_t at(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(x);
  }
  bool is_covered(std::size_t i) const { return depth[i] < far_away; }
};

void draw_mesh(Scene& scene, const Mesh& mesh, const Camera& camera) {
  const auto normals = detail::corner_normals(mesh);
  const Normal towards_eye{static_cast<float>(-camera.away.x), static_cast<float>(-camera.away.y),
                           static_cast<float>(-camera.away.z)};
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    std::array<Point, 3> p;
    for (std::size_t k = 0; k < 3; ++k) p[k] = camera(mesh.points[mesh.triangles[i][k]]);
    const auto& n = normals[i];
    each_sample(p, scene.width, scene.height, [&](int x, int y, float w0, float w1, float w2) {
      const auto z = static_cast<float>(w0 * p[0].z + w1 * p[1].z + w2 * p[2].z);
      const auto at = scene.at(x, y);
      if (z >= scene.depth[at]) return;
      scene.depth[at] = z;
      Normal normal = unit(plus(plus(times(n[0], w0), times(n[1], w1)), times(n[2], w2)));
      // A skin seen from behind (an open or inside-out mesh) is lit like one seen from before.
      if (dot(normal, towards_eye) < 0) normal = times(normal, -1);
      scene.normal[at] = normal;
    });
  }
}

/// Mean of `values` over a square of 2 × radius + 1, where `weight` says what counts.
void blur(std::vector<float>& values, int width, int height, int radius) {
  std::vector<float> line;
  const auto pass = [&](int lines, int length, auto&& at) {
    line.resize(static_cast<std::size_t>(length));
    for (int l = 0; l < lines; ++l) {
      double sum = 0;
      for (int i = -radius; i < length; ++i) {
        if (i + radius < length) sum += values[at(l, i + radius)];
        if (i - radius - 1 >= 0) sum -= values[at(l, i - radius - 1)];
        if (i >= 0) line[static_cast<std::size_t>(i)] = static_cast<float>(sum / (2 * radius + 1));
      }
      for (int i = 0; i < length; ++i) values[at(l, i)] = line[static_cast<std::size_t>(i)];
    }
  };
  const auto index = [width](int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(x);
  };
  pass(height, width, [&](int l, int i) { return index(i, l); });
  pass(width, height, [&](int l, int i) { return index(l, i); });
}

/// How much the ground is shaded at each sample, 0 to 1: the part pressed flat on its lowest
/// level, blurred twice (two boxes make a tent, soft enough for a card).
std::vector<float> ground_shadow(const Mesh& mesh, const Camera& camera, double ground_z, int width,
                                 int height) {
  std::vector<float> shade(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (const auto& triangle : mesh.triangles) {
    std::array<Point, 3> p;
    for (std::size_t k = 0; k < 3; ++k) {
      Point on_ground = mesh.points[triangle[k]];
      // The sun stands high on the left: tall parts throw their shadow a little to the right.
      on_ground = on_ground + camera.right * (0.25 * (on_ground.z - ground_z));
      on_ground.z = ground_z;
      p[k] = camera(on_ground);
    }
    each_sample(p, width, height, [&](int x, int y, float, float, float) {
      shade[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
            static_cast<std::size_t>(x)] = 1;
    });
  }
  const int radius = std::max(1, width / 80);
  blur(shade, width, height, radius);
  blur(shade, width, height, radius);
  return shade;
}

/// Darkening where something nearer stands close by: the depth buffer against its own blur
/// (Luft, Colditz, Deussen: Image Enhancement by Unsharp Masking the Depth Buffer, 2006).
std::vector<float> crevice_shade(const Scene& scene) {
  std::vector<float> near_sum(scene.depth.size());
  std::vector<float> weight(scene.depth.size());
  float nearest = far_away;
  float farthest = -far_away;
  for (const float z : scene.depth) {
    if (z == far_away) continue;
    nearest = std::min(nearest, z);
    farthest = std::max(farthest, z);
  }
  for (std::size_t i = 0; i < scene.depth.size(); ++i) {
    if (!scene.is_covered(i)) continue;
    near_sum[i] = scene.depth[i] - nearest;
    weight[i] = 1;
  }
  const int radius = std::max(2, scene.width / 60);
  blur(near_sum, scene.width, scene.height, radius);
  blur(weight, scene.width, scene.height, radius);
  std::vector<float> shade(scene.depth.size());
  const float strength = 5.0F / std::max(1e-6F, farthest - nearest);
  for (std::size_t i = 0; i < shade.size(); ++i) {
    if (!scene.is_covered(i)) continue;
    const float mean = near_sum[i] / std::max(1e-3F, weight[i]);
    shade[i] = std::clamp((scene.depth[i] - nearest - mean) * strength, 0.0F, 0.4F);
  }
  return shade;
}

/// True on sharp edges and where the part hides itself: a thin line helps the eye there.
bool is_on_edge(const Scene& scene, int x, int y, float jump) {
  const auto here = scene.at(x, y);
  for (const auto& [dx, dy] : {std::pair{1, 0}, {0, 1}, {-1, 0}, {0, -1}}) {
    const int nx = x + dx;
    const int ny = y + dy;
    if (nx < 0 || ny < 0 || nx >= scene.width || ny >= scene.height) continue;
    const auto there = scene.at(nx, ny);
    if (!scene.is_covered(there)) return true;
    if (dot(scene.normal[here], scene.normal[there]) < 0.8F) return true;
    if (scene.depth[there] - scene.depth[here] > jump) return true;
  }
  return false;
}

/// Sky, sun from the upper left, and a weaker lamp from the right.
Light shaded(Light paint, Normal n, const Camera& camera, float crevice, bool edge) {
  const auto direction = [&](double right, double up, double near) {
    const Point d = camera.right * right + camera.up * up - camera.away * near;
    return unit({static_cast<float>(d.x), static_cast<float>(d.y), static_cast<float>(d.z)});
  };
  static constexpr Normal zenith{0, 0, 1};
  const Normal sun = direction(-0.55, 0.75, 0.65);
  const Normal lamp = direction(0.8, 0.1, 0.6);
  const float sky = 0.5F + 0.5F * dot(n, zenith);
  float light = 0.22F + 0.26F * sky + 0.62F * std::max(0.0F, dot(n, sun)) +
                0.16F * std::max(0.0F, dot(n, lamp));
  light *= 1 - crevice;
  if (edge) light *= 0.55F;
  const Normal eye = direction(0, 0, 1);
  const float gloss = std::pow(std::max(0.0F, dot(n, unit(plus(sun, eye)))), 40.0F) * 0.12F;
  return {std::min(1.0F, paint.red * light + gloss), std::min(1.0F, paint.green * light + gloss),
          std::min(1.0F, paint.blue * light + gloss), 1};
}

Done check_mesh(const Mesh& mesh) {
  if (mesh.triangles.empty())
    return Error{ErrorKind::invalid_input, "mesh_is_empty", "The model has no triangles.", ""};
  for (const auto& triangle : mesh.triangles)
    for (const auto corner : triangle)
      if (corner >= mesh.points.size())
        return Error{ErrorKind::invalid_input, "mesh_index_out_of_range",
                     fmt::format("A triangle names point {} of {}.", corner, mesh.points.size()),
                     ""};
  return {};
}

}  // namespace

Result<std::string> draw_picture(const Mesh& mesh, const PictureOptions& options) {
  if (auto fine = check_mesh(mesh); !fine) return fine.error();
  if (auto fine = detail::check_size(options.width_px, options.height_px); !fine)
    return fine.error();
  // Large pictures are fine enough with fewer samples, and the memory stays bounded.
  int samples = static_cast<int>(std::clamp(options.samples, 1U, 4U));
  while (samples > 1 && std::uint64_t{options.width_px} * options.height_px *
                                static_cast<std::uint64_t>(samples * samples) >
                            16'000'000)
    --samples;
  Scene scene{static_cast<int>(options.width_px) * samples,
              static_cast<int>(options.height_px) * samples};
  const Box box = box_of(mesh);
  const Camera camera = camera_for(mesh, box, scene.width, scene.height);
  draw_mesh(scene, mesh, camera);
  const auto shadow = options.shadow
                          ? ground_shadow(mesh, camera, box.low.z, scene.width, scene.height)
                          : std::vector<float>(scene.depth.size());
  const auto crevice = crevice_shade(scene);

  const Light paint = detail::light_of({options.part.red, options.part.green, options.part.blue});
  const Light ground = detail::light_of(options.background);
  const auto jump = static_cast<float>(0.02 * camera.scale * length(box.size()));
  detail::Image image{options.width_px, options.height_px, {}};
  const float share = 1.0F / static_cast<float>(samples * samples);
  for (int y = 0; y < scene.height; ++y) {
    for (int x = 0; x < scene.width; ++x) {
      const auto i = scene.at(x, y);
      const Light seen = scene.is_covered(i) ? shaded(paint, scene.normal[i], camera, crevice[i],
                                                      is_on_edge(scene, x, y, jump))
                                             : ground.under(Light{0, 0, 0, 0.32F * shadow[i]});
      auto& pixel = image.pixels[static_cast<std::size_t>(y / samples) * options.width_px +
                                 static_cast<std::size_t>(x / samples)];
      pixel = pixel + seen * share;
    }
  }
  return detail::to_png(image);
}

}  // namespace touiza::geometry
