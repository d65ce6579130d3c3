// 3MF: an archive with a model in XML; objects are meshes or made of other objects.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "geometry/detail/archive.hpp"
#include "geometry/detail/number.hpp"
#include "geometry/detail/readers.hpp"
#include "geometry/detail/welder.hpp"
#include "geometry/detail/xml.hpp"

namespace touiza::geometry::detail {
namespace {

constexpr std::uint64_t instances_max = 100'000;

/// An object by the model file it stands in and its id there.
using ObjectKey = std::pair<std::string, std::uint32_t>;

struct Part {
  ObjectKey object;
  Transform placed;
};

struct Object {
  Mesh mesh;
  std::vector<Part> components;
  bool is_made = true;  ///< Not only a support or a helper of the program.
};

struct Model {
  std::string unit = "millimeter";
  bool is_unit_stated = false;
  std::map<std::uint32_t, Object> objects;
  std::vector<Part> items;
};

Error malformed(std::string message) {
  return Error{ErrorKind::invalid_input, "three_mf_malformed", std::move(message),
               "Export the part again as 3MF, or as STL."};
}

template <class T>
bool read(std::optional<std::string_view> text, T& value) {
  if (!text) return false;
  auto word = *text;
  while (word.starts_with(' ')) word.remove_prefix(1);
  while (word.ends_with(' ')) word.remove_suffix(1);
  if constexpr (std::is_floating_point_v<T>)
    return read_number(word, value);
  else
    return read_integer(word, value);
}

/// Twelve numbers, column by column of our rows: 3MF multiplies from the left.
Result<Transform> transform_of(std::string_view text) {
  Transform transform;
  for (std::size_t i = 0; i < 12; ++i) {
    const auto start = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    const auto end = std::min(text.find_first_of(" \t\r\n", start), text.size());
    double value = 0;
    if (!read(text.substr(start, end - start), value) || !std::isfinite(value))
      return malformed(fmt::format("Number {} of a transform cannot be read.", i + 1));
    transform.m[(i % 3) * 4 + i / 3] = value;
    text.remove_prefix(end);
  }
  return transform;
}

/// "/3D/model.model" as the archive names it.
std::string entry_of(std::string_view path) {
  return std::string{path.starts_with('/') ? path.substr(1) : path};
}

class ModelHandler : public XmlHandler {
 public:
  ModelHandler(std::string entry, const ReadLimits& limits)
      : entry_{std::move(entry)}, limits_{limits} {}

  Model model;

  Done start(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "vertex") return add_vertex(attributes);
    if (element == "triangle") return add_triangle(attributes);
    if (element == "component" || element == "item") return add_part(element, attributes);
    if (element == "object") return begin_object(attributes);
    if (element == "model") {
      if (const auto unit = attributes.find("unit")) {
        model.unit = *unit;
        model.is_unit_stated = true;
      }
    }
    return {};
  }

  Done end(std::string_view element) override {
    if (element != "object") return {};
    if (object_ != nullptr) object_->mesh.points = welder_.take();
    object_ = nullptr;
    return {};
  }

 private:
  Done begin_object(const XmlAttributes& attributes) {
    if (!read(attributes.find("id"), id_)) return malformed("An object has no id.");
    const auto [entry, is_new] = model.objects.try_emplace(id_);
    if (!is_new) return malformed(fmt::format("Two objects have the id {}.", id_));
    object_ = &entry->second;
    const auto type = attributes.find("type").value_or("model");
    object_->is_made = type != "support" && type != "other";
    welder_ = Welder{64};
    welded_.clear();
    return {};
  }

  Done add_vertex(const XmlAttributes& attributes) {
    if (object_ == nullptr) return {};
    Point p;
    if (!read(attributes.find("x"), p.x) || !read(attributes.find("y"), p.y) ||
        !read(attributes.find("z"), p.z))
      return malformed(fmt::format("Object {}: vertex {} has no x, y and z that can be read.", id_,
                                   welded_.size()));
    if (auto fine = check_point(p, limits_, "Vertex", welded_.size()); !fine) return fine;
    welded_.push_back(welder_.number_of(p));
    return {};
  }

