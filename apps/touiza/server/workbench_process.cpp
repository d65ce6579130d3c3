#include "server/workbench_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>

#include "server/workbench_answer.hpp"

namespace touiza::server {
namespace {

Error workbench_failed(const std::string& why) {
  return {ErrorKind::unavailable, "workbench_failed",
          fmt::format("The file could not be looked at: {}.", why), "It is tried again by itself."};
}

Error file_takes_too_much(const std::string& limit) {
  return {ErrorKind::invalid_input, "file_takes_too_much",
          fmt::format("Looking at this file took more than {}.", limit),
          "Send a simpler file: fewer triangles, fewer objects."};
}

void limit(int resource, std::uint64_t value) {
  const rlimit both{value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

/// Between fork and exec only calls that are safe there (signal-safety(7)).
[[noreturn]] void become_child(int input, int output, const WorkbenchLimits& limits,
                               const char* program, char* const* words) {
  if (input >= 0) {
    lseek(input, 0, SEEK_SET);
    dup2(input, STDIN_FILENO);
  } else {
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
  }
  dup2(output, STDOUT_FILENO);
  close_range(3, ~0U, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (is_memory_limited) limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_CPU, limits.processor_s);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, 16);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  execv(program, words);
  _exit(127);
}

/// Everything the child writes until it closes its end; nothing where it is too much or too late.
std::optional<std::string> read_all(int pipe, const WorkbenchLimits& limits) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::seconds{limits.wall_s};
  std::string text;
  std::vector<char> buffer(65536);
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0 || text.size() > limits.answer_bytes) return std::nullopt;
    pollfd waiting{pipe, POLLIN, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return std::nullopt;
    const auto got = read(pipe, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

Result<WorkbenchAnswer> answer_from(const std::string& text) {
  const auto line_end = text.find('\n');
  if (line_end == std::string::npos) return workbench_failed("no answer came");
  auto answer = json::read<WorkbenchAnswer>(std::string_view{text}.substr(0, line_end));
  if (!answer) return workbench_failed("the answer cannot be read");
  if (answer->refusal) {
    return Error{ErrorKind::invalid_input, answer->refusal->code, answer->refusal->message,
                 answer->refusal->remedy};
  }
  return answer;
}

}  // namespace

Result<std::string> WorkbenchProcess::run(int descriptor,
                                          const std::vector<std::string>& words) const {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return workbench_failed("no pipe");
  std::vector<std::string> all{"touiza", "workbench"};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (auto& word : all) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  const pid_t child = fork();
  if (child == 0) become_child(descriptor, ends[1], limits_, program_.c_str(), arguments.data());
  close(ends[1]);
  if (child < 0) {
    close(ends[0]);
    return workbench_failed("no process");
  }
  const auto text = read_all(ends[0], limits_);
  close(ends[0]);
  if (!text) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!text) return file_takes_too_much(fmt::format("{} s", limits_.wall_s));
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return *text;
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)) {
    return file_takes_too_much(fmt::format("{} s of processor time", limits_.processor_s));
  }
  // A parser that ran out of memory, or that the file made crash: the file's fault, not worth a
  // retry.
  return file_takes_too_much(fmt::format("{} MB of memory", limits_.memory_bytes >> 20));
}

Result<designs::FileAnalysis> WorkbenchProcess::analyse(int descriptor, const std::string& name) {
  const auto text = run(descriptor, {"analyse", name});
  if (!text) return text.error();
  auto answer = answer_from(*text);
  if (!answer) return answer.error();
  designs::FileAnalysis analysis;
  analysis.measure = answer->measure.value_or(designs::FileMeasure{});
  analysis.problems = std::move(answer->problems);
  analysis.can_be_made = answer->can_be_made;
  const auto bytes = std::string_view{*text}.substr(text->find('\n') + 1);
  const auto picture = static_cast<std::size_t>(answer->picture_bytes);
  const auto preview = static_cast<std::size_t>(answer->preview_bytes);
  if (bytes.size() != picture + preview) return workbench_failed("the answer was cut");
  analysis.picture_png = bytes.substr(0, picture);
  analysis.preview = bytes.substr(picture);
  return analysis;
}

Result<designs::CycleEstimate> WorkbenchProcess::estimate(int descriptor, const std::string& name,
                                                          const designs::ProcessPlan& plan) {
  const auto text = run(descriptor, {"estimate", name, json::write(plan)});
  if (!text) return text.error();
  auto answer = answer_from(*text);
  if (!answer) return answer.error();
  if (!answer->estimate) return workbench_failed("the answer holds no estimate");
  return *answer->estimate;
}

}  // namespace touiza::server
