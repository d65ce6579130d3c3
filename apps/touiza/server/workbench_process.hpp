// Files are looked at in a process apart: a hostile one can hurt nobody but that process.
#pragma once

#include <string>
#include <vector>

#include "designs/file_model.hpp"

namespace touiza::server {

/// The sanitizers of ./test --full reserve more addresses than any limit would leave.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_memory_limited = false;
#else
inline constexpr bool is_memory_limited = true;
#endif

/// What one look at a file may cost.
struct WorkbenchLimits {
  std::uint64_t memory_bytes = std::uint64_t{2} << 30;
  unsigned processor_s = 120;
  unsigned wall_s = 180;
  std::uint64_t answer_bytes = std::uint64_t{64} << 20;
};

/// Runs this program again as `touiza workbench …` for every file, with limits on memory, processor
/// and time, the file as its only input and a pipe as its only output. At most two at once.
class WorkbenchProcess final : public designs::Workbench {
 public:
  explicit WorkbenchProcess(WorkbenchLimits limits = {}, std::string program = "/proc/self/exe")
      : limits_{limits}, program_{std::move(program)} {}

  /// Errors: those of geometry's readers (kind invalid_input), "file_takes_too_much" where a limit
  /// ended the look, "workbench_failed" (worth a retry).
  Result<designs::FileAnalysis> analyse(int descriptor, const std::string& name) override;
  Result<designs::CycleEstimate> estimate(int descriptor, const std::string& name,
                                          const designs::ProcessPlan& plan) override;

 private:
  Result<std::string> run(int descriptor, const std::vector<std::string>& words) const;

  WorkbenchLimits limits_;
  std::string program_;
};

/// The child's side: `touiza workbench analyse NAME` and `touiza workbench estimate NAME PLAN`, the
/// file on standard input, the answer on standard output.
int run_workbench_command(const std::vector<std::string>& words);

}  // namespace touiza::server
