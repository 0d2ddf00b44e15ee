#pragma once

#include <string>
#include <unordered_map>

#include "base/result.h"
#include "events/model/document.h"

namespace dateline::viewer {

/// The documents that a mentions file holds already.
struct ReadBefore {
  std::unordered_map<std::string, std::string> sha256_of;  ///< by document id

  [[nodiscard]] bool has(const events::Document& document) const {
    const auto found = sha256_of.find(document.id);
    return found != sha256_of.end() && found->second == document.sha256;
  }
};

/// Makes a mentions file ready to be gone on with: a last line that breaks off and the lines of rejected documents,
/// which will be tried again, are taken away. A file that does not exist holds nothing. Error (failed): it is no
/// mentions file, or cannot be read or written; it is as it was.
[[nodiscard]] Result<ReadBefore> prepare_resume(const std::string& path);

}  // namespace dateline::viewer
