#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace dateline::events {

/// The files that an input names, in order: of a folder, the documents in it and in its folders (by the endings of
/// their names; hidden ones are passed over); of a pattern with `*`, `?` or `[...]`, what it matches; else itself,
/// whether it exists or not. Errors (rejected): a folder without documents, a pattern that matches nothing.
[[nodiscard]] Result<std::vector<std::string>> document_files(const std::string& input);

}  // namespace dateline::events
