// Files of a revision: what was found in them, and whether they can be used.
#pragma once

#include "designs/design_model.hpp"

namespace touiza::designs {

enum class FileRole { model, outline, document, source };
BOOST_DESCRIBE_ENUM(FileRole, model, outline, document, source)

enum class FileState {
  waiting,  ///< To be checked in the background.
  checked,
  refused,  ///< Cannot be made as it is; `problems` says why.
};
BOOST_DESCRIBE_ENUM(FileState, waiting, checked, refused)

struct SizeXyz {
  double x = 0;
  double y = 0;
  double z = 0;
};
BOOST_DESCRIBE_STRUCT(SizeXyz, (), (x, y, z))

/// What the geometry engine measured. Of an outline, `cut_length_mm` and `pierces`; of a mesh the
/// rest.
struct FileMeasure {
  std::string format;  ///< "stl", "3mf", "dxf" …
  std::optional<SizeXyz> size_mm;
  std::optional<double> volume_mm3;
  std::optional<double> area_mm2;
  std::optional<std::int64_t> triangles;
  std::optional<std::int64_t> components;
  std::optional<std::int64_t> open_edges;
  std::optional<bool> closed;
  std::optional<double> cut_length_mm;
  std::optional<std::int64_t> pierces;
  std::optional<std::int64_t> contours;
};
BOOST_DESCRIBE_STRUCT(FileMeasure, (),
                      (format, size_mm, volume_mm3, area_mm2, triangles, components, open_edges,
                       closed, cut_length_mm, pierces, contours))

struct FileProblem {
  std::string code;
  std::string message;
  std::string remedy;
};
BOOST_DESCRIBE_STRUCT(FileProblem, (), (code, message, remedy))

struct DesignFile {
  NetworkId network_id;
  FileId file_id;
  RevisionId revision_id;
  std::optional<ComponentId> component_id;
  std::string name;
  FileRole role = FileRole::model;
  std::string language;  ///< Of a document: "fr"; else empty.
  std::string sha256;
  std::int64_t size_bytes = 0;
  std::string media_type;
  FileState state = FileState::waiting;
  std::optional<FileMeasure> measure;
  std::vector<FileProblem> problems;
  std::optional<std::string> picture_sha256;  ///< A PNG drawn by the server.
  std::optional<std::string> preview_sha256;  ///< A decimated mesh for the browser.
  AccountId uploaded_by;
  Instant uploaded_at;
};
BOOST_DESCRIBE_STRUCT(DesignFile, (),
                      (network_id, file_id, revision_id, component_id, name, role, language, sha256,
                       size_bytes, media_type, state, measure, problems, picture_sha256,
                       preview_sha256, uploaded_by, uploaded_at))

/// The name that a file is kept under: its last path segment without control characters, at most
/// 120 characters. Errors: "file_name_is_empty", "file_type_is_unknown" (the message lists those
/// known).
Result<std::string> file_name_from(std::string_view given, FileRole role);

/// What is known of a file after its check.
struct FileAnalysis {
  FileMeasure measure;
  std::vector<FileProblem> problems;
  bool can_be_made = true;
  std::string picture_png;  ///< Empty where there is none.
  std::string preview;      ///< Empty where there is none.
};

/// Checks files and estimates times, with limits of its own on time and memory: a file may be
/// hostile. Implemented in apps/, where the engines run in a process apart.
class Workbench {
 public:
  virtual ~Workbench() = default;
  /// `descriptor` is open for reading, at the start of the bytes; `name` tells the format.
  virtual Result<FileAnalysis> analyse(int descriptor, const std::string& name) = 0;
  /// Time and material of one cycle; `descriptor` is -1 for a plan without a file.
  virtual Result<CycleEstimate> estimate(int descriptor, const std::string& name,
                                         const ProcessPlan& plan) = 0;
};

}  // namespace touiza::designs
