#pragma once

#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "viewer/panels/project_snapshot.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

// What the session's tasks have in common.

using SnapshotPtr = std::shared_ptr<const ProjectSnapshot>;

[[nodiscard]] inline SnapshotPtr snapshot_of(events::Project project) {
  return std::make_shared<const ProjectSnapshot>(std::make_shared<const events::Project>(std::move(project)));
}
[[nodiscard]] inline Notice problem(const Error& error) {
  return {Notice::Kind::problem, error.line(), 0};
}
[[nodiscard]] inline Notice done(std::string text) {
  return {Notice::Kind::done, std::move(text), 0};
}

/// Who decides, for the project's record of decisions.
[[nodiscard]] inline std::string user_name() {
  const char* user = std::getenv("USER");  // NOLINT(concurrency-mt-unsafe): nothing of ours sets the environment
  return user != nullptr && *user != '\0' ? user : "reviewer";
}

/// Of several problems the first is told, and how many more there are; the dialog names each.
inline void add_problems(std::vector<Notice>& notices, const std::vector<Error>& problems) {
  if (problems.empty()) {
    return;
  }
  Notice notice = problem(problems.front());
  if (problems.size() > 1) {
    notice.text += fmt::format(" (and {} more that could not be read)", problems.size() - 1);
    for (const Error& one : problems) {
      notice.details.push_back(one.line());
    }
  }
  notices.push_back(std::move(notice));
}

/// What a table says of its rows that were left out: the first warning in short, the others row by row.
inline void add_left_out(std::vector<Notice>& notices, const std::vector<Error>& warnings) {
  if (warnings.empty()) {
    return;
  }
  Notice notice = problem(warnings.front());
  for (std::size_t i = 1; i < warnings.size(); ++i) {
    notice.details.push_back(warnings[i].line());
  }
  notices.push_back(std::move(notice));
}

}  // namespace dateline::viewer
