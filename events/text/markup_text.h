#pragma once

#include <functional>
#include <string>

#include "events/text/markup.h"

namespace dateline::events {

/// The words of a piece of HTML (or XHTML) as a person reads them: paragraphs with a blank line between them, white
/// space folded but in `pre`, items of lists and rows of tables on lines of their own, nothing of scripts, styles,
/// forms and what is hidden. `skip` says which further elements are left out; may be empty.
[[nodiscard]] std::string markup_text(const xmlNode* root, const std::function<bool(const xmlNode*)>& skip = {});

/// Whether there are more than `count` bytes of text inside.
[[nodiscard]] bool holds_more_than(std::size_t count, const xmlNode* root);
/// Whether an element starts a line of its own.
[[nodiscard]] bool is_block(std::string_view element);
/// Whether an element never holds words of the text: scripts, styles, forms, pictures, what is hidden.
[[nodiscard]] bool is_silent(const xmlNode* node);

}  // namespace dateline::events
