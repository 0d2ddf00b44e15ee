#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "base/result.h"

namespace dateline::events {

// The files of learned weights under assets/lexicons: a heading "feature,weight" and a row for each feature.

/// Takes a row as its feature and its weight, both as written; false where either is none.
using TakeWeight = std::function<bool(std::string_view feature, std::string_view weight)>;

/// Hands each row of a file of weights to `take`, in their order. Errors (failed) name the file and the row.
[[nodiscard]] Result<void> read_weights(const std::filesystem::path& file, const TakeWeight& take);

/// Writes such a file from `rows`, "feature,weight\n" each. Error (failed): it cannot be written.
[[nodiscard]] Result<void> write_weights(const std::filesystem::path& file, std::string_view rows);

}  // namespace dateline::events