  Done add_triangle(const XmlAttributes& attributes) {
    if (object_ == nullptr) return {};
    Triangle triangle{};
    static constexpr std::array<std::string_view, 3> names{"v1", "v2", "v3"};
    for (std::size_t k = 0; k < 3; ++k) {
      std::uint32_t vertex = 0;
      if (!read(attributes.find(names[k]), vertex))
        return malformed(fmt::format("Object {}: triangle {} has no {} that can be read.", id_,
                                     object_->mesh.triangles.size(), names[k]));
      if (vertex >= welded_.size()) {
        return Error{ErrorKind::invalid_input, "mesh_index_out_of_range",
                     fmt::format("Object {}: triangle {} names vertex {}; there are {}.", id_,
                                 object_->mesh.triangles.size(), vertex, welded_.size()),
                     "Export the part again; the file contradicts itself."};
      }
      triangle[k] = welded_[vertex];
    }
    if (object_->mesh.triangles.size() >= limits_.triangles_max) return too_many_triangles(limits_);
    object_->mesh.triangles.push_back(triangle);
    return {};
  }

  Done add_part(std::string_view element, const XmlAttributes& attributes) {
    Part part;
    part.object.first = entry_;
    if (const auto path = attributes.find("path")) part.object.first = entry_of(*path);
    if (!read(attributes.find("objectid"), part.object.second))
      return malformed(fmt::format("A {} names no object.", element));
    if (const auto text = attributes.find("transform")) {
      auto transform = transform_of(*text);
      if (!transform) return transform.error();
      part.placed = *transform;
    }
    if (element == "component") {
      if (object_ != nullptr) object_->components.push_back(std::move(part));
    } else if (attributes.find("printable").value_or("1") != "0") {
      model.items.push_back(std::move(part));
    }
    return {};
  }

  std::string entry_;
  const ReadLimits& limits_;
  std::uint32_t id_ = 0;
  Object* object_ = nullptr;
  Welder welder_{64};
  std::vector<std::uint32_t> welded_;
};

/// Finds the first relationship to a 3D model.
class RelationshipHandler : public XmlHandler {
 public:
  std::string target;

  Done start(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "Relationship" && target.empty() &&
        attributes.find("Type").value_or("").ends_with("/3dmodel"))
      target = entry_of(attributes.find("Target").value_or(""));
    return {};
  }
  Done end(std::string_view) override { return {}; }
};

Done parse(Archive& archive, const std::string& entry, XmlHandler& handler, unsigned depth_max) {
  XmlReader reader{handler, depth_max};
  if (auto done = archive.stream(entry, [&](std::string_view bytes) { return reader.feed(bytes); });
      !done)
    return done;
  return reader.finish();
}

Result<std::string> main_entry(Archive& archive, const ReadLimits& limits) {
  RelationshipHandler relationships;
  if (archive.has("_rels/.rels"))
    if (auto done = parse(archive, "_rels/.rels", relationships, limits.nesting_max); !done)
      return done.error();
  if (archive.has(relationships.target)) return relationships.target;
  for (const auto& name : archive.names())
    if (name.ends_with(".model")) return name;
  return malformed("The archive holds no 3D model.");
}

/// Puts the objects in their places, following components; refuses circles and explosions.
class Assembly {
 public:
  Assembly(Archive& archive, const ReadLimits& limits) : archive_{archive}, limits_{limits} {}

  Result<Model*> load(const std::string& entry) {
    const auto known = models_.find(entry);
    if (known != models_.end()) return &known->second;
    ModelHandler handler{entry, limits_};
    if (auto done = parse(archive_, entry, handler, limits_.nesting_max); !done)
      return done.error();
    return &models_.emplace(entry, std::move(handler.model)).first->second;
  }

