#include "base/drafts.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <string>
#include <system_error>
#include <vector>

namespace dateline {

namespace {

constexpr std::string_view kDraft = ".draft";

/// Whether `name` is ".NAME.PID.draft", with any ending, of a process that runs no more.
bool is_abandoned(std::string_view name, const std::string& prefix) {
  if (!name.starts_with(prefix)) {
    return false;
  }
  name.remove_prefix(prefix.size());
  pid_t process = 0;
  const auto [end, bad] = std::from_chars(name.data(), name.data() + name.size(), process);
  name.remove_prefix(static_cast<std::size_t>(end - name.data()));
  return bad == std::errc() && process > 0 && name.starts_with(kDraft) && ::kill(process, 0) != 0 && errno == ESRCH;
}

}  // namespace

std::filesystem::path draft_of(const std::filesystem::path& target, std::string_view ending) {
  const std::string prefix = fmt::format(".{}.", target.filename().string());
  const std::filesystem::path folder = target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
  std::vector<std::filesystem::path> abandoned;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (is_abandoned(entry->path().filename().string(), prefix)) {
      abandoned.push_back(entry->path());
    }
  }
  for (const std::filesystem::path& draft : abandoned) {
    std::filesystem::remove_all(draft, error);
  }
  return target.parent_path() / fmt::format("{}{}{}{}", prefix, ::getpid(), kDraft, ending);
}

}  // namespace dateline
