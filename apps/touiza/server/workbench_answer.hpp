// What the workbench's two sides say to each other: one line of JSON, then the pictures' bytes.
#pragma once

#include "designs/file_model.hpp"
#include "json/read.hpp"

namespace touiza::server {

struct WorkbenchRefusal {
  std::string code;
  std::string message;
  std::string remedy;
};
BOOST_DESCRIBE_STRUCT(WorkbenchRefusal, (), (code, message, remedy))

struct WorkbenchAnswer {
  std::optional<WorkbenchRefusal> refusal;
  std::optional<designs::FileMeasure> measure;
  std::vector<designs::FileProblem> problems;
  bool can_be_made = true;
  std::optional<designs::CycleEstimate> estimate;
  std::int64_t picture_bytes = 0;
  std::int64_t preview_bytes = 0;
};
BOOST_DESCRIBE_STRUCT(WorkbenchAnswer, (),
                      (refusal, measure, problems, can_be_made, estimate, picture_bytes,
                       preview_bytes))

}  // namespace touiza::server
