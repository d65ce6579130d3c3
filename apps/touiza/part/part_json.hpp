// What `analyze` and `estimate` say, as JSON.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "estimate/estimate.hpp"
#include "estimate/fff.hpp"
#include "geometry/examination.hpp"
#include "geometry/outline_file.hpp"

namespace touiza::part_files {

std::string mesh_to_json(const std::string& file, const geometry::Examination& found,
                         const geometry::Problems& problems);

std::string outline_to_json(const std::string& file, const geometry::OutlineFile& read,
                            const geometry::OutlineMeasure& measure,
                            const geometry::Problems& problems);

/// `fff` adds filament and layers; null for other technologies.
std::string estimate_to_json(const std::string& file, const std::string& profile,
                             const std::string& technology, const estimate::Estimate& found,
                             const estimate::FffEstimate* fff);

/// A file that could not be read or estimated: its problems only.
std::string failure_to_json(const std::string& file, const std::string& profile,
                            const Error& error);

/// `{"files": […]}`
std::string files_to_json(const std::vector<std::string>& entries);

}  // namespace touiza::part_files
