#pragma once

#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.h"

namespace dateline::events {

/// Takes a line's object and the name "file:line" of a document that gives itself none. May throw what the JSON library
/// throws.
using TakeGoldLine = std::function<void(const nlohmann::json& object, std::string name)>;

/// Hands the documents of newline-delimited JSON files (or of all "*.json" below a folder) to `take`, in their order;
/// empty lines are passed over. `what` a line holds ("times") and the `form` that it should have are said in errors
/// (rejected), which name the file and the line. Files without any document are an error too.
[[nodiscard]] Result<void> read_gold_lines(const std::vector<std::filesystem::path>& inputs, const std::string& what,
                                           const std::string& form, const TakeGoldLine& take);

}  // namespace dateline::events
