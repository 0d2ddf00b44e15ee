#pragma once

#include <string_view>

#include "events/text/text_structure.h"

namespace dateline::events {

/// Fills `sentences`, `repeats` and `passages` of a structure whose tokens and paragraphs are there.
void find_passages(std::string_view text, TextStructure& structure);

}  // namespace dateline::events
