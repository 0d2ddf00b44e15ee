#include "events/text/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

extern char** environ;

namespace dateline::events {

namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  [[nodiscard]] int number() const { return number_; }
  void set(int number) {
    close();
    number_ = number;
  }
  void close() {
    if (number_ >= 0) {
      ::close(number_);
    }
    number_ = -1;
  }

 private:
  int number_;
};

bool write_all(int file, const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t count = ::write(file, bytes.data() + at, bytes.size() - at);
    if (count < 0 && errno != EINTR) {
      return false;
    }
    at += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
  }
  return ::lseek(file, 0, SEEK_SET) == 0;
}

bool make_pipe(Descriptor& read, Descriptor& write) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return false;
  }
  read.set(ends[0]);
  write.set(ends[1]);
  return true;
}

// Starts `command` under util-linux's prlimit, which sets the limits before it becomes the program.
pid_t start(const std::vector<std::string>& command, const ProcessLimits& limits, int in, int out, int err) {
  std::vector<std::string> words = {"prlimit", fmt::format("--as={}", limits.memory),
                                    fmt::format("--cpu={}", limits.time.count()), "--core=0", "--"};
  words.insert(words.end(), command.begin(), command.end());
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) {
    arguments.push_back(word.data());
  }
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, err, STDERR_FILENO);
  pid_t process = -1;
  const int failure = ::posix_spawnp(&process, arguments[0], &files, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  return failure == 0 ? process : -1;
}

// Appends what is there; false at the end of the stream.
bool take(int file, std::string& into, std::size_t most) {
  std::array<char, 64 * 1024> buffer{};
  const ssize_t count = ::read(file, buffer.data(), buffer.size());
  if (count > 0 && into.size() < most) {
    into.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

}  // namespace

ProcessEnd run_process(const std::vector<std::string>& command, const std::string& input, const ProcessLimits& limits) {
  ProcessEnd end;
  const Descriptor file(::memfd_create("document", MFD_CLOEXEC));
  Descriptor out;
  Descriptor err;
  Descriptor child_out;
  Descriptor child_err;
  if (file.number() < 0 || !write_all(file.number(), input) || !make_pipe(out, child_out) ||
      !make_pipe(err, child_err)) {
    return end;
  }
  const pid_t process = start(command, limits, file.number(), child_out.number(), child_err.number());
  child_out.close();
  child_err.close();
  if (process < 0) {
    end.how = ProcessEnd::How::not_found;
    return end;
  }
  constexpr std::size_t kMostWords = 4096;
  const Clock::time_point deadline = Clock::now() + limits.time;
  std::array<pollfd, 2> streams = {{{out.number(), POLLIN, 0}, {err.number(), POLLIN, 0}}};
  while (streams[0].fd >= 0 || streams[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0 || end.out.size() > limits.output) {
      end.how = left <= 0 ? ProcessEnd::How::too_slow : ProcessEnd::How::too_much;
      ::kill(process, SIGKILL);
      break;
    }
    if (::poll(streams.data(), streams.size(), static_cast<int>(std::min<long long>(left, 1000))) <= 0) {
      continue;
    }
    if (streams[0].revents != 0 && !take(streams[0].fd, end.out, limits.output + 1)) {
      streams[0].fd = -1;
    }
    if (streams[1].revents != 0 && !take(streams[1].fd, end.err, kMostWords)) {
      streams[1].fd = -1;
    }
  }
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  if (end.how != ProcessEnd::How::failed) {
    return end;
  }
  constexpr int kNotFound = 127;  // as shells and prlimit have it
  if (WIFSIGNALED(status)) {
    end.how = WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL ? ProcessEnd::How::too_slow
                                                                         : ProcessEnd::How::too_much;
  } else if (WIFEXITED(status)) {
    end.how = WEXITSTATUS(status) == 0           ? ProcessEnd::How::done
              : WEXITSTATUS(status) == kNotFound ? ProcessEnd::How::not_found
                                                 : ProcessEnd::How::failed;
  }
  return end;
}

}  // namespace dateline::events