  Done place(const Part& part, const Transform& outer, unsigned depth) {
    if (depth > limits_.nesting_max) {
      return Error{ErrorKind::invalid_input, "three_mf_too_deep",
                   fmt::format("Object {} lies in more than {} components inside each other, or in "
                               "itself.",
                               part.object.second, limits_.nesting_max),
                   "Export the assembly with fewer levels."};
    }
    if (++instances_ > instances_max) {
      return Error{ErrorKind::too_large, "mesh_too_large",
                   fmt::format("More than {} objects are put together.", instances_max),
                   "Export one part, and ask for copies."};
    }
    const auto model = load(part.object.first);
    if (!model) return model.error();
    const auto found = (*model)->objects.find(part.object.second);
    if (found == (*model)->objects.end())
      return malformed(fmt::format("Object {} is named but not in '{}'.", part.object.second,
                                   part.object.first));
    const Object& object = found->second;
    if (!object.is_made) return {};
    const Transform here = outer * part.placed;
    if (auto done = append(object.mesh, here); !done) return done;
    for (const auto& component : object.components)
      if (auto done = place(component, here, depth + 1); !done) return done;
    return {};
  }

  Mesh take() { return std::move(mesh_); }

 private:
  Done append(const Mesh& mesh, const Transform& transform) {
    if (mesh_.triangles.size() + mesh.triangles.size() > limits_.triangles_max)
      return too_many_triangles(limits_);
    const auto offset = static_cast<std::uint32_t>(mesh_.points.size());
    for (const auto& point : mesh.points) {
      mesh_.points.push_back(transform(point));
      if (auto fine = check_point(mesh_.points.back(), limits_, "Point", mesh_.points.size() - 1);
          !fine)
        return fine;
    }
    const bool is_mirrored = transform.determinant() < 0;
    for (auto t : mesh.triangles) {
      if (is_mirrored) std::swap(t[1], t[2]);
      mesh_.triangles.push_back({t[0] + offset, t[1] + offset, t[2] + offset});
    }
    return {};
  }

  Archive& archive_;
  const ReadLimits& limits_;
  std::map<std::string, Model> models_;
  std::uint64_t instances_ = 0;
  Mesh mesh_;
};

/// The objects that no other one is made of: what is meant where the build names nothing.
std::vector<Part> outermost(const Model& model, const std::string& entry) {
  std::set<ObjectKey> inside;
  for (const auto& [id, object] : model.objects)
    for (const auto& component : object.components) inside.insert(component.object);
  std::vector<Part> parts;
  for (const auto& [id, object] : model.objects)
    if (!inside.contains({entry, id})) parts.push_back({{entry, id}, {}});
  return parts;
}

double millimetres_of(std::string_view unit) {
  static const std::map<std::string_view, double> known{{"micron", 0.001},  {"millimeter", 1},
                                                        {"centimeter", 10}, {"inch", 25.4},
                                                        {"foot", 304.8},    {"meter", 1000}};
  const auto found = known.find(unit);
  return found == known.end() ? 0 : found->second;
}

}  // namespace

Result<MeshFile> read_three_mf(std::string_view bytes, const ReadLimits& limits) {
  auto archive = Archive::open(bytes, limits);
  if (!archive) return archive.error();
  const auto entry = main_entry(*archive, limits);
  if (!entry) return entry.error();
  Assembly assembly{*archive, limits};
  const auto model = assembly.load(*entry);
  if (!model) return model.error();

  MeshFile file;
  file.format = MeshFormat::three_mf;
  file.unit = (*model)->unit;
  file.is_unit_stated = (*model)->is_unit_stated;
  const double scale = millimetres_of(file.unit);
  if (scale == 0) return malformed(fmt::format("The unit '{}' is not known.", file.unit));
  auto items = (*model)->items;
  if (items.empty()) {
    items = outermost(**model, *entry);
    file.problems.push_back({"three_mf_without_build",
                             "The file names no part to build; all its objects were read.",
                             "Look at the picture: is this the part?"});
  }
  file.objects = items.size();
  for (const auto& item : items)
    if (auto done = assembly.place(item, scaling(scale), 0); !done) return done.error();
  file.mesh = assembly.take();
  return file;
}

}  // namespace touiza::geometry::detail
