#pragma once

#include "events/extract/toponyms/recognise.h"

namespace dateline::events {

/// What the words beside a name say it is: "the Layramoun district", "villages in Idlib" (a province, and no town),
/// "the governor of Homs". What the mention has already, as a name of a list, where they say nothing.
[[nodiscard]] PlaceKinds kinds_said(const NameWords& words, const NameMention& mention);

}  // namespace dateline::events
