#pragma once

#include <string>

#include "events/text/markup.h"

namespace dateline::events {

/// The article of a page without navigation, headers and footers, lists of links, comments and what else stands around
/// it: paragraphs with a blank line between them. Judged by what elements are and are called, and by how much of their
/// text is prose and how little of it links. Empty where the page holds no prose.
[[nodiscard]] std::string main_content(const xmlNode* root);

}  // namespace dateline::events
