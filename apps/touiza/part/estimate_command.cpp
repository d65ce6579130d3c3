#include "part/estimate_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <thread>

#include "geometry/mesh_file.hpp"
#include "geometry/outline_file.hpp"
#include "part/input.hpp"
#include "part/part_json.hpp"
#include "part/profile_json.hpp"

namespace touiza::part_files {
namespace {

struct Options {
  std::vector<std::string> files;
  std::vector<std::string> profiles;
  std::string machine;
  std::string sheet = "600x400";
  std::uint64_t copies = 1;
  bool prints_json = false;
};

struct Answer {
  std::string json;
  std::string words;
  std::optional<Error> error;
  bool is_fine = false;
};

/// "600x400" in mm.
std::optional<geometry::Sheet> sheet_of(const std::string& text) {
  char* end = nullptr;
  geometry::Sheet sheet;
  sheet.width_mm = std::strtod(text.c_str(), &end);
  if (*end != 'x') return std::nullopt;
  sheet.height_mm = std::strtod(end + 1, &end);
  const bool is_size =
      sheet.width_mm > 0 && sheet.height_mm > 0 && sheet.width_mm < 1e5 && sheet.height_mm < 1e5;
  if (*end != '\0' || !is_size) return std::nullopt;
  return sheet;
}

struct Work {
  const Options& options;
  const geometry::Sheet& sheet;
  const std::string& file;
  const Profile& profile;
};

Result<geometry::Mesh> mesh_of(std::string_view bytes) {
  return geometry::read_mesh(bytes).map([](geometry::MeshFile file) { return file.mesh; });
}

Answer told(const Work& work, const estimate::Estimate& found, const estimate::FffEstimate* fff) {
  Answer answer;
  answer.is_fine = !any_blocks(found.limits);
  answer.json =
      estimate_to_json(work.file, work.profile.name, work.profile.machine.technology, found, fff);
  answer.words = fmt::format("{} with {}: {} ({} to {})", work.file, work.profile.name,
                             in_words(found.time.count()), in_words(found.time_low.count()),
                             in_words(found.time_high.count()));
  if (found.units > 1)
    answer.words +=
        fmt::format(" for {} units, {} each", found.units, in_words(found.time_per_unit().count()));
  answer.words += fmt::format(", {:.3g} {}", found.material, found.material_unit);
  if (fff != nullptr)
    answer.words +=
        fmt::format(", {} layers, {:.2f} m of filament", fff->layers, fff->filament.value() / 1000);
  for (const auto& problem : found.limits)
    answer.words += fmt::format("\n  ! {}\n      {}", problem.message, problem.remedy);
  return answer;
}

Answer failed(const Work& work, const Error& error) {
  return {failure_to_json(work.file, work.profile.name, error), "", error, false};
}

Answer answer_of(const Work& work, std::string_view bytes, const estimate::FffParameters& set) {
  const auto mesh = mesh_of(bytes);
  if (!mesh) return failed(work, mesh.error());
  const auto found =
      estimate::estimate_fff(*mesh, {set, work.profile.machine}, work.options.copies);
  if (!found) return failed(work, found.error());
  return told(work, found->cycle, &*found);
}

Answer answer_of(const Work& work, std::string_view bytes, const estimate::LaserParameters& set) {
  const auto file = geometry::read_outline(bytes);
  if (!file) return failed(work, file.error());
  const auto found = estimate_laser(file->outline, work.sheet, set, work.profile.machine);
  return found ? told(work, *found, nullptr) : failed(work, found.error());
}

Answer answer_of(const Work& work, std::string_view bytes,
                 const estimate::MouldingParameters& set) {
  const auto mesh = mesh_of(bytes);
  if (!mesh) return failed(work, mesh.error());
  const auto found = estimate_moulding(*mesh, set, work.profile.machine);
  return found ? told(work, *found, nullptr) : failed(work, found.error());
}

Answer answer_of(const Work& work, std::string_view bytes, const estimate::ResinParameters& set) {
  const auto mesh = mesh_of(bytes);
  if (!mesh) return failed(work, mesh.error());
  const auto found = estimate_resin(*mesh, set, work.profile.machine, work.options.copies);
  return found ? told(work, *found, nullptr) : failed(work, found.error());
}

Answer answer_of(const Work& work, std::string_view bytes, const estimate::PowderParameters& set) {
  const auto mesh = mesh_of(bytes);
  if (!mesh) return failed(work, mesh.error());
  const auto found = estimate_powder(*mesh, set, work.profile.machine, work.options.copies);
  return found ? told(work, *found, nullptr) : failed(work, found.error());
}

/// Progress for people: after two seconds, on a terminal only.
class Progress {
 public:
  explicit Progress(std::size_t total) : total_{total} {}
  ~Progress() {
    if (is_shown_) fmt::print(stderr, "\r{:40}\r", "");
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void tell(std::size_t done) {
    if (isatty(STDERR_FILENO) == 0) return;
    if (std::chrono::steady_clock::now() - begin_ < std::chrono::seconds{2}) return;
    is_shown_ = true;
    fmt::print(stderr, "\r{} of {} estimated", done, total_);
  }

 private:
  std::size_t total_;
  bool is_shown_ = false;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

std::vector<Answer> answers_of(const Options& options, const geometry::Sheet& sheet,
                               const std::vector<Profile>& profiles) {
  const std::size_t total = options.files.size() * profiles.size();
  std::vector<Answer> answers(total);
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t done = 0;
  const auto work_through = [&] {
    for (std::size_t i = next++; i < total; i = next++) {
      const Work work{options, sheet, options.files[i / profiles.size()],
                      profiles[i % profiles.size()]};
      const auto bytes = bytes_of(work.file);
      answers[i] = bytes ? std::visit([&](const auto& set) { return answer_of(work, *bytes, set); },
                                      work.profile.parameters)
                         : failed(work, bytes.error());
      const std::scoped_lock lock{mutex};
      ++done;
      changed.notify_one();
    }
  };
  std::vector<std::jthread> threads;
  const auto cores = std::max(1U, std::thread::hardware_concurrency());
  for (std::size_t i = 0; i < std::min<std::size_t>(cores, total); ++i)
    threads.emplace_back(work_through);
  Progress progress{total};
  std::unique_lock lock{mutex};
  while (done < total) {
    changed.wait(lock);
    progress.tell(done);
  }
  return answers;
}

Result<std::vector<Profile>> profiles_of(const Options& options) {
  std::optional<estimate::MachineProfile> machine;
  if (!options.machine.empty()) {
    auto read = bytes_of(options.machine).and_then([](const std::string& text) {
      return machine_from_text(text);
    });
    if (!read) return read.error();
    machine = std::move(*read);
  }
  std::vector<Profile> profiles;
  for (const auto& path : options.profiles) {
    auto read =
        bytes_of(path).and_then([](const std::string& text) { return profile_from_text(text); });
    if (!read) {
      auto error = read.error();
      error.message = fmt::format("{}: {}", path, error.message);
      return error;
    }
    read->name = path;
    if (machine) read->machine = *machine;
    profiles.push_back(std::move(*read));
  }
  return profiles;
}

int run(const Options& options) {
  const auto sheet = sheet_of(options.sheet);
  if (!sheet) {
    fmt::print(stderr, "touiza estimate: --sheet takes millimetres as 600x400, not '{}'.\n",
               options.sheet);
    return 2;
  }
  const auto profiles = profiles_of(options);
  if (!profiles) {
    complain("touiza estimate", "profile", profiles.error());
    return 1;
  }
  std::vector<std::string> entries;
  bool is_fine = true;
  for (const auto& answer : answers_of(options, *sheet, *profiles)) {
    is_fine = is_fine && answer.is_fine;
    entries.push_back(answer.json);
    if (options.prints_json) continue;
    if (answer.error)
      complain("touiza estimate", options.files[(entries.size() - 1) / profiles->size()],
               *answer.error);
    else
      fmt::print("{}\n", answer.words);
  }
  if (options.prints_json) fmt::print("{}\n", files_to_json(entries));
  return is_fine ? 0 : 1;
}

}  // namespace

int run_estimate_command(const std::vector<std::string>& words) {
  Options options;
  CLI::App app{"How long does a part take, and what does it use up?", "touiza estimate"};
  app.footer("Example: touiza estimate shield.stl --profile petg.ini --copies 4");
  app.add_option("FILE", options.files, "STL, 3MF, OBJ; for a laser DXF, SVG")->required();
  app.add_option("--profile", options.profiles,
                 "A PrusaSlicer .ini or a touiza-parameters document; may be given several times")
      ->required()
      ->allow_extra_args(false);
  app.add_option("--machine", options.machine,
                 "A touiza-machine/1 document, instead of the machine of the profile");
  app.add_option("--copies", options.copies, "Made together in one cycle")
      ->check(CLI::Range(1, 10'000));
  app.add_option("--sheet", options.sheet, "For a laser: width x height in mm");
  app.add_flag("--json", options.prints_json, "Print everything as JSON");
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // Taken from the back.
  } catch (const CLI::ParseError& misuse) {
    const int code = app.exit(misuse);
    return code == 0 ? 0 : 2;
  }
  return run(options);
}

}  // namespace touiza::part_files
